#include "pixels.h"

#include <stdarg.h>
#include <stdio.h>

uint64_t composite_over_white(const uint8_t *rgba, size_t count, uint8_t *rgb) {
  uint64_t transparent = 0;
  for (size_t i = 0; i < count; i++, rgba += 4, rgb += 3) {
    uint32_t alpha = rgba[3], white = (255 - alpha) * 255;
    uint8_t r = divided_by_255(alpha * rgba[0] + white);
    uint8_t g = divided_by_255(alpha * rgba[1] + white);
    uint8_t b = divided_by_255(alpha * rgba[2] + white);
    transparent += alpha != 255;
    rgb[0] = r;
    rgb[1] = g;
    rgb[2] = b;
  }
  return transparent;
}

void take_note(codec_note *note, const char *format, ...) {
  if (note->text[0]) return;
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(note->text, sizeof note->text, format, arguments);
  va_end(arguments);
}
