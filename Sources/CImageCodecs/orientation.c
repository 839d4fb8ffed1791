#include <stdlib.h>
#include <string.h>

#include "pixels.h"

uint8_t codec_exif_orientation(const uint8_t *tiff, size_t count) {
  if (count < 14) return 1;
  bool little = tiff[0] == 'I' && tiff[1] == 'I';
  if (!little && !(tiff[0] == 'M' && tiff[1] == 'M')) return 1;
#define WORD(p) (little ? (uint32_t)(p)[0] | (uint32_t)(p)[1] << 8 : big16(p))
#define LONG(p) (little ? WORD(p) | WORD((p) + 2) << 16 : big32(p))
  if (WORD(tiff + 2) != 42) return 1;
  size_t at = LONG(tiff + 4);
  if (at > count - 2) return 1;
  size_t entries = WORD(tiff + at);
  at += 2;
  for (; entries > 0 && count - at >= 12; entries--, at += 12) {
    const uint8_t *entry = tiff + at;
    if (WORD(entry) != 0x0112) continue;
    uint32_t type = WORD(entry + 2);
    uint32_t value = type == 3 ? WORD(entry + 8) : type == 4 ? LONG(entry + 8) : 0;
    return LONG(entry + 4) == 1 && value >= 1 && value <= 8 ? (uint8_t)value : 1;
  }
#undef WORD
#undef LONG
  return 1;
}

/// Where the upright pixel (0, 0) is stored, and how far one step right and one step down go.
typedef struct {
  ptrdiff_t origin, right, down;
} walk;

static walk walk_of(uint32_t width, uint32_t height, uint8_t orientation) {
  ptrdiff_t w = width, last_column = w - 1, last_row = w * ((ptrdiff_t)height - 1);
  switch (orientation) {
    case 2: return (walk){last_column, -1, w};
    case 3: return (walk){last_row + last_column, -1, -w};
    case 4: return (walk){last_row, 1, -w};
    case 5: return (walk){0, w, 1};
    case 6: return (walk){last_row, -w, 1};
    case 7: return (walk){last_row + last_column, -w, -1};
    case 8: return (walk){last_column, w, -1};
    default: return (walk){0, 1, w};
  }
}

static inline void copy_pixel(uint8_t *to, const uint8_t *from) {
  to[0] = from[0];
  to[1] = from[1];
  to[2] = from[2];
}

void codec_turn_upright(const uint8_t *stored, uint32_t width, uint32_t height,
                        uint8_t orientation, uint8_t *upright) {
  walk w = walk_of(width, height, orientation);
  ptrdiff_t columns = orientation >= 5 ? height : width, rows = orientation >= 5 ? width : height;
  const ptrdiff_t block = 32;  // a block of source and destination rows stays in the cache
  for (ptrdiff_t top = 0; top < rows; top += block) {
    ptrdiff_t bottom = top + block < rows ? top + block : rows;
    for (ptrdiff_t left = 0; left < columns; left += block) {
      ptrdiff_t end = left + block < columns ? left + block : columns;
      for (ptrdiff_t y = top; y < bottom; y++) {
        const uint8_t *from = stored + 3 * (w.origin + y * w.down + left * w.right);
        uint8_t *to = upright + 3 * (y * columns + left);
        for (ptrdiff_t x = left; x < end; x++, to += 3, from += 3 * w.right) copy_pixel(to, from);
      }
    }
  }
}

bool codec_turn_upright_in_place(uint8_t *rgb, uint32_t width, uint32_t height,
                                 uint8_t orientation) {
  walk w = walk_of(width, height, orientation);
  size_t count = (size_t)width * height, columns = orientation >= 5 ? height : width;
  uint8_t *moved = calloc(count / 8 + 1, 1);
  if (moved == NULL) return false;
  // A permutation falls apart into cycles: follow each once, holding one pixel in the hand.
  for (size_t start = 0; start < count; start++) {
    if (moved[start / 8] >> (start % 8) & 1) continue;
    uint8_t hand[3];
    copy_pixel(hand, rgb + 3 * start);
    for (size_t at = start;;) {
      moved[at / 8] |= (uint8_t)(1 << (at % 8));
      ptrdiff_t x = (ptrdiff_t)(at % columns), y = (ptrdiff_t)(at / columns);
      size_t source = (size_t)(w.origin + y * w.down + x * w.right);
      if (source == start) {
        copy_pixel(rgb + 3 * at, hand);
        break;
      }
      copy_pixel(rgb + 3 * at, rgb + 3 * source);
      at = source;
    }
  }
  free(moved);
  return true;
}
