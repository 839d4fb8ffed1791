// The means of 32 × 32 cells of the reduced image, row by row. Part of `loops.h`.

/// Cells along one side, and in all.
#define SIDE PIXEL_GRID_SIDE
#define PLACES (SIDE * SIDE)

/// Averages the column totals of luma over 32 cells; grid units, halves up.
static void average_grid_row(const area_rows *area, int16_t *restrict out) {
  size_t from = area->from_width;
  double scale = (double)PIXEL_GRID_UNIT / PIXEL_LUMA_UNIT;
  scale /= (double)from * (double)area->from_height;
  const uint32_t *column = area->columns;
  uint64_t left = PIXEL_GRID_SIDE;  // what of the column is not used up
  for (size_t t = 0; t < PIXEL_GRID_SIDE; t++) {
    uint64_t wanted = from, sum = 0;
    if (left < PIXEL_GRID_SIDE && left <= wanted) {
      sum = *column++ * left;
      wanted -= left;
      left = PIXEL_GRID_SIDE;
    }
    size_t whole = wanted / PIXEL_GRID_SIDE;
    uint64_t columns = 0;
    for (size_t k = 0; k < whole; k++) columns += column[k];
    sum += columns * PIXEL_GRID_SIDE;
    column += whole;
    wanted -= whole * PIXEL_GRID_SIDE;
    if (wanted > 0) {
      sum += *column * wanted;
      left -= wanted;
    }
    out[t] = (int16_t)((double)sum * scale + 0.5);
  }
}

/// Adds a row of the reduced image's luma to the grid.
static void add_grid_row(area_rows *area, const int32_t *luma, int16_t *grid) {
  area_step step;
  do {
    size_t target = area->finished;
    step = next_step(area);
    add_weighted_luma(area->columns, luma, area->from_width, step.weight, step.begins);
    if (step.ends) average_grid_row(area, grid + target * PIXEL_GRID_SIDE);
  } while (step.more);
}

/// The state of the grid of colours.
///
/// A row that lies within one target row counts as much as any other such row: these are added as
/// they are, in 16 bits, and only the ones that are shared between target rows with their weights.
typedef struct {
  area_rows area;
  /// What the target row under way has: whole rows, and whether there are shared ones.
  size_t whole_count;
  int is_shared;
  uint16_t *whole;
} colour_rows;

/// Adds a whole row of `n` bytes; a target row has at most 16 of them, for the image has at most
/// 512.
static void add_whole_row(
  uint16_t *restrict whole, const uint8_t *restrict row, size_t n, int begins) {
  if (begins) {
    for (size_t i = 0; i < n; i++) whole[i] = row[i];
  } else {
    for (size_t i = 0; i < n; i++) whole[i] += row[i];
  }
}

/// Brings whole and shared rows together in the column totals.
static void join_rows(const colour_rows *rows) {
  uint32_t *restrict columns = rows->area.columns;
  const uint16_t *restrict whole = rows->whole;
  size_t n = 3 * rows->area.from_width;
  if (rows->whole_count == 0) return;
  if (rows->is_shared) {
    for (size_t i = 0; i < n; i++) columns[i] += (uint32_t)whole[i] * PIXEL_GRID_SIDE;
  } else {
    for (size_t i = 0; i < n; i++) columns[i] = (uint32_t)whole[i] * PIXEL_GRID_SIDE;
  }
}

/// A row of cells: R, G, B in three planes, and luma, which is null where it is not wanted.
typedef struct {
  double scale, luma_scale;
  int16_t *red, *luma;
} cell_row;

/// Writes the cells of an image of 32 columns; totals of luma are below 2³¹, as there are no more
/// than 512 rows.
static void write_columns(const uint32_t *restrict column, cell_row to) {
  int16_t *restrict red = to.red, *restrict luma = to.luma;
  for (size_t t = 0; t < SIDE; t++) {
    int32_t r = (int32_t)column[3 * t], g = (int32_t)column[3 * t + 1];
    int32_t b = (int32_t)column[3 * t + 2];
    red[t] = (int16_t)((double)r * SIDE * to.scale + 0.5);
    red[t + PLACES] = (int16_t)((double)g * SIDE * to.scale + 0.5);
    red[t + 2 * PLACES] = (int16_t)((double)b * SIDE * to.scale + 0.5);
  }
  if (luma == 0) return;
  for (size_t t = 0; t < SIDE; t++) {
    const uint32_t *rgb = column + 3 * t;
    int32_t l = (int32_t)(2126 * rgb[0] + 7152 * rgb[1] + 722 * rgb[2]);
    luma[t] = (int16_t)((double)l * SIDE * to.luma_scale + 0.5);
  }
}

INLINE void write_cell(const cell_row *to, size_t t, uint64_t r, uint64_t g, uint64_t b) {
  to->red[t] = (int16_t)((double)(int64_t)r * to->scale + 0.5);
  to->red[t + PLACES] = (int16_t)((double)(int64_t)g * to->scale + 0.5);
  to->red[t + 2 * PLACES] = (int16_t)((double)(int64_t)b * to->scale + 0.5);
  if (to->luma == 0) return;
  to->luma[t] = (int16_t)((double)(int64_t)(2126 * r + 7152 * g + 722 * b) * to->luma_scale + 0.5);
}

/// Averages the column totals of RGB over 32 cells; grid units, halves up.
static void average_cells(const area_rows *area, cell_row to) {
  size_t from = area->from_width;
  const uint32_t *column = area->columns;
  if (from == PIXEL_GRID_SIDE) {
    write_columns(column, to);
    return;
  }
  uint64_t left = PIXEL_GRID_SIDE;  // what of the column is not used up
  for (size_t t = 0; t < PIXEL_GRID_SIDE; t++) {
    uint64_t wanted = from;
    four_longs sum = {0};
    if (left < PIXEL_GRID_SIDE && left <= wanted) {
      add_column(column, left, &sum);
      column += 3;
      wanted -= left;
      left = PIXEL_GRID_SIDE;
    }
    four_longs whole = {0};
    for (; wanted >= PIXEL_GRID_SIDE; wanted -= PIXEL_GRID_SIDE, column += 3) {
      add_column(column, 1, &whole);
    }
    sum += whole * PIXEL_GRID_SIDE;
    if (wanted > 0) {
      add_column(column, wanted, &sum);
      left -= wanted;
    }
    write_cell(&to, t, sum[0], sum[1], sum[2]);
  }
}

/// Adds a row of the reduced image's bytes to the grid of colours, and to that of luma unless null.
static void add_colour_row(
  colour_rows *rows, const uint8_t *rgb, int16_t *colours, int16_t *luma) {
  area_rows *area = &rows->area;
  size_t n = 3 * area->from_width;
  double scale = (double)PIXEL_GRID_UNIT;
  double luma_scale = (double)PIXEL_GRID_UNIT / PIXEL_LUMA_UNIT;
  double pixels = (double)area->from_width * (double)area->from_height;
  area_step step;
  do {
    size_t start = area->finished * PIXEL_GRID_SIDE;
    step = next_step(area);
    if (step.begins) {
      rows->whole_count = 0;
      rows->is_shared = 0;
    }
    if (step.weight == PIXEL_GRID_SIDE) {
      add_whole_row(rows->whole, rgb, n, rows->whole_count == 0);
      rows->whole_count++;
    } else {
      add_weighted_bytes(area->columns, rgb, n, step.weight, !rows->is_shared);
      rows->is_shared = 1;
    }
    if (step.ends) {
      join_rows(rows);
      average_cells(
        area, (cell_row){
                scale / pixels, luma_scale / pixels, colours + start, luma ? luma + start : 0});
    }
  } while (step.more);
}
