/// The variants and what they share. Private to this target.
#ifndef PIXEL_VARIANTS_H
#define PIXEL_VARIANTS_H

#include "pixel_kernels.h"

/// One compiled variant of the loops.
typedef struct {
  const char *name;
  void (*measure)(
    const uint8_t *rgb, const pixel_sizes *sizes, void *scratch, pixel_totals *totals,
    const pixel_tables *tables);
  void (*masks)(const uint8_t *rgb, size_t count, uint8_t *masks);
} pixel_variant;

extern const pixel_variant pixel_variant_baseline;
#if defined(__x86_64__)
extern const pixel_variant pixel_variant_v3;
extern const pixel_variant pixel_variant_v4;
#endif

#endif
