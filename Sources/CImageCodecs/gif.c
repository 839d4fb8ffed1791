#include <gif_lib.h>
#include <stdlib.h>
#include <string.h>

#include "gif_codes.h"

// The blocks are walked here, which takes no memory and tells the size that the first frame needs;
// the library decodes the frame's pixels.

static uint32_t little16(const uint8_t *p) { return (uint32_t)p[0] | (uint32_t)p[1] << 8; }

/// What stands before the pixels of the first frame, and whether the file is whole.
typedef struct {
  uint32_t canvas_width, canvas_height, x, y, width, height;
  int transparent;  // the index that is transparent, −1 if none is
  size_t frames;
  size_t codes;  // where the codes of the first frame begin
  bool has_trailer;
} layout;

/// Steps over sub-blocks; false where the file ends within them.
static bool skip_blocks(const uint8_t *bytes, size_t count, size_t *at) {
  while (*at < count) {
    size_t size = bytes[*at];
    if (size >= count - *at) return false;
    *at += size + 1;
    if (size == 0) return true;
  }
  return false;
}

static size_t table_bytes(uint8_t flags) { return flags & 0x80 ? (size_t)6 << (flags & 7) : 0; }

static bool read_layout(const uint8_t *bytes, size_t count, layout *found) {
  *found = (layout){.transparent = -1};
  if (count < 13) return false;
  found->canvas_width = little16(bytes + 6);
  found->canvas_height = little16(bytes + 8);
  size_t at = 13 + table_bytes(bytes[10]);
  while (at < count) {
    uint8_t kind = bytes[at++];
    if (kind == 0x3B) {
      found->has_trailer = true;
      break;
    }
    if (kind == 0x21) {
      if (count - at < 1) break;
      const uint8_t *extension = bytes + at++;
      bool controls = found->frames == 0 && extension[0] == 0xF9 && count - at >= 5;
      if (controls && extension[1] == 4) {
        found->transparent = extension[2] & 1 ? extension[5] : -1;
      }
    } else if (kind == 0x2C) {
      if (count - at < 9) break;
      const uint8_t *frame = bytes + at;
      size_t pixels = at + 9 + table_bytes(frame[8]) + 1;
      if (pixels > count) break;
      if (found->frames++ == 0) {
        found->x = little16(frame);
        found->y = little16(frame + 2);
        found->width = little16(frame + 4);
        found->height = little16(frame + 6);
        found->codes = pixels - 1;
      }
      at = pixels;
    } else {
      break;
    }
    if (!skip_blocks(bytes, count, &at)) break;
  }
  return found->frames > 0;
}

static uint32_t larger(uint32_t a, uint32_t b) { return a > b ? a : b; }

bool codec_gif_header(const uint8_t *bytes, size_t count, codec_header *header, codec_note *note) {
  *header = (codec_header){.orientation = 1, .bit_depth = 8, .channels = 1};
  clear_note(note);
  layout found;
  if (!read_layout(bytes, count, &found)) {
    take_note(note, "no frame in its %zu bytes", count);
    return false;
  }
  if (found.width == 0 || found.height == 0) {
    take_note(note, "the header gives a size of %u × %u", found.width, found.height);
    return false;
  }
  // A frame that reaches beyond its canvas makes the canvas larger, as in Pillow and browsers.
  header->width = larger(found.canvas_width, found.x + found.width);
  header->height = larger(found.canvas_height, found.y + found.height);
  bool covers = found.width == header->width && found.height == header->height;
  header->alpha = found.transparent >= 0 || !covers;
  header->animated = found.frames > 1;
  header->working_bytes = found.width + 64 * 1024;  // a row, and the library's table of strings
  return true;
}

typedef struct {
  const uint8_t *bytes;
  size_t count, at;
} source;

static int give_bytes(GifFileType *gif, GifByteType *out, int wanted) {
  source *s = gif->UserData;
  size_t left = s->count - s->at, given = (size_t)wanted < left ? (size_t)wanted : left;
  memcpy(out, s->bytes + s->at, given);
  s->at += given;
  return (int)given;
}

static const char *reason_of(int error) {
  switch (error) {
    case D_GIF_ERR_READ_FAILED:
    case D_GIF_ERR_EOF_TOO_SOON: return "the file ends early";
    case D_GIF_ERR_NOT_ENOUGH_MEM: return "no memory to decode";
    default: return "its data contradict themselves";
  }
}

/// Goes to the first frame; the same that `read_layout` found.
static bool find_frame(GifFileType *gif, const layout *found, bool is_wide) {
  GifRecordType kind;
  while (DGifGetRecordType(gif, &kind) == GIF_OK) {
    if (kind == IMAGE_DESC_RECORD_TYPE) {
      // The library reads the size of the codes at the end, and refuses a wide one.
      return (DGifGetImageDesc(gif) == GIF_OK || is_wide) &&
             (uint32_t)gif->Image.Width == found->width &&
             (uint32_t)gif->Image.Height == found->height;
    }
    int code;
    GifByteType *block = NULL;
    if (kind != EXTENSION_RECORD_TYPE || DGifGetExtension(gif, &code, &block) != GIF_OK) break;
    while (block != NULL) {
      if (DGifGetExtensionNext(gif, &block) != GIF_OK) return false;
    }
  }
  return false;
}

/// Looks a row of indices up; the first pixel is the one at `place` of the image.
static void look_up(const ColorMapObject *colors, int transparent, const uint8_t *indices,
                    size_t count, uint64_t place, uint8_t *rgb, codec_look *look,
                    codec_note *note) {
  for (size_t x = 0; x < count; x++, rgb += 3) {
    int index = indices[x];
    if (index == transparent) {
      memset(rgb, look->ground, 3);
      add_beyond(look, place + x, 0);
      look->transparent++;
      continue;
    }
    if (colors == NULL) {
      memset(rgb, index, 3);
    } else if (index < colors->ColorCount) {
      rgb[0] = colors->Colors[index].Red;
      rgb[1] = colors->Colors[index].Green;
      rgb[2] = colors->Colors[index].Blue;
    } else {
      memset(rgb, 0, 3);
      take_note(note, "colour %d of a palette of %d; shown black", index, colors->ColorCount);
    }
    look->opacity += 255;
    look->light += 2126u * rgb[0] + 7152u * rgb[1] + 722u * rgb[2] >= 2160000 ? 255 : 0;
  }
}

/// The row that is stored at this place of an interlaced frame.
static size_t interlaced_row(size_t place, size_t height) {
  static const size_t first[] = {0, 4, 2, 1}, step[] = {8, 8, 4, 2};
  for (int pass = 0; pass < 4; pass++) {
    size_t rows = height > first[pass] ? (height - first[pass] + step[pass] - 1) / step[pass] : 0;
    if (place < rows) return first[pass] + place * step[pass];
    place -= rows;
  }
  return 0;
}

static codec_status decode_frame(GifFileType *gif, const layout *found, const source *file,
                                 size_t canvas_width, uint8_t *rgb, codec_look *look,
                                 codec_note *note) {
  size_t width = found->width, height = found->height;
  const ColorMapObject *colors = gif->Image.ColorMap ? gif->Image.ColorMap : gif->SColorMap;
  if (colors == NULL) take_note(note, "no palette; shown grey");
  uint8_t *row = calloc(width, 1);
  // Values of more than 8 bits, which the library refuses, though all that are used may have 8.
  bool is_wide = file->bytes[found->codes] > 8;
  gif_codes *codes = is_wide ? malloc(sizeof *codes) : NULL;
  if (row == NULL || (is_wide && codes == NULL)) {
    take_note(note, "no memory to decode");
    free(row);
    free(codes);
    return CODEC_FAILED;
  }
  if (is_wide && !gif_codes_begin(codes, file->bytes, file->count, found->codes)) {
    take_note(note, "values of %u bits, which no GIF has", file->bytes[found->codes]);
    free(row);
    free(codes);
    return CODEC_FAILED;
  }
  for (size_t y = 0; y < height; y++) {
    bool read = is_wide ? gif_codes_read(codes, row, width)
                        : DGifGetLine(gif, row, (int)width) == GIF_OK;
    if (!read) {
      clear_note(note);
      take_note(note, "%s (row %zu of %zu)",
                is_wide ? "its data contradict themselves or end early" : reason_of(gif->Error), y,
                height);
      free(codes);
      free(row);
      return CODEC_FAILED;
    }
    size_t down = found->y + (gif->Image.Interlace ? interlaced_row(y, height) : y);
    size_t place = down * canvas_width + found->x;
    look_up(colors, found->transparent, row, width, place, rgb + 3 * place, look, note);
  }
  free(codes);
  free(row);
  if (!found->has_trailer) take_note(note, "the file ends early, behind the first frame");
  return note->text[0] ? CODEC_DAMAGED : CODEC_GOOD;
}

codec_status codec_gif_decode(const uint8_t *bytes, size_t count, const codec_header *header,
                              uint8_t *rgb, codec_look *look, codec_note *note) {
  clear_note(note);
  begin_look(look);
  layout found;
  source s = {bytes, count, 0};
  const source file = s;
  int error = 0;
  GifFileType *gif = DGifOpen(&s, give_bytes, &error);
  codec_status status = CODEC_FAILED;
  if (gif == NULL) {
    take_note(note, "%s", reason_of(error));
  } else if (!read_layout(bytes, count, &found) ||
             !find_frame(gif, &found, bytes[found.codes] > 8)) {
    take_note(note, "%s", reason_of(gif->Error));
  } else {
    fill_around(look, header->width, header->height, found.x, found.y, found.width, found.height,
                rgb);
    status = decode_frame(gif, &found, &file, header->width, rgb, look, note);
  }
  if (gif != NULL) DGifCloseFile(gif, &error);
  return status;
}
