// Chooses the variant at run time.
#include "variants.h"

int32_t matrix_variant_count(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("x86-64-v4")) return 3;
  if (__builtin_cpu_supports("x86-64-v3")) return 2;
#endif
  return 1;
}

static const matrix_variant *variant_at(int32_t variant) {
#if defined(__x86_64__)
  if (variant == 2) return &matrix_variant_v4;
  if (variant == 1) return &matrix_variant_v3;
#else
  (void)variant;
#endif
  return &matrix_variant_baseline;
}

const char *matrix_variant_name(int32_t variant) { return variant_at(variant)->name; }

size_t matrix_scratch_count(size_t column_count) {
  size_t slivers = (column_count + MOST_TILE_COLUMNS - 1) / MOST_TILE_COLUMNS;
  return (MOST_TILE_ROWS * BLOCK_TILES + slivers * MOST_TILE_COLUMNS) * DEPTH;
}

void matrix_products_by(
  int32_t variant, const float *rows, size_t row_count, const float *columns, size_t column_count,
  size_t width, float *products, float *scratch) {
  variant_at(variant)->products(
    rows, row_count, columns, column_count, width, products, scratch);
}

void matrix_products(
  const float *rows, size_t row_count, const float *columns, size_t column_count, size_t width,
  float *products, float *scratch) {
  matrix_products_by(
    matrix_variant_count() - 1, rows, row_count, columns, column_count, width, products, scratch);
}
