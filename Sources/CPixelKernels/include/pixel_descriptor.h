/// What is made of the 32 × 32 cells of an image, in C compiled for several instruction sets.
///
/// Sums are whole numbers and what follows from them is worked out in one order, so every variant
/// gives the same bytes.
#ifndef PIXEL_DESCRIPTOR_H
#define PIXEL_DESCRIPTOR_H

#include <stdint.h>

/// The bytes of a descriptor: gradients, colours, patterns, layout.
#define DESCRIPTOR_GRADIENTS 256
#define DESCRIPTOR_COLOURS 144
#define DESCRIPTOR_PATTERNS 59
#define DESCRIPTOR_LAYOUT 48
#define DESCRIPTOR_BYTES 507

/// Describes an image by its cells, as `pixel_measure` writes them: 32 × 32 means of luma and three
/// planes of 32 × 32 means of R, G, B, in sixteenths of a grey level, each from 0 to 4080.
/// O(1), no allocation, some 20 KB of the stack.
void pixel_describe(const int16_t *luma, const int16_t *colours, uint8_t *bytes);

/// The signs of the 8 × 8 lowest frequencies of the cells' luma beside their median, the constant
/// term in the highest bit, row by row. O(1).
uint64_t pixel_hash(const int16_t *luma);

/// Both by one variant, for tests: `0 ..< pixel_variant_count()`.
void pixel_describe_by(
  int32_t variant, const int16_t *luma, const int16_t *colours, uint8_t *bytes);
uint64_t pixel_hash_by(int32_t variant, const int16_t *luma);

#endif
