/// Products of matrices of 32-bit numbers, compiled for several instruction sets.
#ifndef MATRIX_KERNELS_H
#define MATRIX_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/// How many variants this processor can run, 1 to 3; the last is the fastest.
int32_t matrix_variant_count(void);

/// The instruction set of a variant, such as "x86-64-v3".
const char *matrix_variant_name(int32_t variant);

/// How many numbers `scratch` must hold for this many columns.
size_t matrix_scratch_count(size_t column_count);

/// The product of each row with each column: products[r * column_count + c] is the sum over k of
/// rows[r * width + k] * columns[c * width + k].
///
/// Every product is summed up in the same order wherever it stands and however many there are. The
/// variants with fused multiplication (all but "baseline" on x86-64) give the same bits.
void matrix_products(
  const float *rows, size_t row_count, const float *columns, size_t column_count, size_t width,
  float *products, float *scratch);

/// The same by one variant, 0 to `matrix_variant_count() - 1`.
void matrix_products_by(
  int32_t variant, const float *rows, size_t row_count, const float *columns, size_t column_count,
  size_t width, float *products, float *scratch);

#endif
