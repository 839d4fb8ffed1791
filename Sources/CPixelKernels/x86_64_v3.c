// The loops for x86-64 processors with AVX2.
#if defined(__x86_64__)
// Before the attribute, which must not reach the system's own functions.
#include <immintrin.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#pragma clang attribute push(__attribute__((target("arch=x86-64-v3"))), apply_to = function)
#define VARIANT pixel_variant_v3
#define VARIANT_NAME "x86-64-v3"
#define LANES 32
#include "loops.h"
#pragma clang attribute pop
#endif
