#include "pixel_kernels.h"
int32_t pixel_kernels_version(void) { return 1; }
