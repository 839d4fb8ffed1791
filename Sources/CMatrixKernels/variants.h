/// The variants and what they share. Private to this target.
#ifndef MATRIX_VARIANTS_H
#define MATRIX_VARIANTS_H

#include "matrix_kernels.h"

/// So much of the width is summed up at once; the same for all variants, as the order of summing is.
#define DEPTH 256
/// The most rows and columns that a variant takes at once (a tile).
#define MOST_TILE_ROWS 14
#define MOST_TILE_COLUMNS 32
/// Rows are packed in blocks of so many tiles, which the second cache holds.
#define BLOCK_TILES 16

/// One compiled variant.
typedef struct {
  const char *name;
  void (*products)(
    const float *rows, size_t row_count, const float *columns, size_t column_count, size_t width,
    float *products, float *scratch);
} matrix_variant;

extern const matrix_variant matrix_variant_baseline;
#if defined(__x86_64__)
extern const matrix_variant matrix_variant_v3;
extern const matrix_variant matrix_variant_v4;
#endif

#endif
