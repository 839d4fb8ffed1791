// The loops for x86-64 processors with AVX-512 (F, BW, CD, DQ, VL).
#if defined(__x86_64__)
// Before the attribute, which must not reach the system's own functions.
#include <stddef.h>
#include <stdint.h>

#pragma clang attribute push(__attribute__((target("arch=x86-64-v4,no-prefer-256-bit"))), apply_to = function)
#define VARIANT matrix_variant_v4
#define VARIANT_NAME "x86-64-v4"
#define VECTOR 64
#define TILE_ROWS 14
#define FUSED(x, y, sum) __builtin_elementwise_fma(x, y, sum)
#include "products.h"
#pragma clang attribute pop
#endif
