/// The loops that visit every pixel of an image, once, in C compiled for several instruction sets.
///
/// All totals are integers, so every variant gives the same bits; the best one that the processor
/// can run is chosen on the first call.
#ifndef PIXEL_KERNELS_H
#define PIXEL_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#include "content_digest.h"
#include "picture_alignment.h"
#include "pixel_descriptor.h"

/// Cells along one side of the grids: of luma, which the perceptual hash reads, and of colours.
#define PIXEL_GRID_SIDE 32
/// Luma is kept as 2126 R + 7152 G + 722 B: ten-thousandths of a grey level, exactly.
#define PIXEL_LUMA_UNIT 10000
/// The grid holds sixteenths of a grey level.
#define PIXEL_GRID_UNIT 16

/// What one pass over an image yields.
typedef struct {
  /// Totals of R, G, B.
  uint64_t sums[3];
  /// Totals of R², G², B².
  uint64_t squares[3];
  /// Totals of RG, GB, BR.
  uint64_t products[3];
  /// Pixels that are red, green, blue in OpenCV's 8-bit hue, saturation, value.
  uint64_t colours[3];
  /// Total and total of squares of the Laplacian over all bytes of all channels.
  int64_t laplacian_sum;
  uint64_t laplacian_squares;
  /// Pixels with luma of at most 5 and of at least 250 grey levels.
  uint64_t dark;
  uint64_t bright;
  /// Total and total of squares (low and high 64 bits) of the Laplacian of the luma of the reduced
  /// image, in luma units.
  int64_t detail_sum;
  uint64_t detail_squares_low;
  uint64_t detail_squares_high;
  /// Saturation, (largest − smallest) / largest channel, in 2⁻²⁰ and the rest of it in 2⁻⁴⁰.
  int64_t saturation;
  int64_t saturation_rest;
} pixel_totals;

/// The caller's memory for what is more than a number.
typedef struct {
  /// 256: pixels by luma rounded to a grey level, halves up.
  uint64_t *luma_counts;
  /// 32 × 32: mean luma over equal cells of the reduced image, in grid units, row by row.
  int16_t *grid;
  /// 3 planes of 32 × 32: mean R, G, B over the same cells of the reduced image (rounded to bytes),
  /// in grid units.
  int16_t *colour_grid;
  /// `thumbnail_width * thumbnail_height` RGB pixels; null when none are wanted.
  uint8_t *thumbnail;
} pixel_tables;

/// The sizes of one image and of the smaller ones made on the way.
typedef struct {
  /// The image; each side 1 … PIXEL_MAX_SIDE.
  size_t width, height;
  /// The image reduced for `detail`; sides of 1 … 512, never above the image's. Equal to them: no
  /// reduction.
  size_t reduced_width, reduced_height;
  /// The thumbnail, made from the reduced image; 0: none. Never above the reduced image.
  size_t thumbnail_width, thumbnail_height;
} pixel_sizes;

/// The longest side that the 32-bit column totals can hold.
#define PIXEL_MAX_SIDE 16777216
/// The longest side of the reduced image.
#define PIXEL_MAX_REDUCED 512

/// Bytes of working memory that `pixel_measure` needs, for memory aligned to 64.
size_t pixel_scratch_bytes(const pixel_sizes *sizes);

/// Measures `width * height` interleaved RGB pixels; rows have no gaps.
/// O(width × height), no allocation.
void pixel_measure(
  const uint8_t *rgb, const pixel_sizes *sizes, void *scratch, pixel_totals *totals,
  const pixel_tables *tables);

/// Writes per pixel 1 for red, 2 for green, 4 for blue, 0 for none.
void pixel_colour_masks(const uint8_t *rgb, size_t count, uint8_t *masks);

/// How many variants this processor can run, at least 1; the last is the one in use.
int32_t pixel_variant_count(void);
/// The instruction set of a variant, for people.
const char *pixel_variant_name(int32_t variant);
/// `pixel_measure` by one variant, for tests: `0 ..< pixel_variant_count()`.
void pixel_measure_by(
  int32_t variant, const uint8_t *rgb, const pixel_sizes *sizes, void *scratch,
  pixel_totals *totals, const pixel_tables *tables);
/// `pixel_colour_masks` by one variant, for tests.
void pixel_colour_masks_by(int32_t variant, const uint8_t *rgb, size_t count, uint8_t *masks);

#endif
