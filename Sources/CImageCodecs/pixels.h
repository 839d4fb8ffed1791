// Shared by the decoders; not visible outside this target.
#ifndef PIXELS_H
#define PIXELS_H

#include "image_codecs.h"

/// x / 255 rounded to nearest, exact for 0 ≤ x ≤ 65025. (No ties: 255 is odd.)
static inline uint8_t divided_by_255(uint32_t x) {
  x += 128;
  return (uint8_t)((x + (x >> 8)) >> 8);
}

/// Composites RGBA over white: each channel is (a·c + (255−a)·255) / 255, rounded to nearest.
/// Returns the number of pixels with alpha below 255. `rgb` may lie at the start of `rgba`.
uint64_t composite_over_white(const uint8_t *rgba, size_t count, uint8_t *rgb);

/// Writes the complaint, unless one stands there already.
void take_note(codec_note *note, const char *format, ...) __attribute__((format(printf, 2, 3)));

static inline uint32_t big16(const uint8_t *p) { return (uint32_t)p[0] << 8 | p[1]; }
static inline uint32_t big32(const uint8_t *p) { return big16(p) << 16 | big16(p + 2); }

#endif
