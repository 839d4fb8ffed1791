// Smaller images by area averaging, row by row. Part of `loops.h`.
//
// A source row spans `to` units of height and a target row `from` units, so that both cover the
// image exactly and every weight is a whole number.

/// The state of one reduction: column totals of the target row under way.
typedef struct {
  size_t from_width, from_height, to_width, to_height;
  /// Source rows seen, target rows finished.
  size_t seen, finished;
  uint32_t *columns;
} area_rows;

/// Adds `weight` times a row of `n` values to the column totals.
#define ADD_WEIGHTED_ROW(NAME, TYPE)                                                            \
  static void NAME(                                                                             \
    uint32_t *restrict columns, const TYPE *restrict row, size_t n, uint32_t weight,            \
    int begins) {                                                                               \
    if (begins) {                                                                               \
      for (size_t i = 0; i < n; i++) columns[i] = (uint32_t)row[i] * weight;                    \
    } else {                                                                                    \
      for (size_t i = 0; i < n; i++) columns[i] += (uint32_t)row[i] * weight;                   \
    }                                                                                           \
  }
ADD_WEIGHTED_ROW(add_weighted_bytes, uint8_t)
ADD_WEIGHTED_ROW(add_weighted_luma, int32_t)

/// How much of the current source row falls into the current target row, and whether the target
/// row begins with it or ends in it; moves on accordingly.
typedef struct {
  uint32_t weight;
  int begins, ends, more;
} area_step;

static area_step next_step(area_rows *area) {
  size_t row_start = area->seen * area->to_height, row_end = row_start + area->to_height;
  size_t target_start = area->finished * area->from_height;
  size_t target_end = target_start + area->from_height;
  size_t start = row_start > target_start ? row_start : target_start;
  size_t end = row_end < target_end ? row_end : target_end;
  area_step step = {
    (uint32_t)(end - start), start == target_start, end == target_end, end < row_end};
  area->finished += step.ends;
  area->seen += !step.more;
  return step;
}

typedef uint32_t four_words __attribute__((vector_size(16)));
typedef int32_t four_ints __attribute__((vector_size(16)));
typedef uint64_t four_longs __attribute__((vector_size(32)));
typedef double four_doubles __attribute__((vector_size(32)));

/// Adds `weight` times R, G, B of a column; the fourth lane counts for nothing.
INLINE void add_column(const uint32_t *column, uint64_t weight, four_longs *sum) {
  four_words words;
  memcpy(&words, column, sizeof(words));
  *sum += __builtin_convertvector(words, four_longs) * weight;
}

/// Averages the column totals of RGB over the width; 1/256 grey levels, halves up.
static void average_rgb(const area_rows *area, uint16_t *restrict out) {
  size_t from = area->from_width, to = area->to_width;
  double scale = 256.0 / ((double)from * (double)area->from_height);
  const uint32_t *column = area->columns;
  size_t left = 0;  // what is not used up of the column before
  for (size_t t = 0; t < to; t++) {
    four_longs sum = {0};
    size_t wanted = from;
    if (left > 0) {
      add_column(column - 3, left, &sum);
      wanted -= left;
    }
    four_longs whole = {0};
    for (; wanted >= to; wanted -= to, column += 3) add_column(column, 1, &whole);
    sum += whole * to;
    left = 0;
    if (wanted > 0) {
      add_column(column, wanted, &sum);
      left = to - wanted;
      column += 3;
    }
    // Totals are below 2⁵²: a double's digits hold them once its exponent is set to 52.
    four_longs bits = sum | 0x4330000000000000;
    four_doubles value;
    memcpy(&value, &bits, sizeof(value));
    value = (value - 4503599627370496.0) * scale + 0.5;
    four_ints levels = __builtin_convertvector(value, four_ints);
    for (size_t c = 0; c < 3; c++) out[3 * t + c] = (uint16_t)levels[c];
  }
}

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

/// Averages the column totals of RGB over 32 cells; grid units, halves up.
static void average_colour_grid_row(const area_rows *area, int16_t *restrict out) {
  size_t from = area->from_width;
  double scale = (double)PIXEL_GRID_UNIT / ((double)from * (double)area->from_height);
  const uint32_t *column = area->columns;
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
    for (size_t c = 0; c < 3; c++) out[3 * t + c] = (int16_t)((double)sum[c] * scale + 0.5);
  }
}

/// Adds a row of the reduced image's bytes to the grid of colours.
static void add_colour_grid_row(area_rows *area, const uint8_t *rgb, int16_t *grid) {
  area_step step;
  do {
    size_t target = area->finished;
    step = next_step(area);
    add_weighted_bytes(area->columns, rgb, 3 * area->from_width, step.weight, step.begins);
    if (step.ends) average_colour_grid_row(area, grid + target * 3 * PIXEL_GRID_SIDE);
  } while (step.more);
}

/// Adds a row of RGB bytes; writes the target row that it completes, if any, and says whether.
///
/// Never enlarges, so a row completes one target row at most.
static int add_rgb_row(area_rows *area, const uint8_t *rgb, uint16_t *out) {
  int complete = 0;
  area_step step;
  do {
    step = next_step(area);
    add_weighted_bytes(area->columns, rgb, 3 * area->from_width, step.weight, step.begins);
    if (step.ends) {
      average_rgb(area, out);
      complete = 1;
    }
  } while (step.more);
  return complete;
}

/// Whether both sides are halved exactly.
static int is_half(const area_rows *area) {
  return area->from_width == 2 * area->to_width && area->from_height == 2 * area->to_height;
}

/// `add_rgb_row` for an exact half, straight to bytes: (a + b + c + d + 2) / 4.
///
/// The memory of the column totals holds the row before and the sums of pairs.
static int add_half_row(area_rows *area, const uint8_t *row, uint8_t *restrict out) {
  size_t bytes = 3 * area->from_width;
  uint8_t *before = (uint8_t *)area->columns;
  uint8_t *restrict pairs = before + bytes;
  if (area->seen++ % 2 == 0) {
    memcpy(before, row, bytes);
    return 0;
  }
  for (size_t i = 0; i + 3 < bytes; i++) {
    pairs[i] = (uint8_t)((uint16_t)(before[i] + before[i + 3] + row[i] + row[i + 3] + 2) >> 2);
  }
  for (size_t t = 0; t < area->to_width; t++) {
    out[3 * t] = pairs[6 * t];
    out[3 * t + 1] = pairs[6 * t + 1];
    out[3 * t + 2] = pairs[6 * t + 2];
  }
  area->finished++;
  return 1;
}
