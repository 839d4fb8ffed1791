#ifndef LIB_FUZZER_H
#define LIB_FUZZER_H

#include <stddef.h>
#include <stdint.h>

/// libFuzzer's own loop: tries inputs made from a corpus until its time is over, and ends the
/// process where one of them does.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*try_input)(const uint8_t *bytes, size_t count));

#endif
