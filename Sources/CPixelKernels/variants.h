/// The variants and what they share. Private to this target.
#ifndef PIXEL_VARIANTS_H
#define PIXEL_VARIANTS_H

#include "content_digest.h"
#include "pixel_descriptor.h"
#include "pixel_kernels.h"

/// One compiled variant of the loops.
typedef struct {
  const char *name;
  void (*measure)(
    const uint8_t *rgb, const pixel_sizes *sizes, void *scratch, pixel_totals *totals,
    const pixel_tables *tables);
  void (*masks)(const uint8_t *rgb, size_t count, uint8_t *masks);
  void (*describe)(const int16_t *luma, const int16_t *colours, uint8_t *bytes);
  uint64_t (*hash)(const int16_t *luma);
  void (*digest)(
    const void *bytes, size_t count, uint64_t seed, uint64_t *high, uint64_t *low);
} pixel_variant;

extern const pixel_variant pixel_variant_baseline;
#if defined(__x86_64__)
extern const pixel_variant pixel_variant_v3;
extern const pixel_variant pixel_variant_v4;
#endif

#endif
