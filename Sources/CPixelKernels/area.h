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
