// The 507 bytes of a descriptor. Part of `loops.h`.

#include "colours.h"
#include "gradients.h"
#include "patterns.h"

/// Parts that are given as roots of shares, filled up to whole vectors.
#define ROOTS (DESCRIPTOR_GRADIENTS + DESCRIPTOR_COLOURS + DESCRIPTOR_PATTERNS)
#define ROOTS_FILLED ((ROOTS + 7) / 8 * 8)

/// Writes the nearest byte to 255 times the root of each share, halves up; shares above 1 are cut.
static void write_roots(const double *shares, uint8_t *restrict bytes) {
  for (size_t i = 0; i < ROOTS_FILLED; i += 8) {
    eight_doubles share;
    memcpy(&share, shares + i, sizeof(share));
    share = __builtin_elementwise_sqrt(__builtin_elementwise_min(share, (eight_doubles){} + 1));
    eight_bytes values = __builtin_convertvector(
      __builtin_convertvector(255 * share + 0.5, eight_ints), eight_bytes);
    memcpy(bytes + i, &values, sizeof(values));
  }
}

static void describe(const int16_t *luma, const int16_t *colours, uint8_t *bytes) {
  double shares[ROOTS_FILLED] = {0};
  describe_gradients(luma, shares);
  describe_colours(luma, colours, shares + DESCRIPTOR_GRADIENTS);
  describe_patterns(luma, shares + DESCRIPTOR_GRADIENTS + DESCRIPTOR_COLOURS);
  // What fills up the roots is written over by the layout.
  write_roots(shares, bytes);
  describe_layout(luma, colours, bytes + ROOTS);
}
