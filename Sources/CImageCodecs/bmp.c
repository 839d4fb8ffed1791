#include <string.h>

#include "pixels.h"

// Windows and OS/2 bitmaps. The format is small enough to be read here, with every length checked
// against the bytes that are there.

static uint32_t little16(const uint8_t *p) { return (uint32_t)p[0] | (uint32_t)p[1] << 8; }
static uint32_t little32(const uint8_t *p) { return little16(p) | little16(p + 2) << 16; }

enum { UNCOMPRESSED = 0, RUNS_OF_8 = 1, RUNS_OF_4 = 2, MASKED = 3, MASKED_WITH_ALPHA = 6 };

/// Where a sample stands in a pixel: `(pixel & mask) >> shift`, at most `most`.
typedef struct {
  uint32_t mask, shift, most;
} channel;

typedef struct {
  uint32_t width, height, bits, compression;
  bool top_down;
  size_t data;  // where the pixels begin, at most the number of bytes
  uint32_t colors;
  uint8_t palette[256][3];
  channel channels[4];  // red, green, blue, alpha; a mask of 0 where there is none
} layout;

static channel channel_of(uint32_t mask) {
  channel c = {.mask = mask};
  if (mask == 0) return c;
  while ((mask & 1) == 0) {
    mask >>= 1;
    c.shift++;
  }
  c.most = mask;
  return c;
}

/// Eight bits of a sample: narrow ones are spread over the range, wide ones keep their high bits.
static uint8_t sample(uint32_t pixel, channel c) {
  uint32_t value = (pixel & c.mask) >> c.shift, most = c.most;
  if (most == 0) return 0;
  while (most > 255) {
    most >>= 1;
    value >>= 1;
  }
  return (uint8_t)(value * 255 / most);
}

static bool is_possible(uint32_t compression, uint32_t bits) {
  switch (compression) {
    case UNCOMPRESSED:
      return bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16 || bits == 24 ||
             bits == 32;
    case RUNS_OF_8: return bits == 8;
    case RUNS_OF_4: return bits == 4;
    case MASKED:
    case MASKED_WITH_ALPHA: return bits == 16 || bits == 32;
    default: return false;
  }
}

static bool read_layout(const uint8_t *bytes, size_t count, layout *found, codec_note *note) {
  *found = (layout){0};
  uint32_t size = count < 18 ? 0 : little32(bytes + 14);
  if (count < 18 || size > count - 14) {
    take_note(note, "the file ends within its header, after %zu bytes", count);
    return false;
  }
  const uint8_t *info = bytes + 14;
  bool core = size == 12;
  if (!core && (size < 16 || size > 124)) {
    take_note(note, "a header of %u bytes, which no version of the format has", size);
    return false;
  }
  int64_t height = core ? (int64_t)little16(info + 6) : (int32_t)little32(info + 8);
  int64_t width = core ? (int64_t)little16(info + 4) : (int32_t)little32(info + 4);
  found->top_down = height < 0;
  if (height < 0) height = -height;
  found->bits = little16(info + (core ? 10 : 14));
  found->compression = size >= 20 ? little32(info + 16) : UNCOMPRESSED;
  if (width <= 0 || height == 0) {
    take_note(note, "the header gives a size of %lld × %lld", (long long)width, (long long)height);
    return false;
  }
  found->width = (uint32_t)width;
  found->height = (uint32_t)height;
  bool os2 = size == 64 || (size > 12 && size < 40);  // there 3 is a fax code, not masks
  if ((os2 && found->compression > RUNS_OF_4) || !is_possible(found->compression, found->bits)) {
    take_note(note, "compression %u of %u bits a pixel, which cannot be read", found->compression,
              found->bits);
    return false;
  }

  size_t at = 14 + (size_t)size;
  bool masked = found->compression == MASKED || found->compression == MASKED_WITH_ALPHA;
  uint32_t masks[4] = {0};
  if (masked) {
    // Behind a short header, within a long one: the same place.
    size_t with_alpha = size >= 56 || found->compression == MASKED_WITH_ALPHA ? 4 : 3;
    if (count < 54 + 4 * with_alpha) {
      take_note(note, "the file ends within its header, after %zu bytes", count);
      return false;
    }
    for (size_t i = 0; i < with_alpha; i++) masks[i] = little32(bytes + 54 + 4 * i);
    if (at < 54 + 4 * with_alpha) at = 54 + 4 * with_alpha;
  } else if (found->bits == 16) {
    masks[0] = 0x7C00, masks[1] = 0x3E0, masks[2] = 0x1F;
  } else {
    masks[0] = 0xFF0000, masks[1] = 0xFF00, masks[2] = 0xFF;
  }
  for (int i = 0; i < 4; i++) found->channels[i] = channel_of(masks[i]);

  size_t data = little32(bytes + 10);
  if (found->bits <= 8) {
    uint32_t most = 1u << found->bits, used = size >= 36 ? little32(info + 32) : 0;
    size_t entry = core ? 3 : 4, end = data > at && data < count ? data : count;
    found->colors = used == 0 || used > most ? most : used;
    if (at > end) at = end;
    if (found->colors > (end - at) / entry) found->colors = (uint32_t)((end - at) / entry);
    for (uint32_t i = 0; i < found->colors; i++, at += entry) {
      for (int c = 0; c < 3; c++) found->palette[i][c] = bytes[at + 2 - (size_t)c];
    }
  }
  found->data = data >= at ? data : at;
  if (found->data >= count) {
    take_note(note, "the file ends before its first pixel, after %zu bytes", count);
    return false;
  }
  return true;
}

bool codec_bmp_header(const uint8_t *bytes, size_t count, codec_header *header, codec_note *note) {
  *header = (codec_header){.orientation = 1};
  clear_note(note);
  layout found;
  if (!read_layout(bytes, count, &found, note)) return false;
  header->width = found.width;
  header->height = found.height;
  header->alpha = found.channels[3].mask != 0;
  header->channels = found.bits <= 8 ? 1 : header->alpha ? 4 : 3;
  header->bit_depth = found.bits <= 8 ? (uint8_t)found.bits : found.bits == 16 ? 5 : 8;
  return true;
}

/// Where a stored row goes.
static uint8_t *row_of(const layout *l, size_t stored, uint8_t *rgb) {
  size_t y = l->top_down ? stored : l->height - 1 - stored;
  return rgb + y * l->width * 3;
}

static void put_index(const layout *l, uint32_t index, uint8_t *rgb, codec_note *note) {
  memcpy(rgb, l->palette[index], 3);
  if (index >= l->colors) {
    take_note(note, "colour %u of a palette of %u; shown black", index, l->colors);
  }
}

static void read_indices(const layout *l, const uint8_t *row, uint8_t *rgb, codec_note *note) {
  uint32_t bits = l->bits, mask = (1u << bits) - 1;
  for (size_t x = 0; x < l->width; x++, rgb += 3) {
    size_t bit = x * bits;
    put_index(l, row[bit / 8] >> (8 - bits - bit % 8) & mask, rgb, note);
  }
}

/// Reads a row of colours, the first at `place` of the image; `alpha` says whether the fourth channel
/// is looked at. Sets `seen` where a pixel has some alpha.
static void read_colors(const layout *l, const uint8_t *row, bool alpha, uint64_t place,
                        uint8_t *rgb, codec_look *look, bool *seen) {
  size_t bytes = l->bits / 8;
  for (size_t x = 0; x < l->width; x++, row += bytes, rgb += 3) {
    uint32_t pixel = bytes == 2   ? little16(row)
                     : bytes == 3 ? little16(row) | (uint32_t)row[2] << 16
                                  : little32(row);
    uint8_t rgba[4];
    for (int c = 0; c < 3; c++) rgba[c] = sample(pixel, l->channels[c]);
    rgba[3] = alpha ? sample(pixel, l->channels[3]) : 255;
    *seen = *seen || (alpha && rgba[3] != 0);
    if (alpha) composite(look, place + x, rgba, 1, rgb);
    else memcpy(rgb, rgba, 3);
  }
}

static codec_status read_rows(const layout *l, const uint8_t *bytes, size_t count, uint8_t *rgb,
                              codec_look *look, codec_note *note) {
  size_t used = ((size_t)l->width * l->bits + 7) / 8, stride = (used + 3) / 4 * 4;
  size_t there = count - l->data, missing = stride - used;
  size_t rows = (there + missing) / stride;
  if (rows < l->height) {
    take_note(note, "the file ends early (row %zu of %u)", rows, l->height);
    return CODEC_FAILED;
  }
  if (there / stride < l->height) take_note(note, "the file ends early, behind its last pixel");
  bool alpha = l->channels[3].mask != 0;
  for (;;) {
    bool seen = false;
    begin_look(look);
    for (size_t y = 0; y < l->height; y++) {
      const uint8_t *row = bytes + l->data + y * stride;
      uint8_t *to = row_of(l, y, rgb);
      if (l->bits <= 8) read_indices(l, row, to, note);
      else read_colors(l, row, alpha, (uint64_t)(to - rgb) / 3, to, look, &seen);
    }
    // An image of no alpha at all was written by a program that leaves the byte unused.
    if (!alpha || seen) break;
    alpha = false;
  }
  return note->text[0] ? CODEC_DAMAGED : CODEC_GOOD;
}

/// Run lengths: what no run covers is of colour 0, as in Pillow.
static codec_status read_runs(const layout *l, const uint8_t *bytes, size_t count, uint8_t *rgb,
                              codec_note *note) {
  size_t pixels = (size_t)l->width * l->height;
  for (size_t i = 0; i < pixels; i++) memcpy(rgb + 3 * i, l->palette[0], 3);
  size_t at = l->data, x = 0, y = 0;
  bool nibbles = l->bits == 4;
  for (;;) {
    // A row that is full needs no end of row before the file ends; steps may leave the image.
    size_t rows = y + (x >= l->width);
    if (rows > l->height) rows = l->height;
    if (count - at < 2) {
      take_note(note, "the file ends early (row %zu of %u)", rows, l->height);
      return rows >= l->height ? CODEC_DAMAGED : CODEC_FAILED;
    }
    uint8_t first = bytes[at], second = bytes[at + 1];
    at += 2;
    if (first == 0 && second == 1) break;
    if (first == 0 && second == 0) {
      x = 0;
      y++;
      continue;
    }
    if (first == 0 && second == 2) {
      if (count - at < 2) continue;  // the next look finds the end
      x += bytes[at];
      y += bytes[at + 1];
      at += 2;
      continue;
    }
    size_t run = first > 0 ? first : second;
    size_t stored = first > 0 ? 0 : nibbles ? (run + 1) / 2 : run;
    if (stored > count - at) {
      at = count;
      continue;
    }
    if (y >= l->height || run > l->width - (x < l->width ? x : l->width)) {
      take_note(note, "a run beyond the end of its row; cut");
    }
    for (size_t i = 0; i < run && y < l->height && x < l->width; i++, x++) {
      uint32_t index = first > 0 ? second : bytes[at + (nibbles ? i / 2 : i)];
      if (nibbles) index = i % 2 == 0 ? index >> 4 : index & 15;
      put_index(l, index, row_of(l, y, rgb) + 3 * x, note);
    }
    size_t padded = stored + (stored & 1);
    at += padded < count - at ? padded : count - at;
  }
  return note->text[0] ? CODEC_DAMAGED : CODEC_GOOD;
}

codec_status codec_bmp_decode(const uint8_t *bytes, size_t count, const codec_header *header,
                              uint8_t *rgb, codec_look *look, codec_note *note) {
  clear_note(note);
  begin_look(look);
  layout found;
  if (!read_layout(bytes, count, &found, note)) return CODEC_FAILED;
  if (found.width != header->width || found.height != header->height) {
    take_note(note, "the header contradicts itself");
    return CODEC_FAILED;
  }
  bool runs = found.compression == RUNS_OF_8 || found.compression == RUNS_OF_4;
  if (runs) return read_runs(&found, bytes, count, rgb, note);
  return read_rows(&found, bytes, count, rgb, look, note);
}
