// Shared by the decoders; not visible outside this target.
#ifndef PIXELS_H
#define PIXELS_H

#include "image_codecs.h"

/// x / 255 rounded to nearest, exact for 0 ≤ x ≤ 65025. (No ties: 255 is odd.)
static inline uint8_t divided_by_255(uint32_t x) {
  x += 128;
  return (uint8_t)((x + (x >> 8)) >> 8);
}

/// Sets what a look finds back to nothing.
void begin_look(codec_look *look);

/// Composites RGBA over the ground: each channel is (a·c + (255−a)·ground) / 255, rounded to
/// nearest. The look takes note of the pixels, the first of which is the one at `place` of the image,
/// counted row by row. `rgb` may lie at the start of `rgba`.
void composite(codec_look *look, uint64_t place, const uint8_t *rgba, size_t count, uint8_t *rgb);

/// Fills the part of a canvas that a frame leaves free with the ground, as transparent.
void fill_around(codec_look *look, uint32_t width, uint32_t height, uint32_t x, uint32_t y,
                 uint32_t frame_width, uint32_t frame_height, uint8_t *rgb);

/// Adds something about a place that 8-bit RGB does not show. The order of calls does not matter.
static inline void add_beyond(codec_look *look, uint64_t place, uint32_t value) {
  uint64_t x = (place << 32 ^ value) + 0x9E3779B97F4A7C15u;
  x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
  x = (x ^ x >> 27) * 0x94D049BB133111EBu;
  look->beyond += x ^ x >> 31;
}

/// Eight bits of a 16-bit sample, number `channel` of a place. The look takes note of its size, and
/// of its low byte unless it repeats the high one, as where 8 bits were stretched to 16.
static inline uint8_t take_sample(codec_look *look, uint64_t place, uint32_t channel, uint32_t value) {
  if (value > look->most) look->most = value;
  if ((value & 255) != value >> 8) add_beyond(look, place, channel << 16 | (value & 255) | 1u << 31);
  if (look->used_bits == 0) return (uint8_t)(value >> 8);
  value >>= look->used_bits - 8;
  return (uint8_t)(value < 255 ? value : 255);
}

/// Writes the complaint, unless one stands there already.
void take_note(codec_note *note, const char *format, ...) __attribute__((format(printf, 2, 3)));

/// The same about a kind of file that is not read; replaces what stands there.
void refuse_kind(codec_note *note, const char *format, ...) __attribute__((format(printf, 2, 3)));

/// No complaint.
static inline void clear_note(codec_note *note) {
  note->text[0] = 0;
  note->unsupported = false;
}

static inline uint32_t big16(const uint8_t *p) { return (uint32_t)p[0] << 8 | p[1]; }
static inline uint32_t big32(const uint8_t *p) { return big16(p) << 16 | big16(p + 2); }

#endif
