#include <stdlib.h>
#include <string.h>

#include "tiff_source.h"

typedef struct {
  uint32_t width, height;
  uint16_t bits, samples, photometric, compression;
  int alpha;           // the sample that is alpha, −1 if none is
  bool premultiplied;  // colours are multiplied by alpha already
  bool planes;         // each sample has a plane of its own
  bool tiled;
  uint32_t block_width, block_height;  // of a tile, or of what is read at once of a strip
  uint64_t block_bytes;                // of one plane of such a block
  uint8_t palette[256][3];
} layout;

static bool is_compression_read(uint16_t compression) {
  switch (compression) {
    case COMPRESSION_NONE:
    case COMPRESSION_CCITTRLE:
    case COMPRESSION_CCITTFAX3:
    case COMPRESSION_CCITTFAX4:
    case COMPRESSION_LZW:
    case COMPRESSION_JPEG:
    case COMPRESSION_ADOBE_DEFLATE:
    case COMPRESSION_DEFLATE:
    case COMPRESSION_PACKBITS: return TIFFIsCODECConfigured(compression) != 0;
    default: return false;
  }
}

static bool read_palette(TIFF *tiff, layout *l) {
  uint16_t *channels[3] = {NULL};
  if (l->bits > 8 || l->samples != 1 ||
      !TIFFGetField(tiff, TIFFTAG_COLORMAP, &channels[0], &channels[1], &channels[2])) {
    return false;
  }
  bool wide = false;  // some programs wrote 8-bit colours where 16-bit ones belong
  size_t count = (size_t)1 << l->bits;
  for (size_t i = 0; i < count; i++) {
    for (int c = 0; c < 3; c++) wide = wide || channels[c][i] > 255;
  }
  for (size_t i = 0; i < count; i++) {
    for (int c = 0; c < 3; c++) {
      l->palette[i][c] = (uint8_t)(wide ? channels[c][i] >> 8 : channels[c][i]);
    }
  }
  return true;
}

static size_t color_samples(const layout *l) {
  return l->photometric == PHOTOMETRIC_SEPARATED ? 4 : l->photometric == PHOTOMETRIC_RGB ? 3 : 1;
}

static bool refuse(codec_note *note, const char *what, unsigned number) {
  note->text[0] = 0;
  take_note(note, what, number);
  return false;
}

static bool read_layout(TIFF *tiff, layout *l, codec_note *note) {
  *l = (layout){.alpha = -1};
  uint16_t format = SAMPLEFORMAT_UINT, planes = PLANARCONFIG_CONTIG, inks = INKSET_CMYK;
  uint16_t extra_count = 0, *extras = NULL;
  TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &l->width);
  TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &l->height);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &l->bits);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &l->samples);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLEFORMAT, &format);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &planes);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &l->compression);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_EXTRASAMPLES, &extra_count, &extras);
  if (l->width == 0 || l->height == 0 || l->width > INT32_MAX || l->height > INT32_MAX) {
    take_note(note, "the header gives a size of %u × %u", l->width, l->height);
    return false;
  }
  if (!TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &l->photometric)) {
    l->photometric = l->samples >= 3 ? PHOTOMETRIC_RGB : PHOTOMETRIC_MINISBLACK;
  }
  if (!is_compression_read(l->compression)) {
    return refuse(note, "compression %u, which cannot be read", l->compression);
  }
  if (format == SAMPLEFORMAT_IEEEFP) {
    return refuse(note, "%u-bit floating-point samples, which say not what is white", l->bits);
  }
  if (format != SAMPLEFORMAT_UINT && format != SAMPLEFORMAT_VOID) {
    return refuse(note, "samples of format %u; unsigned ones can be read", format);
  }
  if (l->bits != 1 && l->bits != 2 && l->bits != 4 && l->bits != 8 && l->bits != 16 &&
      l->bits != 32) {
    return refuse(note, "%u-bit samples; 1, 2, 4, 8, 16 or 32 bits can be read", l->bits);
  }
  if (l->photometric == PHOTOMETRIC_YCBCR && l->compression == COMPRESSION_JPEG) {
    TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);  // as every JPEG decodes
    l->photometric = PHOTOMETRIC_RGB;
  }
  bool has_colors =
      l->photometric == PHOTOMETRIC_MINISWHITE || l->photometric == PHOTOMETRIC_MINISBLACK ||
      l->photometric == PHOTOMETRIC_RGB || l->photometric == PHOTOMETRIC_SEPARATED ||
      l->photometric == PHOTOMETRIC_PALETTE;
  if (!has_colors) return refuse(note, "colours of kind %u, which cannot be read", l->photometric);
  if (l->photometric == PHOTOMETRIC_PALETTE && !read_palette(tiff, l)) {
    return refuse(note, "no palette for its %u-bit indices", l->bits);
  }
  if (l->photometric == PHOTOMETRIC_SEPARATED) {
    TIFFGetFieldDefaulted(tiff, TIFFTAG_INKSET, &inks);
    if (inks != INKSET_CMYK) return refuse(note, "inks of set %u; CMYK can be read", inks);
  }
  size_t colors = color_samples(l);
  if (l->samples < colors || l->samples > 64) {
    return refuse(note, "%u samples a pixel, which do not make its colours", l->samples);
  }
  for (uint16_t i = 0; i < extra_count && colors + i < l->samples && l->alpha < 0; i++) {
    if (extras[i] == EXTRASAMPLE_UNSPECIFIED) continue;
    l->alpha = (int)(colors + i);
    l->premultiplied = extras[i] == EXTRASAMPLE_ASSOCALPHA;
  }
  // Four samples of RGB without a word about the fourth: alpha, as in Pillow.
  if (extra_count == 0 && l->photometric == PHOTOMETRIC_RGB && l->samples == 4) l->alpha = 3;

  l->planes = planes == PLANARCONFIG_SEPARATE && l->samples > 1;
  l->tiled = TIFFIsTiled(tiff) != 0;
  if (l->tiled) {
    TIFFGetField(tiff, TIFFTAG_TILEWIDTH, &l->block_width);
    TIFFGetField(tiff, TIFFTAG_TILELENGTH, &l->block_height);
    l->block_bytes = TIFFTileSize64(tiff);
  } else if (l->planes) {
    uint32_t rows = l->height;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_ROWSPERSTRIP, &rows);
    l->block_width = l->width;
    l->block_height = rows == 0 || rows > l->height ? l->height : rows;
    l->block_bytes = TIFFVStripSize64(tiff, l->block_height);
  } else {
    l->block_width = l->width;
    l->block_height = 1;
    l->block_bytes = TIFFScanlineSize64(tiff);
  }
  uint64_t across = (uint64_t)l->block_width * l->bits * (l->planes ? 1 : l->samples);
  if (l->block_width == 0 || l->block_height == 0 || l->block_bytes > INT64_MAX / 128 ||
      l->block_bytes < (across + 7) / 8 * l->block_height) {
    return refuse(note, "%u-bit samples whose sizes contradict each other", l->bits);
  }
  return true;
}

bool codec_tiff_header(const uint8_t *bytes, size_t count, codec_header *header, codec_note *note) {
  *header = (codec_header){.orientation = 1};
  note->text[0] = 0;
  tiff_source s = {.bytes = bytes, .count = count, .note = note};
  TIFF *tiff = open_tiff(&s);
  if (tiff == NULL) {
    take_note(note, "the file ends within its header, after %zu bytes", count);
    return false;
  }
  layout l;
  bool good = read_layout(tiff, &l, note);
  if (good) {
    uint16_t orientation = 1;
    uint32_t profile_size = 0;
    void *profile = NULL;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &orientation);
    header->width = l.width;
    header->height = l.height;
    header->orientation = orientation >= 1 && orientation <= 8 ? (uint8_t)orientation : 1;
    header->bit_depth = (uint8_t)l.bits;
    header->channels = (uint8_t)(l.samples < 5 ? l.samples : 5);
    header->alpha = l.alpha >= 0;
    header->color_profile = TIFFGetField(tiff, TIFFTAG_ICCPROFILE, &profile_size, &profile) != 0;
    header->animated = !TIFFLastDirectory(tiff);
    header->working_bytes =
        l.block_bytes * (l.planes ? l.samples : 1) + (uint64_t)l.block_width * l.samples;
    note->text[0] = 0;
  }
  TIFFClose(tiff);
  return good;
}

/// Takes `count` samples of one row apart into 8 bits each, `step` apart: 16-bit and 32-bit samples
/// keep their high byte, narrow ones are spread over the range unless they are indices.
static void take_apart(const layout *l, const uint8_t *row, size_t count, uint8_t *out,
                       size_t step) {
  if (l->bits == 8) {
    for (size_t i = 0; i < count; i++) out[i * step] = row[i];
  } else if (l->bits == 16) {
    for (size_t i = 0; i < count; i++) {
      uint16_t value;  // the library has brought it into our byte order
      memcpy(&value, row + 2 * i, 2);
      out[i * step] = (uint8_t)(value >> 8);
    }
  } else if (l->bits == 32) {
    for (size_t i = 0; i < count; i++) {
      uint32_t value;
      memcpy(&value, row + 4 * i, 4);
      out[i * step] = (uint8_t)(value >> 24);
    }
  } else {
    uint32_t most = (1u << l->bits) - 1;
    uint32_t factor = l->photometric == PHOTOMETRIC_PALETTE ? 1 : 255 / most;
    for (size_t i = 0; i < count; i++) {
      size_t bit = i * l->bits;
      out[i * step] = (uint8_t)((row[bit / 8] >> (8 - l->bits - bit % 8) & most) * factor);
    }
  }
}

/// Colours of a row of 8-bit samples. Returns the number of transparent pixels.
static uint64_t convert(const layout *l, const uint8_t *samples, size_t count, uint8_t *rgb) {
  uint64_t transparent = 0;
  for (size_t i = 0; i < count; i++, samples += l->samples, rgb += 3) {
    uint8_t rgba[4] = {samples[0], samples[0], samples[0], 255};
    switch (l->photometric) {
      case PHOTOMETRIC_MINISWHITE: memset(rgba, 255 - samples[0], 3); break;
      case PHOTOMETRIC_RGB: memcpy(rgba, samples, 3); break;
      case PHOTOMETRIC_PALETTE: memcpy(rgba, l->palette[samples[0]], 3); break;
      case PHOTOMETRIC_SEPARATED:
        for (int c = 0; c < 3; c++) {
          rgba[c] = divided_by_255((uint32_t)(255 - samples[c]) * (uint32_t)(255 - samples[3]));
        }
        break;
      default: break;
    }
    if (l->alpha < 0) {
      memcpy(rgb, rgba, 3);
      continue;
    }
    rgba[3] = samples[l->alpha];
    if (!l->premultiplied) {
      transparent += composite_over_white(rgba, 1, rgb);
      continue;
    }
    transparent += rgba[3] != 255;
    for (int c = 0; c < 3; c++) {
      uint32_t value = (uint32_t)rgba[c] + 255 - rgba[3];
      rgb[c] = (uint8_t)(value < 255 ? value : 255);
    }
  }
  return transparent;
}

/// Reads one plane of the block that begins at this pixel.
static bool read_block(TIFF *tiff, const layout *l, uint32_t x, uint32_t y, uint16_t plane,
                       uint8_t *block) {
  tmsize_t size = (tmsize_t)l->block_bytes;
  if (l->tiled) {
    return TIFFReadEncodedTile(tiff, TIFFComputeTile(tiff, x, y, 0, plane), block, size) == size;
  }
  if (!l->planes) return TIFFReadScanline(tiff, block, y, 0) == 1;
  uint32_t rows = l->height - y < l->block_height ? l->height - y : l->block_height;
  tmsize_t wanted = size / l->block_height * rows;
  return TIFFReadEncodedStrip(tiff, TIFFComputeStrip(tiff, y, plane), block, wanted) == wanted;
}

/// Decodes block by block. Returns the number of whole rows.
static uint32_t decode_blocks(TIFF *tiff, const layout *l, uint8_t *blocks, uint8_t *row,
                              uint8_t *rgb, uint64_t *transparent) {
  uint16_t planes = l->planes ? l->samples : 1;
  uint64_t stride = l->block_bytes / l->block_height;
  for (uint32_t y = 0; y < l->height;) {
    uint32_t rows = l->height - y < l->block_height ? l->height - y : l->block_height;
    for (uint32_t x = 0; x < l->width;) {
      uint32_t columns = l->width - x < l->block_width ? l->width - x : l->block_width;
      for (uint16_t plane = 0; plane < planes; plane++) {
        if (!read_block(tiff, l, x, y, plane, blocks + plane * l->block_bytes)) return y;
      }
      for (uint32_t down = 0; down < rows; down++) {
        const uint8_t *stored = blocks + down * stride;
        if (l->planes) {
          for (uint16_t plane = 0; plane < planes; plane++, stored += l->block_bytes) {
            take_apart(l, stored, columns, row + plane, l->samples);
          }
        } else {
          take_apart(l, stored, (size_t)columns * l->samples, row, 1);
        }
        uint8_t *place = rgb + 3 * ((size_t)(y + down) * l->width + x);
        *transparent += convert(l, row, columns, place);
      }
      x += columns;
    }
    y += rows;
  }
  return l->height;
}

codec_status codec_tiff_decode(const uint8_t *bytes, size_t count, const codec_header *header,
                               uint8_t *rgb, uint64_t *transparent, codec_note *note) {
  note->text[0] = 0;
  *transparent = 0;
  tiff_source s = {.bytes = bytes, .count = count, .note = note};
  TIFF *tiff = open_tiff(&s);
  layout l;
  if (tiff == NULL || !read_layout(tiff, &l, note) || l.width != header->width ||
      l.height != header->height) {
    if (tiff != NULL) TIFFClose(tiff);
    take_note(note, "the header contradicts itself");
    return CODEC_FAILED;
  }
  note->text[0] = 0;
  uint8_t *blocks = calloc(l.planes ? l.samples : 1, l.block_bytes);
  uint8_t *row = malloc((size_t)l.block_width * l.samples);
  codec_status status = CODEC_FAILED;
  if (blocks == NULL || row == NULL) {
    take_note(note, "no memory to decode");
  } else {
    s.decoding = true;
    uint32_t rows = decode_blocks(tiff, &l, blocks, row, rgb, transparent);
    if (rows == l.height) {
      status = note->text[0] ? CODEC_DAMAGED : CODEC_GOOD;
    } else {
      codec_note reason = *note;
      take_note(&reason, "its data contradict themselves");
      note->text[0] = 0;
      take_note(note, "%.100s (row %u of %u)", reason.text, rows, l.height);
    }
  }
  free(row);
  free(blocks);
  TIFFClose(tiff);
  return status;
}
