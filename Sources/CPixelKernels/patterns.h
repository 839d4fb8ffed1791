// The kinds of neighbourhood among the 30 × 30 inner cells. Part of `loops.h`.
//
// The eight cells around one, from the upper left clockwise, give a bit each: whether they are
// brighter by more than 2.5 grey levels.

/// The place of each of 256 patterns: the 58 whose bits change at most twice on the way round have
/// one each, in the order of their numbers; the last is for all others.
static const uint8_t pattern_places[256] = {
   0,  1,  2,  3,  4, 58,  5,  6,  7, 58, 58, 58,  8, 58,  9, 10,
  11, 58, 58, 58, 58, 58, 58, 58, 12, 58, 58, 58, 13, 58, 14, 15,
  16, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58,
  17, 58, 58, 58, 58, 58, 58, 58, 18, 58, 58, 58, 19, 58, 20, 21,
  22, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58,
  58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58,
  23, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58,
  24, 58, 58, 58, 58, 58, 58, 58, 25, 58, 58, 58, 26, 58, 27, 28,
  29, 30, 58, 31, 58, 58, 58, 32, 58, 58, 58, 58, 58, 58, 58, 33,
  58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 34,
  58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58,
  58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 35,
  36, 37, 58, 38, 58, 58, 58, 39, 58, 58, 58, 58, 58, 58, 58, 40,
  58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 58, 41,
  42, 43, 58, 44, 58, 58, 58, 45, 58, 58, 58, 58, 58, 58, 58, 46,
  47, 48, 58, 49, 58, 58, 58, 50, 51, 52, 58, 53, 54, 55, 56, 57,
};

/// Cells from one to each of the eight around it.
static const int8_t pattern_ways[8] = {
  -SIDE - 1, -SIDE, -SIDE + 1, 1, SIDE + 1, SIDE, SIDE - 1, -1};

/// Writes the share of each of 59 kinds.
static void describe_patterns(const int16_t *restrict luma, double *restrict shares) {
  _Alignas(64) uint8_t patterns[PLACES];
  for (size_t i = SIDE + 1; i < PLACES - SIDE - 1; i++) {
    int16_t floor = luma[i] + 5 * PIXEL_GRID_UNIT / 2, pattern = 0;
    for (size_t way = 0; way < 8; way++) {
      pattern |= (int16_t)((luma[(ptrdiff_t)i + pattern_ways[way]] > floor) << way);
    }
    patterns[i] = (uint8_t)pattern;
  }
  uint32_t counts[4][64] = {{0}};
  for (size_t y = 1; y < SIDE - 1; y++) {
    for (size_t x = 1; x < SIDE - 1; x++) {
      counts[x % 4][pattern_places[patterns[y * SIDE + x]]]++;
    }
  }
  for (size_t i = 0; i < DESCRIPTOR_PATTERNS; i++) {
    shares[i] = (double)(counts[0][i] + counts[1][i] + counts[2][i] + counts[3][i]) / 900;
  }
}
