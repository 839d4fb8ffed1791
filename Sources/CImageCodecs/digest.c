#include <string.h>
#include <xxhash.h>

#include "image_codecs.h"

void codec_digest(const void *bytes, size_t count, uint8_t digest[16]) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes, count));
  memcpy(digest, canonical.digest, 16);
}
