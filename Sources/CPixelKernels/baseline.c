// The loops for any processor of the architecture.
#define VARIANT pixel_variant_baseline
#define VARIANT_NAME "baseline"
#define VARIANT_LAYS_OUT
#define LANES 16
#include "loops.h"
