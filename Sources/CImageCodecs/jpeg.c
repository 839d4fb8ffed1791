#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <turbojpeg.h>

#include "pixels.h"

// Making a handle costs as much as decoding a small image, so each thread keeps one of each kind.

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t decompressor_key, compressor_key;

static void destroy(void *handle) { tjDestroy(handle); }

static void make_keys(void) {
  if (pthread_key_create(&decompressor_key, destroy)) abort();
  if (pthread_key_create(&compressor_key, destroy)) abort();
}

static tjhandle handle_of_thread(bool compressing) {
  pthread_once(&once, make_keys);
  pthread_key_t key = compressing ? compressor_key : decompressor_key;
  tjhandle handle = pthread_getspecific(key);
  if (handle == NULL) {
    handle = compressing ? tjInitCompress() : tjInitDecompress();
    if (handle != NULL) pthread_setspecific(key, handle);
  }
  return handle;
}

// The header is read here and not by the library, which would read it a second time to decode:
// on 32-pixel images that is a tenth of the work. It walks over the markers as libjpeg does.

typedef struct {
  const uint8_t *bytes;
  size_t count, at;
} reader;

/// The next marker code, with `at` behind it; 0 at the end of the bytes.
static uint8_t next_marker(reader *r) {
  for (;;) {
    const uint8_t *found = memchr(r->bytes + r->at, 0xFF, r->count - r->at);
    if (found == NULL) break;
    r->at = (size_t)(found - r->bytes);
    while (r->at < r->count && r->bytes[r->at] == 0xFF) r->at++;
    if (r->at == r->count) break;
    uint8_t code = r->bytes[r->at++];
    if (code != 0) return code;
  }
  r->at = r->count;
  return 0;
}

/// Frame types that carry a size: SOF0–SOF15 without DHT (C4), JPG (C8) and DAC (CC).
static bool is_frame(uint8_t code) {
  return code >= 0xC0 && code <= 0xCF && code != 0xC4 && code != 0xC8 && code != 0xCC;
}

/// Whether frames of this type decode here: Huffman or arithmetic, in one pass or progressive, but
/// neither lossless nor differential.
static bool is_process_read(uint8_t code) {
  return code <= 0xC2 || code == 0xC9 || code == 0xCA;
}

/// Passes of a file that keeps its coefficients in memory: the SOS markers up to the end.
static uint32_t count_scans(reader r) {
  uint32_t scans = 1;
  for (uint8_t code; (code = next_marker(&r)) != 0 && code != 0xD9;) {
    if (code >= 0xD0 && code <= 0xD7) continue;
    scans += code == 0xDA;
    if (r.count - r.at < 2) break;
    size_t length = big16(r.bytes + r.at);
    if (length > r.count - r.at) break;
    r.at += length;
  }
  return scans;
}

/// Bytes of the coefficients of all blocks, as libjpeg holds them for several passes.
static uint64_t coefficient_bytes(const uint8_t *components, const codec_header *header) {
  uint64_t most_h = 1, most_v = 1, bytes = 0;
  for (int i = 0; i < header->channels; i++) {
    uint8_t sampling = components[3 * i + 1];
    if (sampling >> 4 > most_h) most_h = sampling >> 4;
    if ((sampling & 15) > most_v) most_v = sampling & 15;
  }
  uint64_t across = (header->width + 8 * most_h - 1) / (8 * most_h);
  uint64_t down = (header->height + 8 * most_v - 1) / (8 * most_v);
  for (int i = 0; i < header->channels; i++) {
    uint8_t sampling = components[3 * i + 1];
    bytes += across * (sampling >> 4) * down * (sampling & 15) * 64 * 2;
  }
  return bytes;
}

bool codec_jpeg_header(const uint8_t *bytes, size_t count, codec_header *header, codec_note *note) {
  *header = (codec_header){.orientation = 1};
  clear_note(note);
  reader r = {bytes, count, 2};
  const uint8_t *frame = NULL;
  uint8_t process = 0xC0;
  bool several_passes = false, has_orientation = false;
  if (count < 2) r.at = count;
  for (;;) {
    uint8_t code = next_marker(&r);
    if (code == 0) {
      take_note(note, "the file ends within its header, after %zu bytes", count);
      return false;
    }
    if (code == 0xD9) {
      take_note(note, "the file holds no image");
      return false;
    }
    if (code == 0x01 || (code >= 0xD0 && code <= 0xD8)) continue;
    size_t left = count - r.at, length = left < 2 ? 0 : big16(bytes + r.at);
    if (left < 2 || (length >= 2 && length > left)) {
      take_note(note, "the file ends within its header, after %zu bytes", count);
      return false;
    }
    if (length < 2) {
      take_note(note, "a header segment with an impossible length");
      return false;
    }
    const uint8_t *segment = bytes + r.at + 2;
    size_t size = length - 2;
    r.at += length;
    if (is_frame(code) && frame == NULL) {
      if (size < 6 || size < 6 + 3 * (size_t)segment[5]) {
        take_note(note, "a frame header of the wrong length");
        return false;
      }
      header->bit_depth = segment[0];
      header->height = big16(segment + 1);
      header->width = big16(segment + 3);
      header->channels = segment[5];
      frame = segment + 6;
      process = code;
      several_passes = code == 0xC2 || code == 0xC6 || code == 0xCA || code == 0xCE;
    } else if (code == 0xF7) {
      refuse_kind(note, "JPEG-LS coding");
      return false;
    } else if (code == 0xE1 && !has_orientation && size > 6 && !memcmp(segment, "Exif\0", 5)) {
      header->orientation = codec_exif_orientation(segment + 6, size - 6);
      has_orientation = header->orientation != 1;
    } else if (code == 0xE2 && size > 12 && !memcmp(segment, "ICC_PROFILE", 12)) {
      header->color_profile = true;
    } else if (code == 0xDA) {
      if (frame != NULL && size > 0 && segment[0] < header->channels) several_passes = true;
      break;
    }
  }
  if (frame == NULL) {
    take_note(note, "a scan stands before the size of the image");
    return false;
  }
  if (header->width == 0 || header->height == 0) {
    take_note(note, "the header gives a size of %u × %u", header->width, header->height);
    return false;
  }
  if (header->channels == 0 || header->bit_depth < 2 || header->bit_depth > 16) {
    take_note(note, "%u components of %u bits, which no JPEG has", header->channels,
              header->bit_depth);
    return false;
  }
  if (!is_process_read(process)) {
    refuse_kind(note, "%s", process == 0xC3 || process == 0xCB ? "lossless coding"
                                                               : "hierarchical coding");
    return false;
  }
  if (header->bit_depth != 8) {
    refuse_kind(note, "%u-bit samples; 8 bits can be read", header->bit_depth);
    return false;
  }
  if (header->channels != 1 && header->channels != 3 && header->channels != 4) {
    refuse_kind(note, "%u colour components; 1, 3 or 4 can be read", header->channels);
    return false;
  }
  if (r.at >= count) {
    take_note(note, "the file ends before its first pixel, after %zu bytes", count);
    return false;
  }
  if (several_passes) {
    header->scans = count_scans(r);
    header->working_bytes += coefficient_bytes(frame, header);
  }
  if (header->channels == 4) {
    header->working_bytes += (uint64_t)header->width * header->height * 4;
  }
  return true;
}

/// The tables that a file has defined so far, a bit each.
typedef struct {
  uint32_t quantizers, dc, ac;
} tables;

/// Notes what a DQT (or else DHT) segment defines.
static void note_tables(tables *t, bool quantizers, const uint8_t *segment, size_t size) {
  while (size > 0) {
    uint32_t bit = 1u << (segment[0] & 15);
    size_t length = 1;
    if (quantizers) {
      t->quantizers |= bit;
      length += segment[0] >> 4 ? 128 : 64;
    } else {
      *(segment[0] >> 4 ? &t->ac : &t->dc) |= bit;
      length += 16;
      for (size_t i = 1; i < 17 && i < size; i++) length += segment[i];
    }
    if (length > size) return;
    segment += length;
    size -= length;
  }
}

/// Whether every scan finds its tables in the file itself. One that does not would be decoded with
/// those that the handle still has of another image.
static bool brings_tables(const uint8_t *bytes, size_t count) {
  reader r = {bytes, count, 2};
  tables found = {0};
  const uint8_t *frame = NULL;
  uint8_t kind = 0;
  for (uint8_t code; (code = next_marker(&r)) != 0 && code != 0xD9;) {
    if (code == 0x01 || (code >= 0xD0 && code <= 0xD8)) continue;
    size_t length = count - r.at < 2 ? 0 : big16(bytes + r.at);
    if (length < 2 || length > count - r.at) break;
    const uint8_t *segment = bytes + r.at + 2;
    size_t size = length - 2;
    r.at += length;
    if (code == 0xDB || code == 0xC4) note_tables(&found, code == 0xDB, segment, size);
    if (is_frame(code) && frame == NULL && size >= 6 && size >= 6 + 3 * (size_t)segment[5]) {
      frame = segment;
      kind = code;
    }
    if (code != 0xDA || frame == NULL || size < 1 || size < 4 + 2 * (size_t)segment[0]) continue;
    bool arithmetic = kind > 0xC8, progressive = (kind & 3) == 2;
    const uint8_t *spectrum = segment + 1 + 2 * segment[0];
    for (int i = 0; i < segment[0]; i++) {
      uint8_t place = segment[2 + 2 * i];
      for (int c = 0; c < frame[5]; c++) {
        const uint8_t *component = frame + 6 + 3 * c;
        if (component[0] != segment[1 + 2 * i]) continue;
        if (!(found.quantizers >> (component[2] & 15) & 1)) return false;
      }
      if (arithmetic) continue;
      bool needs_dc = progressive ? spectrum[0] == 0 && spectrum[2] >> 4 == 0 : true;
      bool needs_ac = progressive ? spectrum[0] > 0 : true;
      if (needs_dc && !(found.dc >> (place >> 4) & 1)) return false;
      if (needs_ac && !(found.ac >> (place & 15) & 1)) return false;
    }
    if (!progressive && segment[0] == frame[5]) return true;
  }
  return true;
}

/// CMYK as JPEG files hold it, inverted: 255 is no ink.
static void convert_cmyk(const uint8_t *cmyk, size_t count, uint8_t *rgb) {
  for (size_t i = 0; i < count; i++, cmyk += 4, rgb += 3) {
    for (int c = 0; c < 3; c++) rgb[c] = divided_by_255((uint32_t)cmyk[c] * cmyk[3]);
  }
}

/// Whether the library's last message is one after which it goes on, so that every row is written.
/// Its own code for that says "warning" for an error too, if a warning came before it.
static bool went_on(tjhandle handle) {
  static const char *const warnings[] = {
      "Corrupt JPEG data", "Premature end of JPEG file", "Inconsistent progression sequence",
      "Invalid SOS parameters for sequential JPEG", "Unknown Adobe color transform",
      "Warning: unknown JFIF revision"};
  if (tjGetErrorCode(handle) != TJERR_WARNING) return false;
  const char *message = tjGetErrorStr2(handle);
  for (size_t i = 0; i < sizeof warnings / sizeof *warnings; i++) {
    if (strncmp(message, warnings[i], strlen(warnings[i])) == 0) return true;
  }
  return false;
}

/// Whether the library's message says that it does not read files of this kind.
static bool is_refusal(const char *message) {
  static const char *const refusals[] = {
      "Unsupported", "Sorry, there are legal restrictions", "Could not determine subsampling",
      "Fractional sampling not implemented", "Not implemented", "Requested feature was omitted",
      "CCIR601 sampling not implemented"};
  for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
    if (strncmp(message, refusals[i], strlen(refusals[i])) == 0) return true;
  }
  return false;
}

codec_status codec_jpeg_decode(const uint8_t *bytes, size_t count, const codec_header *header,
                               uint8_t *rgb, codec_note *note) {
  clear_note(note);
  bool is_whole = brings_tables(bytes, count);
  tjhandle handle = is_whole ? handle_of_thread(false) : tjInitDecompress();
  bool cmyk = header->channels == 4;
  size_t pixels = (size_t)header->width * header->height;
  uint8_t *inks = cmyk ? malloc(pixels * 4) : NULL;
  if (handle == NULL || (cmyk && inks == NULL)) {
    take_note(note, "no memory to decode");
    if (!is_whole && handle != NULL) tjDestroy(handle);
    free(inks);
    return CODEC_FAILED;
  }
  // The default DCT (accurate) and upsampling (fancy). Width and height are given, so that the
  // library fails and does not write beyond if it should read another size than we did.
  int failed = tjDecompress2(handle, bytes, count, cmyk ? inks : rgb, (int)header->width,
                             (int)header->width * (cmyk ? 4 : 3), (int)header->height,
                             cmyk ? TJPF_CMYK : TJPF_RGB, TJFLAG_LIMITSCANS);
  codec_status status = CODEC_GOOD;
  if (failed) {
    status = went_on(handle) ? CODEC_DAMAGED : CODEC_FAILED;
    const char *message = tjGetErrorStr2(handle);
    if (status == CODEC_FAILED && is_refusal(message)) refuse_kind(note, "%s", message);
    else take_note(note, "%s", message);
  }
  if (cmyk && status != CODEC_FAILED) convert_cmyk(inks, pixels, rgb);
  if (!is_whole) tjDestroy(handle);
  free(inks);
  return status;
}

size_t codec_jpeg_encode(const uint8_t *rgb, uint32_t width, uint32_t height, int quality,
                         uint8_t **encoded) {
  *encoded = NULL;
  tjhandle handle = handle_of_thread(true);
  if (handle == NULL || width > 65500 || height > 65500) return 0;
  unsigned long size = tjBufSize((int)width, (int)height, TJSAMP_420);
  if (size == (unsigned long)-1 || (*encoded = malloc(size)) == NULL) return 0;
  int failed = tjCompress2(handle, rgb, (int)width, (int)width * 3, (int)height, TJPF_RGB, encoded,
                           &size, TJSAMP_420, quality, TJFLAG_NOREALLOC);
  if (!failed && size > 0) return size;
  free(*encoded);
  *encoded = NULL;
  return 0;
}

void codec_free(uint8_t *encoded) { free(encoded); }
