// Which colours the cells have, and where. Part of `loops.h`.
//
// A joint histogram of luma, R − G and (R + G) / 2 − B: 4 × 6 × 6 bins, luma from 0 to 255, the
// others from −96 to 96, of which the outermost bins take what lies beyond. A cell is shared
// between the nearest bins of each, linearly.

/// Parts of a bin, such that every cell lies at a whole number of them, and what stands half a bin
/// after the start of each axis in them.
#define LUMA_PARTS 1020
#define RED_GREEN_PARTS 512
#define YELLOW_BLUE_PARTS 1024
#define LUMA_SHIFT (-LUMA_PARTS / 2)
#define RED_GREEN_SHIFT (5 * RED_GREEN_PARTS / 2)
#define YELLOW_BLUE_SHIFT (5 * YELLOW_BLUE_PARTS / 2)

/// Boxes between the middles of bins: 3 × 5 × 5. A cell in a box belongs to the 8 bins at its
/// corners.
#define BOXES 75

INLINE int16_t within(int16_t value, int16_t most) {
  int16_t positive = value > 0 ? value : 0;
  return positive < most ? positive : most;
}

/// The box of each of `SIDE` cells, and the shares of the two bins of each axis in parts.
typedef struct {
  uint8_t box[SIDE];
  _Alignas(64) double luma[2 * SIDE];
  _Alignas(64) double red_green[2 * SIDE];
  _Alignas(64) double yellow_blue[2 * SIDE];
} box_row;

INLINE void find_boxes(const int16_t *restrict luma, const int16_t *restrict red, box_row *row) {
  const int16_t *restrict green = red + PLACES, *restrict blue = green + PLACES;
  int16_t parts[3][SIDE];
  for (size_t i = 0; i < SIDE; i++) {
    int16_t l = within(luma[i] + LUMA_SHIFT, 3 * LUMA_PARTS);
    int16_t d = within(red[i] - green[i] + RED_GREEN_SHIFT, 5 * RED_GREEN_PARTS);
    int16_t e = within(
      (int16_t)(red[i] + green[i] - 2 * blue[i]) + YELLOW_BLUE_SHIFT, 5 * YELLOW_BLUE_PARTS);
    int16_t first_l = (int16_t)((l >= LUMA_PARTS) + (l >= 2 * LUMA_PARTS));
    int16_t first_d = within(d / RED_GREEN_PARTS, 4), first_e = within(e / YELLOW_BLUE_PARTS, 4);
    row->box[i] = (uint8_t)((first_l * 5 + first_d) * 5 + first_e);
    parts[0][i] = l - first_l * LUMA_PARTS;
    parts[1][i] = d - first_d * RED_GREEN_PARTS;
    parts[2][i] = e - first_e * YELLOW_BLUE_PARTS;
  }
  double *restrict lumas = row->luma, *restrict red_greens = row->red_green;
  double *restrict yellow_blues = row->yellow_blue;
  for (size_t i = 0; i < SIDE; i++) {
    lumas[2 * i] = LUMA_PARTS - parts[0][i];
    lumas[2 * i + 1] = parts[0][i];
    red_greens[2 * i] = RED_GREEN_PARTS - parts[1][i];
    red_greens[2 * i + 1] = parts[1][i];
    yellow_blues[2 * i] = YELLOW_BLUE_PARTS - parts[2][i];
    yellow_blues[2 * i + 1] = parts[2][i];
  }
}

INLINE two_doubles read_pair(const double *values) {
  two_doubles pair;
  memcpy(&pair, values, sizeof(pair));
  return pair;
}

/// Adds the cells of a row to their boxes. Sums of products are whole numbers below 2⁵³, exact in
/// any order. Two copies of the boxes, so that equal neighbours do not wait for each other.
INLINE void add_boxes(const box_row *row, eight_doubles boxes[2][BOXES]) {
  for (size_t i = 0; i < SIDE; i++) {
    two_doubles l = read_pair(row->luma + 2 * i), d = read_pair(row->red_green + 2 * i);
    two_doubles e = read_pair(row->yellow_blue + 2 * i);
    eight_doubles corners = __builtin_shufflevector(l, l, 0, 0, 0, 0, 1, 1, 1, 1) *
                            __builtin_shufflevector(d, d, 0, 0, 1, 1, 0, 0, 1, 1) *
                            __builtin_shufflevector(e, e, 0, 1, 0, 1, 0, 1, 0, 1);
    boxes[i % 2][row->box[i]] += corners;
  }
}

/// Writes the shares of 4 × 6 × 6 colours, luma outermost.
static void describe_colours(
  const int16_t *luma, const int16_t *colours, double *restrict shares) {
  eight_doubles boxes[2][BOXES];
  memset(boxes, 0, sizeof(boxes));
  for (size_t i = 0; i < PLACES; i += SIDE) {
    box_row row;
    find_boxes(luma + i, colours + i, &row);
    add_boxes(&row, boxes);
  }
  double corners[BOXES * 8];
  for (size_t i = 0; i < BOXES; i++) {
    eight_doubles sum = boxes[0][i] + boxes[1][i];
    memcpy(corners + 8 * i, &sum, sizeof(sum));
  }
  const double part = 1.0 / ((double)LUMA_PARTS * RED_GREEN_PARTS * YELLOW_BLUE_PARTS * PLACES);
  for (size_t bin = 0; bin < 24; bin++) {
    size_t l = bin / 6, d = bin % 6;
    double sums[6] = {0};
    for (size_t corner = 0; corner < 4; corner++) {
      // The bin is the upper one of its boxes' corners, or the lower one.
      size_t box_l = l - corner / 2, box_d = d - corner % 2;
      if (box_l >= 3 || box_d >= 5) continue;
      const double *from = corners + (box_l * 5 + box_d) * 5 * 8 + 2 * corner;
      for (size_t e = 0; e < 5; e++) {
        sums[e] += from[8 * e];
        sums[e + 1] += from[8 * e + 1];
      }
    }
    for (size_t e = 0; e < 6; e++) shares[6 * bin + e] = sums[e] * part;
  }
}

/// Adds up 4 × 4 cells of 8 × 8.
INLINE void sum_cells(const int16_t *restrict plane, int32_t *restrict sums) {
  for (size_t row = 0; row < 4; row++) {
    int16_t columns[SIDE] = {0};  // at most 8 × 4080
    for (size_t y = 0; y < 8; y++) {
      for (size_t x = 0; x < SIDE; x++) columns[x] += plane[(8 * row + y) * SIDE + x];
    }
    for (size_t cell = 0; cell < 4; cell++) {
      int32_t sum = 0;
      for (size_t x = 0; x < 8; x++) sum += columns[8 * cell + x];
      sums[4 * row + cell] = sum;
    }
  }
}

/// Writes the mean of 4 × 4 cells, row by row: luma, then half of each opponent, around 127.5.
static void describe_layout(
  const int16_t *luma, const int16_t *colours, uint8_t *restrict bytes) {
  int32_t lumas[16], red[16], green[16], blue[16];
  sum_cells(luma, lumas);
  sum_cells(colours, red);
  sum_cells(colours + PLACES, green);
  sum_cells(colours + 2 * PLACES, blue);
  // Whole numbers: the nearest, halves up, of sums of 64 sixteenths. 255 / 2 is 127.5 of them.
  for (size_t i = 0; i < 16; i++) {
    bytes[3 * i] = (uint8_t)((lumas[i] + 512) / 1024);
    bytes[3 * i + 1] = (uint8_t)((red[i] - green[i] + 256 * 1024) / 2048);
    bytes[3 * i + 2] = (uint8_t)((red[i] + green[i] - 2 * blue[i] + 512 * 1024) / 4096);
  }
}
