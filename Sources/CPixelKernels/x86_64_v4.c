// The loops for x86-64 processors with AVX-512 (F, BW, CD, DQ, VL).
#if defined(__x86_64__)
// Before the attribute, which must not reach the system's own functions.
#include <immintrin.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#pragma clang attribute push(__attribute__((target("arch=x86-64-v4,no-prefer-256-bit"))), apply_to = function)
#define VARIANT pixel_variant_v4
#define VARIANT_NAME "x86-64-v4"
#define LANES 64
#include "loops.h"
#pragma clang attribute pop
#endif
