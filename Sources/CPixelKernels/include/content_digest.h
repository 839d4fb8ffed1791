/// A digest of bytes, in C compiled for several instruction sets.
#ifndef CONTENT_DIGEST_H
#define CONTENT_DIGEST_H

#include <stddef.h>
#include <stdint.h>

/// XXH3's 128 bits over `count` bytes; a seed of 0 is none. O(count).
void content_digest(
  const void *bytes, size_t count, uint64_t seed, uint64_t *high, uint64_t *low);

/// The same by one variant, for tests: `0 ..< pixel_variant_count()`.
void content_digest_by(
  int32_t variant, const void *bytes, size_t count, uint64_t seed, uint64_t *high, uint64_t *low);

#endif
