// Samples of a TIFF to 8-bit colours. Not visible outside this target.
#ifndef TIFF_SAMPLES_H
#define TIFF_SAMPLES_H

#include "pixels.h"

typedef struct {
  uint32_t width, height;
  uint16_t bits, samples, photometric, compression;
  int alpha;           // the sample that is alpha, −1 if none is
  bool premultiplied;  // colours are multiplied by alpha already
  bool planes;         // each sample has a plane of its own
  bool tiled;
  uint32_t block_width, block_height;  // of a tile, or of what is read at once of a strip
  uint64_t block_bytes;                // of one plane of such a block
  uint8_t palette[256][3];
} tiff_layout;

/// The samples that make the colours, which come first.
size_t tiff_color_samples(const tiff_layout *l);

/// Takes the samples of `count` pixels of one row apart into 8 bits each, `of` samples a pixel which
/// are given `step` apart, the first of them number `first`: wide samples keep their high byte or
/// what the look wants, narrow ones are spread over the range unless they are indices. The first
/// pixel is the one at `place` of the image.
void tiff_take_apart(const tiff_layout *l, const uint8_t *row, size_t count, size_t of, size_t first,
                       uint64_t place, uint8_t *out, codec_look *look);

/// Colours of a row of 8-bit samples; the first pixel is the one at `place` of the image.
void tiff_convert(const tiff_layout *l, const uint8_t *samples, size_t count, uint64_t place,
                    uint8_t *rgb, codec_look *look);

#endif
