#include "image_codecs.h"
int32_t codec_version(void) { return 1; }
