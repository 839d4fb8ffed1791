#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "image_codecs.h"

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
