#include "pixels.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void begin_look(codec_look *look) {
  *look = (codec_look){.ground = look->ground, .used_bits = look->used_bits};
}

void composite(codec_look *look, uint64_t place, const uint8_t *rgba, size_t count, uint8_t *rgb) {
  uint64_t transparent = 0, opacity = 0, light = 0;
  for (size_t i = 0; i < count; i++) {
    const uint8_t *p = rgba + 4 * i;
    uint32_t luma = 2126u * p[0] + 7152u * p[1] + 722u * p[2];
    transparent += p[3] != 255;
    opacity += p[3];
    light += luma >= 2160000 ? p[3] : 0;
  }
  look->transparent += transparent;
  look->opacity += opacity;
  look->light += light;
  for (size_t i = 0; transparent > 0 && i < count; i++) {
    const uint8_t *p = rgba + 4 * i;
    // What is not to be seen has no colour.
    if (p[3] != 255) add_beyond(look, place + i, p[3] == 0 ? 0 : big32(p));
  }
  uint32_t ground = look->ground;
  for (size_t i = 0; i < count; i++, rgba += 4, rgb += 3) {
    uint32_t alpha = rgba[3], rest = (255 - alpha) * ground;
    uint8_t r = divided_by_255(alpha * rgba[0] + rest);
    uint8_t g = divided_by_255(alpha * rgba[1] + rest);
    uint8_t b = divided_by_255(alpha * rgba[2] + rest);
    rgb[0] = r;
    rgb[1] = g;
    rgb[2] = b;
  }
}

void fill_around(codec_look *look, uint32_t width, uint32_t height, uint32_t x, uint32_t y,
                 uint32_t frame_width, uint32_t frame_height, uint8_t *rgb) {
  uint64_t place = 0;
  for (uint32_t row = 0; row < height; row++) {
    for (uint32_t column = 0; column < width; column++, place++) {
      bool within = column >= x && column - x < frame_width && row >= y && row - y < frame_height;
      if (within) continue;
      memset(rgb + 3 * place, look->ground, 3);
      add_beyond(look, place, 0);
      look->transparent++;
    }
  }
}

void take_note(codec_note *note, const char *format, ...) {
  if (note->text[0]) return;
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(note->text, sizeof note->text, format, arguments);
  va_end(arguments);
}

void refuse_kind(codec_note *note, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(note->text, sizeof note->text, format, arguments);
  va_end(arguments);
  note->unsupported = true;
}
