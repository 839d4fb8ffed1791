// The codes of a GIF frame, for those that the library does not take. Not visible outside this
// target.
#ifndef GIF_CODES_H
#define GIF_CODES_H

#include "pixels.h"

enum { gif_most_codes = 4096 };

/// A frame's pixels under way; about 28 KB.
typedef struct {
  const uint8_t *bytes;
  size_t count, at, block_left;  // in the file, and in the sub-block
  uint32_t bits, bit_count;      // bits that were read and not used
  uint32_t first_size, size, next, before;
  bool ended;
  uint16_t prefix[gif_most_codes];
  uint16_t value[gif_most_codes], first[gif_most_codes];
  uint16_t waiting[gif_most_codes + 1];  // values of the last code, the last one first
  size_t waiting_count;
} gif_codes;

/// Begins with the codes of a frame at `at`, where the byte with the size of its values stands, 1 to
/// 11.
bool gif_codes_begin(gif_codes *codes, const uint8_t *bytes, size_t count, size_t at);

/// Gives the next `count` indices; false where the codes end early, contradict themselves or mean a
/// colour beyond 255.
bool gif_codes_read(gif_codes *codes, uint8_t *indices, size_t count);

#endif
