#include <stdlib.h>
#include <string.h>
#include <webp/decode.h>
#include <webp/demux.h>

#include "pixels.h"

static const char *reason_of(VP8StatusCode status) {
  switch (status) {
    case VP8_STATUS_NOT_ENOUGH_DATA:
    case VP8_STATUS_SUSPENDED: return "the file ends early";
    case VP8_STATUS_OUT_OF_MEMORY: return "no memory to decode";
    case VP8_STATUS_UNSUPPORTED_FEATURE: return "it uses a feature that cannot be read";
    default: return "its data contradict themselves";
  }
}

/// The part of the canvas that the (first) frame covers, and its bytes.
typedef struct {
  const uint8_t *bytes;
  size_t count;
  uint32_t x, y, width, height;
  bool alpha, lossless;
} frame;

static bool is_extended(const uint8_t *bytes, size_t count) {
  return count >= 30 && memcmp(bytes + 12, "VP8X", 4) == 0;
}

static bool features_of(const uint8_t *bytes, size_t count, WebPBitstreamFeatures *features,
                        codec_note *note) {
  VP8StatusCode status = WebPGetFeatures(bytes, count, features);
  if (status == VP8_STATUS_OK && features->width > 0 && features->height > 0) return true;
  take_note(note, "%s", reason_of(status));
  return false;
}

/// Finds the first frame of a still or animated file.
static bool first_frame(const uint8_t *bytes, size_t count, frame *found, codec_note *note) {
  WebPBitstreamFeatures features;
  if (!features_of(bytes, count, &features, note)) return false;
  *found = (frame){.bytes = bytes, .count = count};
  if (features.has_animation) {
    WebPData data = {bytes, count};
    WebPDemuxState state;
    WebPDemuxer *demuxer = WebPDemuxPartial(&data, &state);
    WebPIterator iterator;
    bool there = demuxer != NULL && WebPDemuxGetFrame(demuxer, 1, &iterator);
    if (there) {
      *found = (frame){.bytes = iterator.fragment.bytes, .count = iterator.fragment.size,
                       .x = (uint32_t)iterator.x_offset, .y = (uint32_t)iterator.y_offset};
      WebPDemuxReleaseIterator(&iterator);  // the fragment points into `bytes`
    }
    WebPDemuxDelete(demuxer);
    if (!there) {
      take_note(note, "no whole first frame");
      return false;
    }
    if (!features_of(found->bytes, found->count, &features, note)) return false;
  }
  found->width = (uint32_t)features.width;
  found->height = (uint32_t)features.height;
  found->alpha = features.has_alpha;
  found->lossless = features.format == 2;
  return true;
}

/// Reads EXIF and ICC from the chunks of an extended file.
static void read_metadata(const uint8_t *bytes, size_t count, codec_header *header) {
  for (size_t at = 12; count - at >= 8;) {
    const uint8_t *data = bytes + at + 8;
    size_t size = (size_t)bytes[at + 4] | (size_t)bytes[at + 5] << 8 |
                  (size_t)bytes[at + 6] << 16 | (size_t)bytes[at + 7] << 24;
    size_t left = count - at - 8;
    if (size > left) return;
    if (memcmp(bytes + at, "ICCP", 4) == 0) header->color_profile = true;
    if (memcmp(bytes + at, "EXIF", 4) == 0) {
      size_t skipped = size > 6 && memcmp(data, "Exif\0", 5) == 0 ? 6 : 0;
      header->orientation = codec_exif_orientation(data + skipped, size - skipped);
    }
    size += size & 1;
    if (size > left) return;
    at += 8 + size;
  }
}

bool codec_webp_header(const uint8_t *bytes, size_t count, codec_header *header, codec_note *note) {
  *header = (codec_header){.orientation = 1, .bit_depth = 8, .channels = 3};
  clear_note(note);
  WebPBitstreamFeatures canvas;
  frame first;
  if (!features_of(bytes, count, &canvas, note)) return false;
  if (!first_frame(bytes, count, &first, note)) return false;
  header->width = (uint32_t)canvas.width;
  header->height = (uint32_t)canvas.height;
  if (first.width > header->width || first.x > header->width - first.width ||
      first.height > header->height || first.y > header->height - first.height) {
    take_note(note, "a frame that does not lie on its canvas");
    return false;
  }
  uint64_t pixels = (uint64_t)first.width * first.height;
  header->animated = canvas.has_animation;
  header->alpha = first.alpha || pixels != (uint64_t)header->width * header->height;
  if (header->alpha) header->channels = 4;
  // The lossless decoder holds its own four bytes a pixel; alpha is a plane of the same kind.
  if (first.lossless || first.alpha) header->working_bytes += 4 * pixels;
  if (first.alpha) header->working_bytes += 4 * pixels + (first.lossless ? 0 : pixels);
  if (is_extended(bytes, count)) read_metadata(bytes, count, header);
  return true;
}

static bool decode_frame(const frame *f, uint8_t *pixels, size_t stride, bool alpha,
                         codec_note *note) {
  WebPDecoderConfig config;
  if (!WebPInitDecoderConfig(&config)) {
    take_note(note, "the installed decoder is not the one this program was built for");
    return false;
  }
  config.output.colorspace = alpha ? MODE_RGBA : MODE_RGB;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = pixels;
  config.output.u.RGBA.stride = (int)stride;
  config.output.u.RGBA.size = stride * (f->height - 1) + (size_t)f->width * (alpha ? 4 : 3);
  VP8StatusCode status = WebPDecode(f->bytes, f->count, &config);
  bool good = status == VP8_STATUS_OK && config.output.width == (int)f->width &&
              config.output.height == (int)f->height;
  if (!good) take_note(note, "%s", reason_of(status));
  return good;
}

codec_status codec_webp_decode(const uint8_t *bytes, size_t count, const codec_header *header,
                               uint8_t *rgb, codec_look *look, codec_note *note) {
  clear_note(note);
  begin_look(look);
  frame f;
  if (!first_frame(bytes, count, &f, note)) return CODEC_FAILED;
  size_t width = header->width, stride = width * 3;
  size_t covered = (size_t)f.width * f.height;
  if (covered != width * header->height) {
    fill_around(look, header->width, header->height, f.x, f.y, f.width, f.height, rgb);
  }
  uint8_t *place = rgb + f.y * stride + (size_t)f.x * 3;
  if (!f.alpha) return decode_frame(&f, place, stride, false, note) ? CODEC_GOOD : CODEC_FAILED;
  uint8_t *rgba = malloc(covered * 4);
  if (rgba == NULL) {
    take_note(note, "no memory to decode");
    return CODEC_FAILED;
  }
  bool good = decode_frame(&f, rgba, (size_t)f.width * 4, true, note);
  for (size_t y = 0; good && y < f.height; y++) {
    composite(look, (f.y + y) * width + f.x, rgba + y * f.width * 4, f.width, place + y * stride);
  }
  free(rgba);
  return good ? CODEC_GOOD : CODEC_FAILED;
}
