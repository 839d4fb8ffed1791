#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "pixels.h"

/// A chunk: `size` bytes at `data`, cut short where the file is.
typedef struct {
  const uint8_t *data;
  size_t size, left;  // left: bytes in the file from `data` on
  char name[5];
} chunk;

/// The chunk that begins at `at`; false where no whole chunk header is left.
static bool chunk_at(const uint8_t *bytes, size_t count, size_t at, chunk *found) {
  if (at > count || count - at < 8) return false;
  *found = (chunk){.data = bytes + at + 8, .size = big32(bytes + at), .left = count - at - 8};
  memcpy(found->name, bytes + at + 4, 4);
  return true;
}

static bool is(const chunk *c, const char *name) { return memcmp(c->name, name, 4) == 0; }

bool codec_png_header(const uint8_t *bytes, size_t count, codec_header *header, codec_note *note) {
  *header = (codec_header){.orientation = 1};
  clear_note(note);
  chunk c;
  if (!chunk_at(bytes, count, 8, &c) || (is(&c, "IHDR") && c.left < 13)) {
    take_note(note, "the file ends within its header, after %zu bytes", count);
    return false;
  }
  if (!is(&c, "IHDR") || c.size != 13) {
    take_note(note, "the first chunk is not a header");
    return false;
  }
  header->width = big32(c.data);
  header->height = big32(c.data + 4);
  header->bit_depth = c.data[8];
  uint8_t color_type = c.data[9], interlaced = c.data[12];
  header->channels = color_type == 2 ? 3 : color_type == 4 ? 2 : color_type == 6 ? 4 : 1;
  header->alpha = color_type == 4 || color_type == 6;
  if (header->width == 0 || header->height == 0 || header->width > INT32_MAX / 8 ||
      header->height > INT32_MAX) {
    take_note(note, "the header gives a size of %u × %u", header->width, header->height);
    return false;
  }
  bool has_pixels = false;
  for (size_t at = 8; chunk_at(bytes, count, at, &c); at += c.size + 12) {
    bool whole = c.size <= c.left;
    if (is(&c, "IEND")) break;
    if (is(&c, "IDAT")) has_pixels = true;
    if (is(&c, "tRNS") && !has_pixels) header->alpha = true;
    if (is(&c, "iCCP")) header->color_profile = true;
    if (is(&c, "acTL")) header->animated = true;
    if (is(&c, "eXIf") && whole) header->orientation = codec_exif_orientation(c.data, c.size);
    if (!whole) break;
  }
  if (!has_pixels) {
    take_note(note, "the file ends before its first pixel, after %zu bytes", count);
    return false;
  }
  // Rows of up to 8 bytes a pixel, three of them in the library and one here.
  header->working_bytes = (uint64_t)header->width * 32;
  bool wide = header->bit_depth == 16;
  if (interlaced && (header->alpha || color_type == 3 || wide)) {
    uint64_t held = color_type == 3 ? 1 : (header->alpha ? 4 : 3) * (wide ? 2 : 1);
    header->working_bytes += (uint64_t)header->width * header->height * held;
  }
  return true;
}

// libpng sees a file of critical chunks and tRNS alone: what it never reads (texts, profiles,
// animation frames) can neither bomb nor fail an image.

typedef struct {
  const uint8_t *bytes;
  size_t count, at, chunk_left;
  codec_note *note;
  uint32_t row;  // rows finished, for messages
} source;

static void give_bytes(png_structp png, png_bytep out, size_t wanted) {
  source *s = png_get_io_ptr(png);
  while (wanted > 0) {
    while (s->chunk_left == 0) {
      chunk c;
      if (!chunk_at(s->bytes, s->count, s->at, &c)) png_error(png, "the file ends early");
      size_t whole = c.size + 12, there = c.left + 8;
      if (whole > there) whole = there;
      bool critical = (c.name[0] & 0x20) == 0;
      if (critical || is(&c, "tRNS")) s->chunk_left = whole;
      else s->at += whole;
    }
    size_t part = wanted < s->chunk_left ? wanted : s->chunk_left;
    memcpy(out, s->bytes + s->at, part);
    s->at += part;
    s->chunk_left -= part;
    out += part;
    wanted -= part;
  }
}

static void keep_error(png_structp png, png_const_charp message) {
  take_note(((source *)png_get_error_ptr(png))->note, "%s", message);
  png_longjmp(png, 1);
}

static void keep_warning(png_structp png, png_const_charp message) {
  take_note(((source *)png_get_error_ptr(png))->note, "%s", message);
}

/// What a palette index becomes.
typedef struct {
  uint8_t rgba[256][4];
  bool opaque;
  size_t count;
} palette;

static void read_palette(png_structp png, png_infop info, palette *table) {
  png_colorp colors = NULL;
  png_bytep alphas = NULL;
  int count = 0, alpha_count = 0;
  png_get_PLTE(png, info, &colors, &count);
  png_get_tRNS(png, info, &alphas, &alpha_count, NULL);
  *table = (palette){.opaque = true, .count = (size_t)count};
  for (int i = 0; i < 256; i++) table->rgba[i][3] = 255;  // an index beyond the palette is black
  for (int i = 0; i < count && i < 256; i++) {
    uint8_t alpha = alphas != NULL && i < alpha_count ? alphas[i] : 255;
    uint8_t rgba[4] = {colors[i].red, colors[i].green, colors[i].blue, alpha};
    memcpy(table->rgba[i], rgba, 4);
    table->opaque = table->opaque && alpha == 255;
  }
}

/// Looks a row of indices up; the first pixel is the one at `place` of the image.
static void look_up(const palette *table, const uint8_t *indices, size_t count, uint64_t place,
                    uint8_t *rgb, codec_look *look, codec_note *note) {
  uint8_t highest = 0;
  for (size_t x = 0; x < count; x++, rgb += 3) {
    uint8_t index = indices[x];
    if (table->opaque) memcpy(rgb, table->rgba[index], 3);
    else composite(look, place + x, table->rgba[index], 1, rgb);
    if (index > highest) highest = index;
  }
  if (highest >= table->count) {
    take_note(note, "colour %u of a palette of %zu; shown black", highest, table->count);
  }
}

/// Brings a row of 16-bit samples, the high byte first, to 8 bits where it stands; the first pixel
/// is the one at `place` of the image.
static void narrow(uint8_t *row, size_t width, size_t channels, uint64_t place, codec_look *look) {
  for (size_t x = 0; x < width; x++) {
    for (size_t c = 0; c < channels; c++) {
      const uint8_t *wide = row + 2 * (x * channels + c);
      uint8_t *to = row + x * channels + c;
      *to = c == 3 ? wide[0] : take_sample(look, place + x, (uint32_t)c, big16(wide));
    }
  }
}

codec_status codec_png_decode(const uint8_t *bytes, size_t count, const codec_header *header,
                              uint8_t *rgb, codec_look *look, codec_note *note) {
  clear_note(note);
  begin_look(look);
  source s = {.bytes = bytes, .count = count, .at = 8, .note = note};
  size_t width = header->width, height = header->height;
  palette table;
  uint8_t *volatile held = NULL;  // volatile: kept over the jump
  png_infop info = NULL;
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &s, keep_error, keep_warning);
  if (png != NULL) info = png_create_info_struct(png);
  if (info == NULL) {
    png_destroy_read_struct(&png, NULL, NULL);
    take_note(note, "no memory to decode");
    return CODEC_FAILED;
  }
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_read_struct(&png, &info, NULL);
    free(held);
    if (s.row == height) return CODEC_DAMAGED;  // what failed stands behind the last row
    if (s.row == 0) return CODEC_FAILED;
    codec_note reason = *note;
    clear_note(note);
    take_note(note, "%.100s (row %u of %zu)", reason.text, s.row, height);
    return CODEC_FAILED;
  }
  png_set_read_fn(png, &s, give_bytes);
  png_set_sig_bytes(png, 8);
  png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);  // the caller has checked the size
  png_set_crc_action(png, PNG_CRC_WARN_USE, PNG_CRC_WARN_USE);
  png_read_info(png, info);
  bool indexed = png_get_color_type(png, info) == PNG_COLOR_TYPE_PALETTE;
  if (indexed) {
    read_palette(png, info, &table);
    png_set_packing(png);
  } else {
    png_set_expand(png);
    png_set_gray_to_rgb(png);
  }
  int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  bool wide = header->bit_depth == 16;
  size_t channels = png_get_channels(png, info), stride = width * channels * (wide ? 2 : 1);
  if (png_get_image_width(png, info) != width || png_get_image_height(png, info) != height ||
      png_get_rowbytes(png, info) != stride || png_get_bit_depth(png, info) != (wide ? 16 : 8) ||
      !(channels == 3 || (channels == 4 && header->alpha) || (channels == 1 && indexed))) {
    png_error(png, "the header contradicts itself");
  }
  // RGB is read in place; the rest passes through one row, or through all where they interlace.
  bool in_place = channels == 3 && !wide;
  if (!in_place && (held = calloc(passes > 1 ? height : 1, stride)) == NULL) {
    png_error(png, "no memory to decode");
  }
  for (int pass = 0; pass < passes; pass++) {
    for (uint32_t y = 0; y < height; y++) {
      uint8_t *target = rgb + y * width * 3;
      uint64_t place = (uint64_t)y * width;
      uint8_t *row = in_place ? target : held + (passes > 1 ? y * stride : 0);
      png_read_row(png, row, NULL);
      if (pass < passes - 1) continue;
      if (wide) narrow(row, width, channels, place, look);
      if (wide && channels == 3) memcpy(target, row, width * 3);
      if (channels == 4) composite(look, place, row, width, target);
      if (channels == 1) look_up(&table, row, width, place, target, look, note);
      s.row = y + 1;
    }
  }
  png_read_end(png, NULL);
  png_destroy_read_struct(&png, &info, NULL);
  free(held);
  return note->text[0] ? CODEC_DAMAGED : CODEC_GOOD;
}
