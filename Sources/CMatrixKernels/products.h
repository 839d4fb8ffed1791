// The loops, for vectors of VECTOR bytes, tiles of TILE_ROWS rows, and FUSED(x, y, sum) = x * y + sum.
//
// After Goto and van de Geijn (2008, doi:10.1145/1356052.1356053): rows and columns are packed, so
// that what a tile needs at once stands side by side; a sliver of columns stays in the first cache
// while the slivers of a block of rows pass by from the second; sums stay in registers.
#include "variants.h"

typedef float lanes __attribute__((vector_size(VECTOR), aligned(4)));
#define LANES (VECTOR / 4)
#define TILE_COLUMNS (2 * LANES)

static inline lanes all(float value) { return value - (lanes){}; }

/// A tile of products over `depth` numbers of the width, in place of or added to what stands there.
static void tile(
  const float *rows, const float *columns, size_t depth, float *products, size_t stride,
  int in_place) {
  lanes sums[TILE_ROWS][2];
#pragma clang loop unroll(full)
  for (int row = 0; row < TILE_ROWS; row++) sums[row][0] = sums[row][1] = (lanes){};
  for (size_t k = 0; k < depth; k++, rows += TILE_ROWS, columns += TILE_COLUMNS) {
    lanes first = *(const lanes *)columns, second = *(const lanes *)(columns + LANES);
#pragma clang loop unroll(full)
    for (int row = 0; row < TILE_ROWS; row++) {
      lanes value = all(rows[row]);
      sums[row][0] = FUSED(value, first, sums[row][0]);
      sums[row][1] = FUSED(value, second, sums[row][1]);
    }
  }
#pragma clang loop unroll(full)
  for (int row = 0; row < TILE_ROWS; row++) {
    lanes *first = (lanes *)(products + row * stride), *second = first + 1;
    *first = in_place ? sums[row][0] : *first + sums[row][0];
    *second = in_place ? sums[row][1] : *second + sums[row][1];
  }
}

/// A tile at the lower or right edge, of which only `row_count` × `column_count` products exist.
static void edge_tile(
  const float *rows, const float *columns, size_t depth, float *products, size_t stride,
  int in_place, size_t row_count, size_t column_count) {
  float whole[TILE_ROWS * TILE_COLUMNS];
  tile(rows, columns, depth, whole, TILE_COLUMNS, 1);
  for (size_t row = 0; row < row_count; row++) {
    for (size_t column = 0; column < column_count; column++) {
      float *product = products + row * stride + column;
      float sum = whole[row * TILE_COLUMNS + column];
      *product = in_place ? sum : *product + sum;
    }
  }
}

/// Packs `depth` numbers of each row from `start` on, in slivers of `height`; rows beyond are zero.
static void pack(
  const float *from, size_t row_count, size_t width, size_t start, size_t depth, size_t height,
  float *to) {
  for (size_t first = 0; first < row_count; first += height, to += height * depth) {
    for (size_t row = 0; row < height; row++) {
      const float *values = first + row < row_count ? from + (first + row) * width + start : 0;
      for (size_t k = 0; k < depth; k++) to[k * height + row] = values ? values[k] : 0;
    }
  }
}

static size_t least(size_t one, size_t other) { return one < other ? one : other; }

static void products_of(
  const float *rows, size_t row_count, const float *columns, size_t column_count, size_t width,
  float *products, float *scratch) {
  const size_t block = TILE_ROWS * BLOCK_TILES;
  float *packed_rows = scratch, *packed_columns = scratch + MOST_TILE_ROWS * BLOCK_TILES * DEPTH;
  if (width == 0) {
    for (size_t place = 0; place < row_count * column_count; place++) products[place] = 0;
  }
  for (size_t start = 0; start < width; start += DEPTH) {
    size_t depth = least(DEPTH, width - start);
    pack(columns, column_count, width, start, depth, TILE_COLUMNS, packed_columns);
    for (size_t top = 0; top < row_count; top += block) {
      size_t height = least(block, row_count - top);
      pack(rows + top * width, height, width, start, depth, TILE_ROWS, packed_rows);
      for (size_t column = 0; column < column_count; column += TILE_COLUMNS) {
        size_t tile_columns = least(TILE_COLUMNS, column_count - column);
        for (size_t row = 0; row < height; row += TILE_ROWS) {
          size_t tile_rows = least(TILE_ROWS, height - row);
          const float *left = packed_rows + row * depth, *right = packed_columns + column * depth;
          float *target = products + (top + row) * column_count + column;
          if (tile_rows == TILE_ROWS && tile_columns == TILE_COLUMNS) {
            tile(left, right, depth, target, column_count, start == 0);
          } else {
            edge_tile(
              left, right, depth, target, column_count, start == 0, tile_rows, tile_columns);
          }
        }
      }
    }
  }
}

const matrix_variant VARIANT = {VARIANT_NAME, products_of};
