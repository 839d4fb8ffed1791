// Chooses the variant at run time.
#include "variants.h"

int32_t pixel_variant_count(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("x86-64-v4")) return 3;
  if (__builtin_cpu_supports("x86-64-v3")) return 2;
#endif
  return 1;
}

static const pixel_variant *variant_at(int32_t variant) {
#if defined(__x86_64__)
  if (variant == 2) return &pixel_variant_v4;
  if (variant == 1) return &pixel_variant_v3;
#else
  (void)variant;
#endif
  return &pixel_variant_baseline;
}

const char *pixel_variant_name(int32_t variant) { return variant_at(variant)->name; }

void pixel_measure_by(
  int32_t variant, const uint8_t *rgb, const pixel_sizes *sizes, void *scratch,
  pixel_totals *totals, const pixel_tables *tables) {
  variant_at(variant)->measure(rgb, sizes, scratch, totals, tables);
}

void pixel_colour_masks_by(int32_t variant, const uint8_t *rgb, size_t count, uint8_t *masks) {
  variant_at(variant)->masks(rgb, count, masks);
}

void pixel_measure(
  const uint8_t *rgb, const pixel_sizes *sizes, void *scratch, pixel_totals *totals,
  const pixel_tables *tables) {
  pixel_measure_by(pixel_variant_count() - 1, rgb, sizes, scratch, totals, tables);
}

void pixel_colour_masks(const uint8_t *rgb, size_t count, uint8_t *masks) {
  pixel_colour_masks_by(pixel_variant_count() - 1, rgb, count, masks);
}

void pixel_describe_by(
  int32_t variant, const int16_t *luma, const int16_t *colours, uint8_t *bytes) {
  variant_at(variant)->describe(luma, colours, bytes);
}

void pixel_describe(const int16_t *luma, const int16_t *colours, uint8_t *bytes) {
  pixel_describe_by(pixel_variant_count() - 1, luma, colours, bytes);
}

uint64_t pixel_hash_by(int32_t variant, const int16_t *luma) {
  return variant_at(variant)->hash(luma);
}

uint64_t pixel_hash(const int16_t *luma) {
  return pixel_hash_by(pixel_variant_count() - 1, luma);
}

void content_digest_by(
  int32_t variant, const void *bytes, size_t count, uint64_t seed, uint64_t *high, uint64_t *low) {
  variant_at(variant)->digest(bytes, count, seed, high, low);
}

void content_digest(
  const void *bytes, size_t count, uint64_t seed, uint64_t *high, uint64_t *low) {
  content_digest_by(pixel_variant_count() - 1, bytes, count, seed, high, low);
}
