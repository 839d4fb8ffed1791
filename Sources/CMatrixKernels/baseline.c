// The loops for every processor of the architecture.
#define VARIANT matrix_variant_baseline
#define VARIANT_NAME "baseline"
#define VECTOR 16
#define TILE_ROWS 6
#if defined(__aarch64__)
#define FUSED(x, y, sum) __builtin_elementwise_fma(x, y, sum)
#else
#define FUSED(x, y, sum) ((x) * (y) + (sum))
#endif
#include "products.h"
