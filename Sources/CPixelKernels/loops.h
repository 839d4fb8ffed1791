// The one pass over an image. Included once per variant, which names itself through VARIANT and
// VARIANT_NAME and has vectors of LANES bytes; everything here is private to that file.
#include <string.h>

#include "variants.h"

// A fused multiply-add would round differently from one variant to the next.
#pragma STDC FP_CONTRACT OFF

#include "lanes.h"

#include "area.h"
#include "grids.h"
#include "neighbours.h"
#include "points.h"

#include "descriptor.h"
#include "digest.h"
#include "hash.h"

/// The working memory, carved from the caller's.
typedef struct {
  pixel_block block;
  pixel_counters counters;
  /// Luma of a block where the image is reduced first.
  _Alignas(64) int32_t block_luma[BLOCK];
  luma_rows luma;
  area_rows reduction, thumbnail, grid;
  colour_rows colour_grid;
  uint16_t *reduced_row;
  uint8_t *reduced_bytes;
  uint16_t *thumbnail_row;
} pixel_state;

/// Rows taken at a time: about a block, so that narrow images do not go row by row and what is made
/// of the rows stays in the first-level cache.
static size_t rows_per_band(size_t width) { return width < BLOCK ? BLOCK / width : 1; }

static int is_reduced(const pixel_sizes *sizes) {
  return sizes->reduced_width != sizes->width || sizes->reduced_height != sizes->height;
}

/// A row of the reduced image goes into the thumbnail.
static void add_thumbnail_row(pixel_state *state, const uint8_t *rgb, uint8_t *thumbnail) {
  size_t values = 3 * state->thumbnail.to_width;
  uint8_t *out = thumbnail + state->thumbnail.finished * values;
  if (is_half(&state->thumbnail)) {
    add_half_row(&state->thumbnail, rgb, out);
    return;
  }
  const uint16_t *row = state->thumbnail_row;
  if (!add_rgb_row(&state->thumbnail, rgb, state->thumbnail_row)) return;
  for (size_t i = 0; i < values; i++) out[i] = (uint8_t)((row[i] + 128) >> 8);
}

/// Rows of the reduced image, as bytes and as luma just written, go to their users.
static void add_reduced_rows(
  pixel_state *state, const uint8_t *rgb, size_t count, int reduced, pixel_totals *totals,
  const pixel_tables *tables) {
  size_t width = state->luma.width;
  const int32_t *luma = state->luma.rows + state->luma.kept * width;
  int16_t *grid = tables->grid;
  for (size_t k = 0; k < count; k++) {
    // The reduced image's luma is finer than its bytes.
    if (reduced) add_grid_row(&state->grid, luma + k * width, grid);
    add_colour_row(
      &state->colour_grid, rgb + k * width * 3, tables->colour_grid, reduced ? 0 : grid);
    if (tables->thumbnail != 0) {
      add_thumbnail_row(state, rgb + k * width * 3, tables->thumbnail);
    }
  }
  add_luma_rows(&state->luma, count, totals);
}

/// A row of the image goes into the reduction; a finished row goes on.
static void reduce_row(
  pixel_state *state, const uint8_t *rgb, pixel_totals *totals, const pixel_tables *tables) {
  if (!add_rgb_row(&state->reduction, rgb, state->reduced_row)) return;
  size_t width = state->luma.width;
  const uint16_t *row = state->reduced_row;
  int32_t *luma = state->luma.rows + state->luma.kept * width;
  for (size_t i = 0; i < width; i++) {
    luma[i] = (2126 * row[3 * i] + 7152 * row[3 * i + 1] + 722 * row[3 * i + 2] + 128) >> 8;
  }
  for (size_t i = 0; i < 3 * width; i++) {
    state->reduced_bytes[i] = (uint8_t)((row[i] + 128) >> 8);
  }
  add_reduced_rows(state, state->reduced_bytes, 1, 1, totals, tables);
}

static size_t padded(size_t bytes) { return (bytes + 63) / 64 * 64; }

/// Lays the state out in `scratch`; with no scratch only tells how much is needed.
static size_t lay_out(const pixel_sizes *sizes, uint8_t *scratch) {
  size_t luma_rows_held = is_reduced(sizes) ? 3 : 2 + rows_per_band(sizes->width);
  size_t parts[9] = {
    padded(sizeof(pixel_state)),
    padded((luma_rows_held * sizes->reduced_width + GROUP) * sizeof(int32_t)),
    is_reduced(sizes) ? padded((3 * sizes->width + 1) * sizeof(uint32_t)) : 0,
    padded((3 * sizes->reduced_width + 1) * sizeof(uint32_t)),
    padded(sizes->reduced_width * sizeof(uint32_t)),
    padded(3 * sizes->reduced_width * sizeof(uint16_t)),
    padded(3 * sizes->reduced_width * sizeof(uint8_t)),
    padded((3 * sizes->reduced_width + 1) * sizeof(uint32_t)),
    padded(3 * sizes->reduced_width * sizeof(uint16_t)),
  };
  size_t offsets[10] = {0};
  for (int i = 0; i < 9; i++) offsets[i + 1] = offsets[i] + parts[i];
  if (scratch == 0) return offsets[9] + padded(3 * sizes->reduced_width * sizeof(uint16_t));

  pixel_state *state = (pixel_state *)scratch;
  size_t width = sizes->reduced_width, height = sizes->reduced_height;
  state->luma = (luma_rows){width, height, 0, 0, (int32_t *)(scratch + offsets[1])};
  state->reduction = (area_rows){
    sizes->width, sizes->height, width, height, 0, 0, (uint32_t *)(scratch + offsets[2])};
  state->thumbnail = (area_rows){
    width, height, sizes->thumbnail_width, sizes->thumbnail_height, 0, 0,
    (uint32_t *)(scratch + offsets[3])};
  state->grid = (area_rows){
    width, height, PIXEL_GRID_SIDE, PIXEL_GRID_SIDE, 0, 0, (uint32_t *)(scratch + offsets[4])};
  state->colour_grid = (colour_rows){
    {width, height, PIXEL_GRID_SIDE, PIXEL_GRID_SIDE, 0, 0, (uint32_t *)(scratch + offsets[7])},
    0, 0, (uint16_t *)(scratch + offsets[8])};
  state->reduced_row = (uint16_t *)(scratch + offsets[5]);
  state->reduced_bytes = scratch + offsets[6];
  state->thumbnail_row = (uint16_t *)(scratch + offsets[9]);
  return offsets[9];
}

static void measure(
  const uint8_t *rgb, const pixel_sizes *sizes, void *scratch, pixel_totals *totals,
  const pixel_tables *tables) {
  size_t width = sizes->width, height = sizes->height, stride = 3 * width;
  int reduced = is_reduced(sizes);
  pixel_state *state = scratch;
  lay_out(sizes, scratch);
  memset(totals, 0, sizeof(*totals));
  memset(&state->counters, 0, sizeof(state->counters));
  memset(state->block.hue, 0, sizeof(state->block.hue));

  size_t band = rows_per_band(width);
  for (size_t y = 0; y < height; y += band) {
    size_t rows = height - y < band ? height - y : band;
    const uint8_t *start = rgb + y * stride;
    int32_t *luma = state->luma.rows + state->luma.kept * width;
    for (size_t i = 0; i < rows * width; i += BLOCK) {
      size_t n = rows * width - i < BLOCK ? rows * width - i : BLOCK;
      int32_t *block_luma = reduced ? state->block_luma : luma + i;
      add_points(start + 3 * i, n, &state->block, &state->counters, block_luma, totals);
    }
    for (size_t k = 0; k < rows; k++) {
      const uint8_t *row = start + k * stride;
      const uint8_t *up = y + k > 0 ? row - stride : height > 1 ? row + stride : row;
      const uint8_t *down = y + k + 1 < height ? row + stride : height > 1 ? row - stride : row;
      add_row_laplacian(up, row, down, width, totals);
      if (reduced) reduce_row(state, row, totals, tables);
    }
    if (!reduced) add_reduced_rows(state, start, rows, 0, totals, tables);
  }
  add_edge_rows(rgb, width, height, totals);
  for (size_t i = 0; i < 256; i++) {
    tables->luma_counts[i] = 0;
    for (size_t k = 0; k < 4; k++) tables->luma_counts[i] += state->counters.levels[k][i];
    if (i < 5) totals->dark += tables->luma_counts[i];
    if (i > 250) totals->bright += tables->luma_counts[i];
  }
}

static void masks(const uint8_t *rgb, size_t count, uint8_t *masks) {
  pixel_block block;
  memset(block.hue, 0, sizeof(block.hue));
  for (size_t i = 0; i < count; i += BLOCK) {
    size_t n = count - i < BLOCK ? count - i : BLOCK;
    mark_colours(&block, split_block(rgb + 3 * i, n, &block));
    memcpy(masks + i, block.mask, n);
  }
}

const pixel_variant VARIANT = {VARIANT_NAME, measure, masks, describe, hash, digest};

#ifdef VARIANT_LAYS_OUT
size_t pixel_scratch_bytes(const pixel_sizes *sizes) { return lay_out(sizes, 0); }
#endif
