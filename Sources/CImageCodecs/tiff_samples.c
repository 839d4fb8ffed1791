#include "tiff_samples.h"

#include <string.h>
#include <tiffio.h>

size_t tiff_color_samples(const tiff_layout *l) {
  return l->photometric == PHOTOMETRIC_SEPARATED ? 4 : l->photometric == PHOTOMETRIC_RGB ? 3 : 1;
}

/// Whether a sample is one of grey or RGB, of which some pictures use a part of their bits.
static bool may_be_low(const tiff_layout *l, size_t sample) {
  return sample < tiff_color_samples(l) &&
         (l->photometric == PHOTOMETRIC_MINISBLACK || l->photometric == PHOTOMETRIC_RGB);
}

/// Eight bits of a sample of 32: as of one of 16 where no higher bit is used.
static uint8_t narrowed(const tiff_layout *l, uint32_t value, uint64_t place, size_t sample,
                        codec_look *look) {
  if (!may_be_low(l, sample)) return (uint8_t)(value >> 24);
  if (value > look->most) look->most = value;
  if ((value & 0xFFFFFF) != (value >> 24) * 0x10101) {
    add_beyond(look, place * 4 + sample, value & 0xFFFFFF);
  }
  if (look->used_bits == 0) return (uint8_t)(value >> 24);
  value >>= look->used_bits - 8;
  return (uint8_t)(value < 255 ? value : 255);
}

void tiff_take_apart(const tiff_layout *l, const uint8_t *row, size_t count, size_t of, size_t first,
                       uint64_t place, uint8_t *out, codec_look *look) {
  size_t step = l->samples;
  if (l->bits == 8 && of == step) {
    memcpy(out, row, count * of);
    return;
  }
  uint32_t most = l->bits < 16 ? (1u << l->bits) - 1 : 0;
  for (size_t x = 0; x < count; x++) {
    for (size_t s = 0; s < of; s++) {
      size_t i = x * of + s, sample = first + s;
      uint8_t *to = out + x * step + sample;
      if (l->bits == 8) {
        *to = row[i];
      } else if (l->bits == 16) {
        uint16_t value;  // the library has brought it into our byte order
        memcpy(&value, row + 2 * i, 2);
        *to = may_be_low(l, sample) ? take_sample(look, place + x, (uint32_t)sample, value)
                                    : (uint8_t)(value >> 8);
      } else if (l->bits == 32) {
        uint32_t value;
        memcpy(&value, row + 4 * i, 4);
        *to = narrowed(l, value, place + x, sample, look);
      } else {
        size_t bit = i * l->bits;
        uint32_t value = 0;
        for (size_t k = 0; k < l->bits; k++, bit++) {
          value = value << 1 | (row[bit / 8] >> (7 - bit % 8) & 1);
        }
        bool is_index = l->photometric == PHOTOMETRIC_PALETTE && sample == 0;
        *to = (uint8_t)(is_index ? value : value * 255 / most);
        if (l->bits > 8 && (*to * most + 254) / 255 != value) {
          add_beyond(look, (place + x) * 4 + sample, value);
        }
      }
    }
  }
}

void tiff_convert(const tiff_layout *l, const uint8_t *samples, size_t count, uint64_t place,
                    uint8_t *rgb, codec_look *look) {
  for (size_t i = 0; i < count; i++, samples += l->samples, rgb += 3) {
    uint8_t rgba[4] = {samples[0], samples[0], samples[0], 255};
    switch (l->photometric) {
      case PHOTOMETRIC_MINISWHITE: memset(rgba, 255 - samples[0], 3); break;
      case PHOTOMETRIC_RGB: memcpy(rgba, samples, 3); break;
      case PHOTOMETRIC_PALETTE: memcpy(rgba, l->palette[samples[0]], 3); break;
      case PHOTOMETRIC_SEPARATED:
        for (int c = 0; c < 3; c++) {
          rgba[c] = divided_by_255((uint32_t)(255 - samples[c]) * (uint32_t)(255 - samples[3]));
        }
        break;
      default: break;
    }
    if (l->alpha < 0) {
      memcpy(rgb, rgba, 3);
      continue;
    }
    rgba[3] = samples[l->alpha];
    if (!l->premultiplied) {
      composite(look, place + i, rgba, 1, rgb);
      continue;
    }
    uint8_t alpha = rgba[3], colors[4] = {0, 0, 0, alpha};
    for (int c = 0; c < 3; c++) {
      uint32_t value = (uint32_t)rgba[c] + (look->ground > 0 ? 255 - alpha : 0);
      rgb[c] = (uint8_t)(value < 255 ? value : 255);
      uint32_t whole = alpha == 0 ? 0 : rgba[c] * 255u / alpha;
      colors[c] = (uint8_t)(whole < 255 ? whole : 255);
    }
    uint8_t unused[3];
    composite(look, place + i, colors, 1, unused);
  }
}
