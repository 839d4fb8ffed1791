// XXH3 over bytes, compiled with the variant's vectors: the system's library knows only those that
// every processor has. Part of `loops.h`.
#define XXH_INLINE_ALL
#if defined(__x86_64__) && LANES == 64
#define XXH_VECTOR XXH_AVX512
#elif defined(__x86_64__) && LANES == 32
#define XXH_VECTOR XXH_AVX2
#endif
#include <xxhash.h>

static void digest(const void *bytes, size_t count, uint64_t seed, uint64_t *high, uint64_t *low) {
  XXH128_hash_t found = XXH3_128bits_withSeed(bytes, count, seed);
  *high = found.high64;
  *low = found.low64;
}
