// Vectors as wide as the variant's registers. Part of `loops.h`.
//
// LANES is their size in bytes. Arithmetic on them is C's own, lane by lane; what C cannot say is
// `multiply_pairs`, which every processor of this family has as one instruction.

#if defined(__x86_64__)
#include <immintrin.h>
#endif

typedef uint8_t byte_lanes __attribute__((vector_size(LANES / 2)));
typedef int16_t short_lanes __attribute__((vector_size(LANES)));
typedef uint32_t word_lanes __attribute__((vector_size(LANES)));
typedef int32_t int_lanes __attribute__((vector_size(LANES)));
typedef int64_t long_lanes __attribute__((vector_size(LANES)));

typedef double two_doubles __attribute__((vector_size(16)));
typedef double eight_doubles __attribute__((vector_size(64)));
typedef int64_t two_longs __attribute__((vector_size(16)));
typedef int32_t eight_ints __attribute__((vector_size(32)));
typedef uint8_t eight_bytes __attribute__((vector_size(8)));

#define SHORTS (LANES / 2)
#define INTS (LANES / 4)

#define INLINE static inline __attribute__((always_inline))

/// Reads `SHORTS` bytes and widens them.
INLINE short_lanes widened(const uint8_t *bytes) {
  byte_lanes lanes;
  memcpy(&lanes, bytes, sizeof(lanes));
  return __builtin_convertvector(lanes, short_lanes);
}

INLINE int_lanes read_ints(const int32_t *values) {
  int_lanes lanes;
  memcpy(&lanes, values, sizeof(lanes));
  return lanes;
}

/// a₀ b₀ + a₁ b₁, a₂ b₂ + a₃ b₃, …; no pair may overflow.
INLINE word_lanes multiply_pairs(short_lanes a, short_lanes b) {
#if defined(__x86_64__) && LANES == 64
  return (word_lanes)_mm512_madd_epi16((__m512i)a, (__m512i)b);
#elif defined(__x86_64__) && LANES == 32
  return (word_lanes)_mm256_madd_epi16((__m256i)a, (__m256i)b);
#elif defined(__x86_64__) && LANES == 16
  return (word_lanes)_mm_madd_epi16((__m128i)a, (__m128i)b);
#else
  int_lanes even = ((int_lanes)a << 16 >> 16) * ((int_lanes)b << 16 >> 16);
  int_lanes odd = ((int_lanes)a >> 16) * ((int_lanes)b >> 16);
  return (word_lanes)(even + odd);
#endif
}

/// The squares of all lanes, those of neighbours added.
INLINE long_lanes square_pairs(int_lanes values) {
  long_lanes pairs = (long_lanes)values;
  long_lanes even = pairs << 32 >> 32, odd = pairs >> 32;
  return even * even + odd * odd;
}

/// Shorts that are 0 in the first 32 places and −1 in the next 32; ints likewise, 16 each.
static const int16_t short_tail[64] = {
  [32] = -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
  -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
static const int32_t int_tail[32] = {
  [16] = -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};

INLINE uint64_t total_of_bytes(byte_lanes lanes) {
  return (uint64_t)__builtin_reduce_add(__builtin_convertvector(lanes, short_lanes));
}

INLINE uint64_t total_of_shorts(short_lanes lanes) {
  return __builtin_reduce_add(multiply_pairs(lanes, (short_lanes){0} + 1));
}

/// All bits in the last `count` lanes.
INLINE short_lanes last_shorts(size_t count) {
  short_lanes lanes;
  memcpy(&lanes, short_tail + 32 - (SHORTS - count), sizeof(lanes));
  return lanes;
}

INLINE int_lanes last_ints(size_t count) { return read_ints(int_tail + 16 - (INTS - count)); }

/// Adds to a total of 128 bits.
INLINE void add_wide(uint64_t *low, uint64_t *high, uint64_t value) {
  *low += value;
  *high += *low < value;
}
