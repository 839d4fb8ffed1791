// Histograms of the gradient's direction over 4 × 4 cells, 16 directions each. Part of `loops.h`.
//
// The gradient at a place is the difference of the neighbours left and right, and above and below
// (the border repeats itself). It is the sum of the two nearest of 16 directions, 22.5° apart and
// counted from the right by way of down; the two lengths are its votes, spread over the nearest
// cells, bilinearly. Within one sixteenth of the circle votes are linear in the gradient: gradients
// are added up by direction and cell, in whole numbers, and become votes at the end.

#define DIRECTIONS 16

/// Cells are 8 places wide. A place shares its gradient between the two cells whose middles are
/// nearest; the places that share between the same two are a strip: 4, 8, 8, 8, 4 of them. Strip s
/// lies between the cells s − 1 and s.
#define STRIPS 5
#define STRIP_OF(place) (((place) + 4) / 8)

/// What of a place goes to the cell of its strip, in sixteenths; the rest goes to the one before.
static const int16_t cell_shares[SIDE] = {
  9, 11, 13, 15, 1, 3, 5, 7, 9, 11, 13, 15, 1, 3, 5, 7,
  9, 11, 13, 15, 1, 3, 5, 7, 9, 11, 13, 15, 1, 3, 5, 7};

/// The gradients and their directions.
typedef struct {
  _Alignas(64) int16_t right[PLACES];
  _Alignas(64) int16_t down[PLACES];
  /// The direction before it.
  _Alignas(64) uint8_t direction[PLACES];
} slopes;

static void find_slopes(const int16_t *restrict luma, slopes *found) {
  int16_t *restrict right = found->right, *restrict down = found->down;
  for (size_t i = 1; i + 1 < PLACES; i++) right[i] = luma[i + 1] - luma[i - 1];
  for (size_t i = 0; i < PLACES; i += SIDE) {
    right[i] = luma[i + 1] - luma[i];
    right[i + SIDE - 1] = luma[i + SIDE - 1] - luma[i + SIDE - 2];
  }
  for (size_t i = SIDE; i + SIDE < PLACES; i++) down[i] = luma[i + SIDE] - luma[i - SIDE];
  for (size_t i = 0; i < SIDE; i++) {
    size_t last = PLACES - SIDE + i;
    down[i] = luma[i + SIDE] - luma[i];
    down[last] = luma[last] - luma[last - SIDE];
  }
  uint8_t *restrict direction = found->direction;
  for (size_t i = 0; i < PLACES; i++) {
    int16_t dx = right[i], dy = down[i];
    // Turned by quarters until it lies right of or on the way to down.
    int odd = ((dx <= 0) & (dy > 0)) | ((dx >= 0) & (dy < 0));
    int up = (dy < 0) | ((dy == 0) & (dx < 0));
    int16_t width = (int16_t)(dx < 0 ? -dx : dx), height = (int16_t)(dy < 0 ? -dy : dy);
    int16_t x = odd ? height : width, y = odd ? width : height;
    // y ≥ x tan 22.5°, which is √2 − 1, where (x + y)² ≥ 2 x²; at 67.5° with x and y exchanged.
    int32_t past_first = y * (int16_t)(y + 2 * x) >= x * x;
    int32_t past_third = x * (int16_t)(x + 2 * y) <= y * y;
    direction[i] = (uint8_t)(8 * up + 4 * odd + past_first + (y >= x) + past_third);
  }
}

/// Adds the gradients of a row to those of the columns' strips, by direction: their sum, and the
/// sum of their sixteenths that go to the strip's own cell. The step to the right is in the upper
/// half and the one down in the lower, added in one go: no sum exceeds 16384 × 4080.
INLINE void add_slopes(
  const int16_t *restrict right, const int16_t *restrict down, const uint8_t *restrict direction,
  two_longs *along) {
  _Alignas(64) int64_t values[2 * SIDE];
  for (size_t x = 0; x < SIDE; x++) {
    int32_t share = cell_shares[x];
    values[2 * x] = (int64_t)right[x] * 4294967296 + down[x];
    values[2 * x + 1] = (int64_t)(right[x] * share) * 4294967296 + down[x] * share;
  }
  // The second half lies in other strips: the two do not wait for each other.
  for (size_t x = 0; x < SIDE / 2; x++) {
    size_t other = x + SIDE / 2;
    two_longs value, other_value;
    memcpy(&value, values + 2 * x, sizeof(value));
    memcpy(&other_value, values + 2 * other, sizeof(value));
    along[STRIP_OF(x) * DIRECTIONS + direction[x]] += value;
    along[STRIP_OF(other) * DIRECTIONS + direction[other]] += other_value;
  }
}

/// Adds up the gradients of the columns' strips over the rows of a strip, shared between the cells
/// above it and its own. Of n rows with sums a, the running totals add up to Σ (n − i) a, and what
/// goes above falls by 2 a row.
static void add_strip(const slopes *found, size_t strip, int64_t *above, int64_t *own) {
  size_t start = strip == 0 ? 0 : 8 * strip - 4, end = strip + 1 == STRIPS ? SIDE : 8 * strip + 4;
  _Alignas(64) int64_t running[2 * STRIPS * DIRECTIONS] = {0};
  _Alignas(64) int64_t along[2 * STRIPS * DIRECTIONS] = {0};
  for (size_t y = start; y < end; y++) {
    size_t row = y * SIDE;
    add_slopes(
      found->right + row, found->down + row, found->direction + row, (two_longs *)along);
    for (size_t i = 0; i < 2 * STRIPS * DIRECTIONS; i++) running[i] += along[i];
  }
  // The last row of a strip has one sixteenth left for the cell above; the lowest strip lacks the
  // last four rows.
  int64_t is_cut = strip + 1 == STRIPS ? -1 : 0;
  for (size_t i = 0; i < 2 * STRIPS * DIRECTIONS; i++) {
    int64_t goes_above = 2 * running[i] - along[i] + (8 * along[i] & is_cut);
    above[i] += goes_above;
    own[i] += 16 * along[i] - goes_above;
  }
}

/// Adds up the gradients of 4 × 4 cells by direction, in parts of 256.
static void collect_gradients(const slopes *found, int64_t cells[16 * DIRECTIONS]) {
  // A row of cells, and one above and one below the image.
  _Alignas(64) int64_t rows[6][2 * STRIPS * DIRECTIONS];
  memset(rows, 0, sizeof(rows));
  for (size_t strip = 0; strip < STRIPS; strip++) {
    add_strip(found, strip, rows[strip], rows[strip + 1]);
  }
  for (size_t cell = 0; cell < 16; cell++) {
    const int64_t *left = rows[cell / 4 + 1] + cell % 4 * 2 * DIRECTIONS;
    const int64_t *right = left + 2 * DIRECTIONS;
    int64_t *restrict to = cells + cell * DIRECTIONS;
    for (size_t k = 0; k < DIRECTIONS; k++) {
      to[k] = left[2 * k + 1] + 16 * right[2 * k] - right[2 * k + 1];
    }
  }
}

/// The cosines of 16 directions over the sine of one step, twice round. The sine of a direction is
/// the cosine four, or twelve, directions away.
static const double circle[2 * DIRECTIONS] = {
  2.613125929752753055713, 2.414213562373095048802, 1.847759065022573512256, 1,
  0, -1, -1.847759065022573512256, -2.414213562373095048802,
  -2.613125929752753055713, -2.414213562373095048802, -1.847759065022573512256, -1,
  0, 1, 1.847759065022573512256, 2.414213562373095048802,
  2.613125929752753055713, 2.414213562373095048802, 1.847759065022573512256, 1,
  0, -1, -1.847759065022573512256, -2.414213562373095048802,
  -2.613125929752753055713, -2.414213562373095048802, -1.847759065022573512256, -1,
  0, 1, 1.847759065022573512256, 2.414213562373095048802};

/// The contrast that counts half: 64 gradients of 18 grey levels in a cell.
#define LEAST_CONTRAST (64.0 * 18 * PIXEL_GRID_UNIT)

/// Turns the gradients of a cell into votes for 16 directions; returns their energy.
INLINE double count_votes(const int64_t *restrict gradients, double *restrict votes) {
  double next[DIRECTIONS + 1], energy = 0;
  for (size_t k = 0; k < DIRECTIONS; k++) {
    int32_t low = (int32_t)gradients[k];
    double dy = low, dx = (int32_t)((gradients[k] - low) >> 32);
    double first = dx * circle[13 + k] - dy * circle[1 + k];
    double second = dy * circle[k] - dx * circle[12 + k];
    votes[k] = (first > 0 ? first : 0) / 256;
    next[1 + k] = (second > 0 ? second : 0) / 256;
  }
  next[0] = next[DIRECTIONS];
  for (size_t k = 0; k < DIRECTIONS; k++) votes[k] += next[k];
  for (size_t k = 0; k < DIRECTIONS; k++) energy += votes[k] * votes[k];
  return energy;
}

/// Writes the votes of 4 × 4 cells × 16 directions, each cell divided by the root of the mean
/// energy of the 3 × 3 cells around it (beyond the border there is none) and of the least contrast.
static void describe_gradients(const int16_t *luma, double *restrict shares) {
  slopes found;
  find_slopes(luma, &found);
  int64_t cells[16 * DIRECTIONS];
  collect_gradients(&found, cells);
  double energies[6][6] = {{0}};
  for (size_t cell = 0; cell < 16; cell++) {
    size_t start = cell * DIRECTIONS;
    energies[cell / 4 + 1][cell % 4 + 1] = count_votes(cells + start, shares + start);
  }
  for (size_t cell = 0; cell < 16; cell++) {
    double around = 0;
    for (size_t y = 0; y < 3; y++) {
      for (size_t x = 0; x < 3; x++) around += energies[cell / 4 + y][cell % 4 + x];
    }
    double scale = 1 / __builtin_elementwise_sqrt(around / 9 + LEAST_CONTRAST * LEAST_CONTRAST);
    for (size_t k = 0; k < DIRECTIONS; k++) shares[cell * DIRECTIONS + k] *= scale;
  }
}
