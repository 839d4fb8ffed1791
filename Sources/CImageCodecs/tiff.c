#include <stdlib.h>
#include <string.h>

#include "tiff_samples.h"
#include "tiff_source.h"

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

static bool read_palette(TIFF *tiff, tiff_layout *l) {
  uint16_t *channels[3] = {NULL};
  if (l->bits > 8 ||
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

/// The name of a compression that other programs write; `NULL` for one that is not known.
static const char *name_of(uint16_t compression) {
  switch (compression) {
    case 6: return "old-style JPEG";
    case 32766: return "NeXT";
    case 32771: return "CCITT RLE of words";
    case 32809: return "ThunderScan";
    case 33003:
    case 33005:
    case 34712: return "JPEG 2000";
    case 34661: return "JBIG";
    case 34676:
    case 34677: return "SGI Log";
    case 34887: return "LERC";
    case 34925: return "LZMA";
    case 50000: return "Zstandard";
    case 50001: return "WebP";
    case 50002: return "JPEG XL";
    default: return NULL;
  }
}

static bool refuse(codec_note *note, const char *what, unsigned number) {
  clear_note(note);
  take_note(note, what, number);
  return false;
}

static bool refuse_compression(codec_note *note, const tiff_layout *l) {
  const char *name = name_of(l->compression);
  if (name != NULL) refuse_kind(note, "%s compression", name);
  else refuse_kind(note, "compression %u", l->compression);
  return false;
}

static bool refuse_samples(codec_note *note, const tiff_layout *l, uint16_t format) {
  const char *kind = format == SAMPLEFORMAT_IEEEFP  ? "floating-point"
                     : format == SAMPLEFORMAT_INT   ? "signed"
                     : format > SAMPLEFORMAT_VOID && format <= SAMPLEFORMAT_COMPLEXIEEEFP ? "complex"
                                                    : NULL;
  if (kind == NULL) return refuse(note, "samples of format %u, which no version of TIFF has", format);
  refuse_kind(note, "%u-bit %s samples, which say not what is white", l->bits, kind);
  return false;
}

static bool read_layout(TIFF *tiff, tiff_layout *l, codec_note *note) {
  *l = (tiff_layout){.alpha = -1};
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
    return refuse_compression(note, l);
  }
  if (format != SAMPLEFORMAT_UINT && format != SAMPLEFORMAT_VOID) {
    return refuse_samples(note, l, format);
  }
  if (l->bits == 0 || l->bits > 64) {
    return refuse(note, "%u-bit samples, which no TIFF has", l->bits);
  }
  if (l->bits > 16 && l->bits != 32) {
    refuse_kind(note, "%u-bit samples; 1 to 16 and 32 bits can be read", l->bits);
    return false;
  }
  if (l->compression == COMPRESSION_JPEG && l->bits != 8) {
    refuse_kind(note, "%u-bit JPEG compression; 8 bits can be read", l->bits);
    return false;
  }
  if (l->photometric == PHOTOMETRIC_YCBCR && l->compression == COMPRESSION_JPEG) {
    TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);  // as every JPEG decodes
    l->photometric = PHOTOMETRIC_RGB;
  }
  bool has_colors =
      l->photometric == PHOTOMETRIC_MINISWHITE || l->photometric == PHOTOMETRIC_MINISBLACK ||
      l->photometric == PHOTOMETRIC_RGB || l->photometric == PHOTOMETRIC_SEPARATED ||
      l->photometric == PHOTOMETRIC_PALETTE;
  if (!has_colors) {
    refuse_kind(note, "colours of kind %u", l->photometric);
    return false;
  }
  if (l->photometric == PHOTOMETRIC_PALETTE && !read_palette(tiff, l)) {
    return refuse(note, "no palette for its %u-bit indices", l->bits);
  }
  if (l->photometric == PHOTOMETRIC_SEPARATED) {
    TIFFGetFieldDefaulted(tiff, TIFFTAG_INKSET, &inks);
    if (inks != INKSET_CMYK) {
      refuse_kind(note, "inks of set %u; CMYK can be read", inks);
      return false;
    }
  }
  size_t colors = tiff_color_samples(l);
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
  clear_note(note);
  tiff_source s = {.bytes = bytes, .count = count, .note = note};
  TIFF *tiff = open_tiff(&s);
  if (tiff == NULL) {
    take_note(note, "the file ends within its header, after %zu bytes", count);
    return false;
  }
  tiff_layout l;
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
    clear_note(note);
  }
  TIFFClose(tiff);
  return good;
}

/// Reads one plane of the block that begins at this pixel.
static bool read_block(TIFF *tiff, const tiff_layout *l, uint32_t x, uint32_t y, uint16_t plane,
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
static uint32_t decode_blocks(TIFF *tiff, const tiff_layout *l, uint8_t *blocks, uint8_t *row,
                              uint8_t *rgb, codec_look *look) {
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
        size_t place = (size_t)(y + down) * l->width + x, of = l->planes ? 1 : l->samples;
        for (uint16_t plane = 0; plane < planes; plane++, stored += l->block_bytes) {
          tiff_take_apart(l, stored, columns, of, plane, place, row, look);
        }
        tiff_convert(l, row, columns, place, rgb + 3 * place, look);
      }
      x += columns;
    }
    y += rows;
  }
  return l->height;
}

codec_status codec_tiff_decode(const uint8_t *bytes, size_t count, const codec_header *header,
                               uint8_t *rgb, codec_look *look, codec_note *note) {
  clear_note(note);
  begin_look(look);
  tiff_source s = {.bytes = bytes, .count = count, .note = note};
  TIFF *tiff = open_tiff(&s);
  tiff_layout l;
  if (tiff == NULL || !read_layout(tiff, &l, note) || l.width != header->width ||
      l.height != header->height) {
    if (tiff != NULL) TIFFClose(tiff);
    take_note(note, "the header contradicts itself");
    return CODEC_FAILED;
  }
  clear_note(note);
  uint8_t *blocks = calloc(l.planes ? l.samples : 1, l.block_bytes);
  uint8_t *row = malloc((size_t)l.block_width * l.samples);
  codec_status status = CODEC_FAILED;
  if (blocks == NULL || row == NULL) {
    take_note(note, "no memory to decode");
  } else {
    s.decoding = true;
    uint32_t rows = decode_blocks(tiff, &l, blocks, row, rgb, look);
    if (rows == l.height) {
      status = note->text[0] ? CODEC_DAMAGED : CODEC_GOOD;
    } else {
      codec_note reason = *note;
      take_note(&reason, "its data contradict themselves");
      clear_note(note);
      take_note(note, "%.100s (row %u of %u)", reason.text, rows, l.height);
    }
  }
  free(row);
  free(blocks);
  TIFFClose(tiff);
  return status;
}
