// What each pixel says by itself: moments, colours, luma, saturation. Part of `loops.h`.
//
// A block of pixels is split into planes that stay in the first-level cache; each subject then is
// one plain loop over them, which the compiler turns into vectors. Blocks are filled up with black
// to whole groups.

/// Pixels in a block and in a group. Totals of a block fit 32 bits: 1024 × 255² < 2³².
#define BLOCK 1024
#define GROUP 64

/// The planes of one block.
typedef struct {
  _Alignas(64) uint8_t red[BLOCK];
  _Alignas(64) uint8_t green[BLOCK];
  _Alignas(64) uint8_t blue[BLOCK];
  /// The largest channel: HSV's value.
  _Alignas(64) uint8_t value[BLOCK];
  /// Largest − smallest channel.
  _Alignas(64) uint8_t spread[BLOCK];
  /// 1: red, 2: green, 4: blue.
  _Alignas(64) uint8_t mask[BLOCK];
  /// OpenCV's hue before the negative ones wrap around, plus 30; stale where nothing is vivid.
  _Alignas(64) uint8_t hue[BLOCK];
  /// Hue times the spread, in sixths of a turn.
  _Alignas(64) int16_t numerator[BLOCK];
  /// Luma rounded to a grey level.
  _Alignas(64) uint8_t level[BLOCK];
} pixel_block;

/// Pixels by level, in four copies, so that equal neighbours do not wait for each other.
typedef struct {
  uint32_t levels[4][256];
} pixel_counters;

static size_t whole_groups(size_t n) { return (n + GROUP - 1) / GROUP * GROUP; }

/// Splits `n` pixels into planes; returns how many there are with the black ones.
static size_t split_block(const uint8_t *rgb, size_t n, pixel_block *block) {
  uint8_t *restrict r = block->red, *restrict g = block->green, *restrict b = block->blue;
  for (size_t i = 0; i < n; i++) {
    r[i] = rgb[3 * i];
    g[i] = rgb[3 * i + 1];
    b[i] = rgb[3 * i + 2];
  }
  size_t whole = whole_groups(n);
  memset(r + n, 0, whole - n);
  memset(g + n, 0, whole - n);
  memset(b + n, 0, whole - n);
  uint8_t *restrict value = block->value, *restrict spread = block->spread;
  for (size_t i = 0; i < whole; i++) {
    uint8_t high = r[i] > g[i] ? r[i] : g[i];
    uint8_t low = r[i] > g[i] ? g[i] : r[i];
    high = high > b[i] ? high : b[i];
    low = low < b[i] ? low : b[i];
    value[i] = high;
    spread[i] = high - low;
  }
  return whole;
}

/// Works out the hue of a group.
///
/// Every float is a whole number under 2²⁴, hence exact: the quotient is rounded to one by adding
/// and taking away 1.5 × 2²³, and the product never exceeds 5 × 122880 + 638.
INLINE void find_hues(
  const int16_t *restrict numerator, const uint8_t *restrict spread, uint8_t *restrict hue) {
  for (size_t i = 0; i < GROUP; i++) {
    int32_t d = spread[i] > 0 ? spread[i] : 1;
    float table = (122880.0f / (float)d + 12582912.0f) - 12582912.0f;
    int32_t product = (int32_t)((float)numerator[i] * table);
    hue[i] = (uint8_t)((product + 2048 + 30 * 4096) >> 12);
  }
}

/// Marks red, green and blue as OpenCV's 8-bit RGB2HSV does for S ≥ 50 and V ≥ 40.
///
/// OpenCV's hue is (numerator × table[spread] + 2048) >> 12 with table[d] = 122880 / d rounded;
/// its saturation (spread × round(1044480 / value) + 2048) >> 12. For all colours S ≥ 50 equals
/// 170 × spread ≥ 33 × value. Hue is worked out only where a pixel of the group is that vivid.
static void mark_colours(pixel_block *block, size_t whole) {
  const uint8_t *restrict spread = block->spread;
  int16_t *restrict numerator = block->numerator;
  uint8_t *restrict mask = block->mask, *restrict hue = block->hue;
  for (size_t i = 0; i < whole; i += SHORTS) {
    short_lanes r = widened(block->red + i), g = widened(block->green + i);
    short_lanes b = widened(block->blue + i);
    short_lanes v = widened(block->value + i), d = widened(spread + i);
    short_lanes is_red = v == r, is_green = v == g;
    short_lanes other = (is_green & (b - r + 2 * d)) | (~is_green & (r - g + 4 * d));
    short_lanes found = (is_red & (g - b)) | (~is_red & other);
    byte_lanes vivid = __builtin_convertvector(
      (85 * d >= (33 * v + 1) >> 1) & (v >= 40), byte_lanes);
    memcpy(numerator + i, &found, sizeof(found));
    memcpy(mask + i, &vivid, sizeof(vivid));
  }
  uint64_t any_of_block = 0;
  for (size_t i = 0; i < whole; i += GROUP) {
    uint64_t marks[GROUP / 8], any = 0;
    memcpy(marks, mask + i, GROUP);
    for (size_t k = 0; k < GROUP / 8; k++) any |= marks[k];
    if (any != 0) find_hues(numerator + i, spread + i, hue + i);
    any_of_block |= any;
  }
  if (any_of_block == 0) return;
  // Hue runs from −30 to 150 here, plus 30; red, 170 … 179 and 0 … 10, is −10 … 10.
  for (size_t i = 0; i < whole; i++) {
    uint8_t red = (uint8_t)(hue[i] - 20) <= 20;
    uint8_t green = (uint8_t)(hue[i] - 65) <= 40;
    uint8_t blue = (uint8_t)(hue[i] - 120) <= 40;
    mask[i] &= (uint8_t)(red | green << 1 | blue << 2);
  }
}

static void count_colours(const pixel_block *block, size_t whole, pixel_totals *totals) {
  // A lane takes in a pixel of every step, which are at most 64.
  byte_lanes red = {0}, green = {0}, blue = {0};
  for (size_t i = 0; i < whole; i += SHORTS) {
    byte_lanes mask;
    memcpy(&mask, block->mask + i, sizeof(mask));
    red += mask & 1;
    green += mask >> 1 & 1;
    blue += mask >> 2;
  }
  totals->colours[0] += total_of_bytes(red);
  totals->colours[1] += total_of_bytes(green);
  totals->colours[2] += total_of_bytes(blue);
}

static void add_moments(const pixel_block *block, size_t whole, pixel_totals *totals) {
  const uint8_t *restrict r = block->red, *restrict g = block->green, *restrict b = block->blue;
  // A lane takes in a pixel of every step, which are at most 128: 128 × 255 < 2¹⁵.
  short_lanes red = {0}, green = {0}, blue = {0};
  word_lanes rr = {0}, gg = {0}, bb = {0}, rg = {0}, gb = {0}, br = {0};
  for (size_t i = 0; i < whole; i += SHORTS) {
    short_lanes x = widened(r + i), y = widened(g + i), z = widened(b + i);
    red += x;
    green += y;
    blue += z;
    rr += multiply_pairs(x, x);
    gg += multiply_pairs(y, y);
    bb += multiply_pairs(z, z);
    rg += multiply_pairs(x, y);
    gb += multiply_pairs(y, z);
    br += multiply_pairs(z, x);
  }
  totals->sums[0] += total_of_shorts(red);
  totals->sums[1] += total_of_shorts(green);
  totals->sums[2] += total_of_shorts(blue);
  totals->squares[0] += __builtin_reduce_add(rr);
  totals->squares[1] += __builtin_reduce_add(gg);
  totals->squares[2] += __builtin_reduce_add(bb);
  totals->products[0] += __builtin_reduce_add(rg);
  totals->products[1] += __builtin_reduce_add(gb);
  totals->products[2] += __builtin_reduce_add(br);
}

/// Writes the luma of a group in luma units and its level, floor((luma + 5000) / 10000).
///
/// The float next above 1/10000 and the rounding together add less than the 1/10000 by which a luma
/// misses the next level: the truncation is exact for every luma.
INLINE void weigh_group(
  const pixel_block *block, size_t at, uint8_t *restrict level, int32_t *restrict luma) {
  const uint8_t *restrict r = block->red + at, *restrict g = block->green + at;
  const uint8_t *restrict b = block->blue + at;
  for (size_t i = 0; i < GROUP; i++) {
    int32_t l = 2126 * r[i] + 7152 * g[i] + 722 * b[i];
    luma[i] = l;
    level[i] = (uint8_t)(int32_t)((float)(l + 5000) * 0x1.a36e30p-14f);
  }
}

/// Whether a level of a group is that of 5 or 250, where the level alone does not tell which side
/// of the limit a pixel is on.
INLINE int has_limits(const uint8_t *level) {
  uint8_t any = 0;
  for (size_t i = 0; i < GROUP; i++) any |= (level[i] == 5) | (level[i] == 250);
  return any;
}

/// Counts the levels of `n` ≤ GROUP pixels.
INLINE void count_group(
  const uint8_t *level, const int32_t *luma, size_t n, pixel_counters *counters,
  pixel_totals *totals) {
  if (has_limits(level)) {
    for (size_t i = 0; i < n; i++) {
      totals->dark += (level[i] == 5) & (luma[i] <= 5 * PIXEL_LUMA_UNIT);
      totals->bright += (level[i] == 250) & (luma[i] >= 250 * PIXEL_LUMA_UNIT);
    }
  }
  size_t i = 0;
  for (; i + 4 <= n; i += 4) {
    for (size_t k = 0; k < 4; k++) counters->levels[k][level[i + k]]++;
  }
  for (; i < n; i++) counters->levels[0][level[i]]++;
}

/// Weighs luma and counts its levels, a group at a time.
///
/// The counting, which waits for memory, goes on beside the arithmetic of the next group.
static void weigh_luma(
  pixel_block *block, size_t n, int32_t *restrict luma, pixel_counters *counters,
  pixel_totals *totals) {
  size_t at = 0;
  weigh_group(block, 0, block->level, luma);
  for (; at + GROUP < n; at += GROUP) {
    weigh_group(block, at + GROUP, block->level + at + GROUP, luma + at + GROUP);
    count_group(block->level + at, luma + at, GROUP, counters, totals);
  }
  count_group(block->level + at, luma + at, n - at, counters, totals);
}

/// Adds spread / value, the saturation of HSV, in two steps of 20 bits.
///
/// The first step is off by some 2⁻²⁰ at most, in the same way on every processor; the second works
/// on what it left over, which is a whole number. Totals of a block fit 32 bits.
static void add_saturation(const pixel_block *block, size_t whole, pixel_totals *totals) {
  const uint8_t *restrict value = block->value, *restrict spread = block->spread;
  int32_t sum = 0, rest = 0;
  for (size_t i = 0; i < whole; i++) {
    int32_t v = value[i] > 0 ? value[i] : 1, d = spread[i];
    float share = 1048576.0f / (float)v;
    int32_t coarse = (int32_t)((float)d * share);
    int32_t left = (d << 20) - coarse * v;
    sum += coarse;
    rest += (int32_t)((float)left * share);
  }
  totals->saturation += sum;
  totals->saturation_rest += rest;
}

/// Adds `n` ≤ BLOCK pixels to the totals and writes their luma, up to a whole group.
static void add_points(
  const uint8_t *rgb, size_t n, pixel_block *block, pixel_counters *counters, int32_t *luma,
  pixel_totals *totals) {
  size_t whole = split_block(rgb, n, block);
  mark_colours(block, whole);
  count_colours(block, whole, totals);
  add_moments(block, whole, totals);
  weigh_luma(block, n, luma, counters, totals);
  add_saturation(block, whole, totals);
}
