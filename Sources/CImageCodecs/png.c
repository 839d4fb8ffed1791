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
  note->text[0] = 0;
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
    take_note(note, "the file ends before its first pixel");
    return false;
  }
  // Rows of up to 8 bytes a pixel, three of them in the library and one here.
  header->working_bytes = (uint64_t)header->width * 32;
  if (header->alpha && interlaced) {
    header->working_bytes += (uint64_t)header->width * header->height * 4;
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

/// Reads the rows; jumps out of here on an error. `rows` are `stride` bytes apart.
static void read_rows(png_structp png, source *s, int passes, const codec_header *header,
                      uint8_t *rows, size_t stride) {
  for (int pass = 0; pass < passes; pass++) {
    for (uint32_t y = 0; y < header->height; y++) {
      png_read_row(png, rows + y * stride, NULL);
      if (pass == passes - 1) s->row = y + 1;
    }
  }
}

codec_status codec_png_decode(const uint8_t *bytes, size_t count, const codec_header *header,
                              uint8_t *rgb, uint64_t *transparent, codec_note *note) {
  note->text[0] = 0;
  *transparent = 0;
  source s = {.bytes = bytes, .count = count, .at = 8, .note = note};
  size_t width = header->width, height = header->height;
  uint8_t *volatile rgba = NULL;  // volatile: kept over the jump
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
    free(rgba);
    if (s.row == height) return CODEC_DAMAGED;  // what failed stands behind the last row
    if (s.row == 0) return CODEC_FAILED;
    codec_note reason = *note;
    note->text[0] = 0;
    take_note(note, "%.100s (row %u of %zu)", reason.text, s.row, height);
    return CODEC_FAILED;
  }
  png_set_read_fn(png, &s, give_bytes);
  png_set_sig_bytes(png, 8);
  png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);  // the caller has checked the size
  png_set_crc_action(png, PNG_CRC_WARN_USE, PNG_CRC_WARN_USE);
  png_read_info(png, info);
  png_set_expand(png);
  png_set_strip_16(png);
  png_set_gray_to_rgb(png);
  int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  size_t channels = png_get_channels(png, info);
  if (png_get_image_width(png, info) != width || png_get_image_height(png, info) != height ||
      png_get_rowbytes(png, info) != width * channels || png_get_bit_depth(png, info) != 8 ||
      !(channels == 3 || (channels == 4 && header->alpha))) {
    png_error(png, "the header contradicts itself");
  }
  if (channels == 3) {
    read_rows(png, &s, passes, header, rgb, width * 3);
  } else if (passes == 1) {
    rgba = malloc(width * 4);
    if (rgba == NULL) png_error(png, "no memory to decode");
    for (uint32_t y = 0; y < height; y++) {
      png_read_row(png, rgba, NULL);
      *transparent += composite_over_white(rgba, width, rgb + y * width * 3);
      s.row = y + 1;
    }
  } else {
    rgba = calloc(width * height, 4);
    if (rgba == NULL) png_error(png, "no memory to decode");
    read_rows(png, &s, passes, header, rgba, width * 4);
    *transparent = composite_over_white(rgba, width * height, rgb);
  }
  png_read_end(png, NULL);
  png_destroy_read_struct(&png, &info, NULL);
  free(rgba);
  return note->text[0] ? CODEC_DAMAGED : CODEC_GOOD;
}

typedef struct {
  uint8_t *bytes;
  size_t count, capacity;
} sink;

static void take_bytes(png_structp png, png_bytep bytes, size_t count) {
  sink *s = png_get_io_ptr(png);
  if (count > s->capacity - s->count) {
    size_t capacity = (s->count + count) * 2;
    uint8_t *larger = realloc(s->bytes, capacity);
    if (larger == NULL) png_error(png, "no memory");
    s->bytes = larger;
    s->capacity = capacity;
  }
  memcpy(s->bytes + s->count, bytes, count);
  s->count += count;
}

static void flush_nothing(png_structp png) { (void)png; }
static void jump_out(png_structp png, png_const_charp message) {
  (void)message;
  png_longjmp(png, 1);
}
static void ignore(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

size_t codec_png_encode(const uint8_t *rgb, uint32_t width, uint32_t height, uint8_t **encoded) {
  *encoded = NULL;
  sink s = {0};
  png_infop info = NULL;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, jump_out, ignore);
  if (png != NULL) info = png_create_info_struct(png);
  if (info == NULL || setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    free(s.bytes);
    return 0;
  }
  png_set_write_fn(png, &s, take_bytes, flush_nothing);
  png_set_user_limits(png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  png_set_IHDR(png, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
  for (uint32_t y = 0; y < height; y++) png_write_row(png, rgb + (size_t)y * width * 3);
  png_write_end(png, NULL);
  png_destroy_write_struct(&png, &info);
  *encoded = s.bytes;
  return s.count;
}
