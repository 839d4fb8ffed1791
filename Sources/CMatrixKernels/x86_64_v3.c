// The loops for x86-64 processors with AVX2 and fused multiplication.
#if defined(__x86_64__)
// Before the attribute, which must not reach the system's own functions.
#include <stddef.h>
#include <stdint.h>

#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#define VARIANT matrix_variant_v3
#define VARIANT_NAME "x86-64-v3"
#define VECTOR 32
#define TILE_ROWS 6
#define FUSED(x, y, sum) __builtin_elementwise_fma(x, y, sum)
#include "products.h"
#pragma clang attribute pop
#endif
