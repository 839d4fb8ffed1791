// What each pixel says beside its neighbours: the Laplacian. Part of `loops.h`.
//
// 4-neighbour Laplacian with OpenCV's reflect-101 border: what lies one beyond the edge is what
// lies one before it, and a side of one pixel repeats itself.

// The sum of the Laplacian over an image is what its edges leave over: along a line f of n > 1
// values, Σ f(i − 1) + f(i + 1) − 2 f(i) = f(1) − f(0) + f(n − 2) − f(n − 1).

INLINE short_lanes laplacian_at(
  const uint8_t *up, const uint8_t *row, const uint8_t *down, size_t i) {
  return widened(up + i) + widened(down + i) + widened(row + i - 3) + widened(row + i + 3) -
         4 * widened(row + i);
}

/// Values whose squares fit 32 bits: 2048 × 1020² < 2³².
#define PART 2048

/// The squares of the Laplacian over the values `start ..< end` of a row, at most `PART`.
static uint64_t laplacian_squares(
  const uint8_t *up, const uint8_t *row, const uint8_t *down, size_t start, size_t end) {
  uint32_t squares = 0;
  if (end - start < SHORTS) {
    for (size_t i = start; i < end; i++) {
      int32_t l = up[i] + down[i] + row[i - 3] + row[i + 3] - 4 * row[i];
      squares += (uint32_t)(l * l);
    }
    return squares;
  }
  word_lanes lanes = {0};
  size_t i = start;
  for (; i + SHORTS <= end; i += SHORTS) {
    short_lanes l = laplacian_at(up, row, down, i);
    lanes += multiply_pairs(l, l);
  }
  if (i < end) {
    short_lanes l = laplacian_at(up, row, down, end - SHORTS) & last_shorts(end - i);
    lanes += multiply_pairs(l, l);
  }
  return __builtin_reduce_add(lanes);
}

/// The Laplacian over one row of `width` RGB pixels, channel by channel.
static void add_row_laplacian(
  const uint8_t *restrict up, const uint8_t *restrict row, const uint8_t *restrict down,
  size_t width, pixel_totals *totals) {
  size_t n = 3 * width;
  uint64_t squares = 0;
  for (size_t c = 0; c < 3; c++) {
    size_t inside = width > 1 ? 3 + c : c;
    int32_t first = up[c] + down[c] + 2 * row[inside] - 4 * row[c];
    squares += (uint64_t)(first * first);
    if (width == 1) continue;
    size_t e = n - 3 + c;
    int32_t last = up[e] + down[e] + 2 * row[e - 3] - 4 * row[e];
    squares += (uint64_t)(last * last);
    totals->laplacian_sum += row[inside] - row[c] + row[e - 3] - row[e];
  }
  for (size_t start = 3; start + 3 < n; start += PART) {
    size_t end = start + PART < n - 3 ? start + PART : n - 3;
    squares += laplacian_squares(up, row, down, start, end);
  }
  totals->laplacian_squares += squares;
}

/// What the first and the last row leave over: next − edge.
static void add_edge_rows(
  const uint8_t *rgb, size_t width, size_t height, pixel_totals *totals) {
  if (height == 1) return;
  size_t n = 3 * width;
  const uint8_t *last = rgb + (height - 1) * n;
  for (size_t i = 0; i < n; i++) {
    totals->laplacian_sum += rgb[n + i] - rgb[i] + (last - n)[i] - last[i];
  }
}

/// Rows of luma as they come, with the two before them, and what has been made of them.
typedef struct {
  size_t width, height;
  /// Rows seen so far, and how many of them stand at the front of `rows`.
  size_t seen, kept;
  int32_t *rows;
} luma_rows;

INLINE int_lanes luma_laplacian_at(
  const int32_t *up, const int32_t *row, const int32_t *down, size_t i) {
  return read_ints(up + i) + read_ints(down + i) + read_ints(row + i - 1) +
         read_ints(row + i + 1) - 4 * read_ints(row + i);
}

/// The squares of the Laplacian of luma over the values `1 ..< end` of a row.
static uint64_t luma_laplacian_squares(
  const int32_t *up, const int32_t *row, const int32_t *down, size_t end) {
  if (end < 1 + INTS) {
    uint64_t squares = 0;
    for (size_t i = 1; i < end; i++) {
      int64_t l = up[i] + down[i] + row[i - 1] + row[i + 1] - 4 * row[i];
      squares += (uint64_t)(l * l);
    }
    return squares;
  }
  long_lanes lanes = {0};
  size_t i = 1;
  for (; i + INTS <= end; i += INTS) {
    lanes += square_pairs(luma_laplacian_at(up, row, down, i));
  }
  if (i < end) {
    lanes += square_pairs(luma_laplacian_at(up, row, down, end - INTS) & last_ints(end - i));
  }
  return (uint64_t)__builtin_reduce_add(lanes);
}

/// The Laplacian over one row of luma; |value| ≤ 1.02 × 10⁷, so 512 squares fit 64 bits.
static void add_detail_row(
  const int32_t *restrict up, const int32_t *restrict row, const int32_t *restrict down,
  size_t width, pixel_totals *totals) {
  size_t inside = width > 1 ? 1 : 0;
  int64_t first = up[0] + down[0] + 2 * row[inside] - 4 * row[0];
  uint64_t squares = (uint64_t)(first * first);
  if (width > 1) {
    size_t e = width - 1;
    int64_t last = up[e] + down[e] + 2 * row[e - 1] - 4 * row[e];
    squares += (uint64_t)(last * last);
    totals->detail_sum += row[1] - row[0] + row[e - 1] - row[e];
  }
  if (width > 2) squares += luma_laplacian_squares(up, row, down, width - 1);
  add_wide(&totals->detail_squares_low, &totals->detail_squares_high, squares);
}

/// What an edge row leaves over, beside the next one.
static void add_detail_edge(
  const int32_t *edge, const int32_t *next, size_t width, pixel_totals *totals) {
  int64_t sum = 0;
  for (size_t i = 0; i < width; i++) sum += next[i] - edge[i];
  totals->detail_sum += sum;
}

/// Takes in `count` rows just written behind the kept ones; keeps the last two.
static void add_luma_rows(luma_rows *luma, size_t count, pixel_totals *totals) {
  size_t width = luma->width, held = luma->kept + count;
  for (size_t k = luma->kept; k < held; k++) {
    size_t y = luma->seen + k - luma->kept;
    int32_t *down = luma->rows + k * width;
    if (y > 0) {
      add_detail_row(y > 1 ? down - 2 * width : down, down - width, down, width, totals);
    }
    if (y == 1) add_detail_edge(down - width, down, width, totals);
    if (y > 0 && y + 1 == luma->height) add_detail_edge(down, down - width, width, totals);
    if (y + 1 == luma->height) {
      const int32_t *up = y > 0 ? down - width : down;
      add_detail_row(up, down, up, width, totals);
    }
  }
  luma->seen += count;
  luma->kept = held < 2 ? held : 2;
  if (held > 2) {
    memmove(luma->rows, luma->rows + (held - 2) * width, 2 * width * sizeof(int32_t));
  }
}
