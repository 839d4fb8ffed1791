// A TIFF file in memory, as libtiff reads it; not visible outside this target.
#ifndef TIFF_SOURCE_H
#define TIFF_SOURCE_H

#include <tiffio.h>

#include "pixels.h"

/// A file in memory, as the library reads it, and where its complaints go.
typedef struct {
  const uint8_t *bytes;
  uint64_t count, at;
  codec_note *note;
  bool decoding;  // complaints before that are of tags that nobody needs
} tiff_source;

/// Opens the file at its first page; NULL if there is none. `s` must outlive what is opened.
TIFF *open_tiff(tiff_source *s);

#endif
