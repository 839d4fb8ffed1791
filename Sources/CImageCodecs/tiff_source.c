#include "tiff_source.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static tmsize_t give_bytes(thandle_t handle, void *out, tmsize_t wanted) {
  tiff_source *s = handle;
  uint64_t left = s->at < s->count ? s->count - s->at : 0;
  uint64_t given = (uint64_t)wanted < left ? (uint64_t)wanted : left;
  memcpy(out, s->bytes + (s->at < s->count ? s->at : s->count), given);
  s->at += given;
  return (tmsize_t)given;
}

static tmsize_t take_nothing(thandle_t handle, void *bytes, tmsize_t count) {
  (void)handle, (void)bytes, (void)count;
  return 0;
}

static toff_t seek(thandle_t handle, toff_t offset, int whence) {
  tiff_source *s = handle;
  s->at = whence == SEEK_SET ? offset : whence == SEEK_CUR ? s->at + offset : s->count + offset;
  return s->at;
}

static int close_nothing(thandle_t handle) {
  (void)handle;
  return 0;
}

static toff_t size_of(thandle_t handle) { return ((tiff_source *)handle)->count; }

static int map(thandle_t handle, void **base, toff_t *size) {
  tiff_source *s = handle;
  *base = (void *)(uintptr_t)s->bytes;  // the library reads through it alone: it opened with "r"
  *size = s->count;
  return 1;
}

static void unmap(thandle_t handle, void *base, toff_t size) {
  (void)handle, (void)base, (void)size;
}

static void keep(tiff_source *s, const char *format, va_list arguments) {
  if (s->note->text[0]) return;
  vsnprintf(s->note->text, sizeof s->note->text, format, arguments);
  for (char *c = s->note->text; *c; c++) {
    if ((unsigned char)*c < ' ' || (unsigned char)*c > '~') *c = '?';
  }
}

// Both say that the complaint is dealt with, so that the library prints nothing.

static int keep_error(TIFF *tiff, void *data, const char *module, const char *format,
                      va_list arguments) {
  (void)tiff, (void)module;
  keep(data, format, arguments);
  return 1;
}

static int keep_warning(TIFF *tiff, void *data, const char *module, const char *format,
                        va_list arguments) {
  (void)tiff, (void)module;
  if (((tiff_source *)data)->decoding) keep(data, format, arguments);
  return 1;
}

TIFF *open_tiff(tiff_source *s) {
  TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
  if (options == NULL) return NULL;
  // The tables of a file are hardly larger than the file; its pixels are held by us.
  uint64_t most = 64 * 1000 * 1000 + s->count;
  TIFFOpenOptionsSetMaxSingleMemAlloc(options, (tmsize_t)most);
  TIFFOpenOptionsSetErrorHandlerExtR(options, keep_error, s);
  TIFFOpenOptionsSetWarningHandlerExtR(options, keep_warning, s);
  TIFF *tiff = TIFFClientOpenExt("image", "r", s, give_bytes, take_nothing, seek, close_nothing,
                                 size_of, map, unmap, options);
  TIFFOpenOptionsFree(options);
  return tiff;
}
