#include "gif_codes.h"

static const uint32_t no_code = UINT32_MAX;

static void begin_table(gif_codes *codes) {
  uint32_t clear = 1u << codes->first_size;
  codes->size = codes->first_size + 1;
  codes->next = clear + 2;
  codes->before = no_code;
}

bool gif_codes_begin(gif_codes *codes, const uint8_t *bytes, size_t count, size_t at) {
  if (at >= count || bytes[at] < 1 || bytes[at] > 11) return false;
  *codes = (gif_codes){.bytes = bytes, .count = count, .at = at + 1, .first_size = bytes[at]};
  for (uint32_t i = 0; i < 1u << codes->first_size; i++) {
    codes->value[i] = codes->first[i] = (uint16_t)i;
  }
  begin_table(codes);
  return true;
}

/// The next code; `no_code` where the blocks or the file end.
static uint32_t next_code(gif_codes *codes) {
  while (codes->bit_count < codes->size) {
    if (codes->block_left == 0) {
      if (codes->at >= codes->count) return no_code;
      codes->block_left = codes->bytes[codes->at++];
      if (codes->block_left == 0) return no_code;
    }
    if (codes->at >= codes->count) return no_code;
    codes->bits |= (uint32_t)codes->bytes[codes->at++] << codes->bit_count;
    codes->bit_count += 8;
    codes->block_left--;
  }
  uint32_t code = codes->bits & ((1u << codes->size) - 1);
  codes->bits >>= codes->size;
  codes->bit_count -= codes->size;
  return code;
}

/// Puts the values of a code up, the last one first.
static void put_up(gif_codes *codes, uint32_t code) {
  uint32_t clear = 1u << codes->first_size;
  while (code >= clear) {
    codes->waiting[codes->waiting_count++] = codes->value[code];
    code = codes->prefix[code];
  }
  codes->waiting[codes->waiting_count++] = codes->value[code];
}

/// Takes one code; false at the end or where it contradicts the others.
static bool take_code(gif_codes *codes) {
  uint32_t clear = 1u << codes->first_size, code = next_code(codes);
  if (code == no_code || code == clear + 1) return false;
  if (code == clear) {
    begin_table(codes);
    return true;
  }
  bool is_known = code < clear || (code >= clear + 2 && code < codes->next);
  if (codes->before == no_code) {
    if (code >= clear) return false;
    put_up(codes, code);
  } else if (is_known || code == codes->next) {
    uint32_t start = is_known ? codes->first[code] : codes->first[codes->before];
    if (!is_known) codes->waiting[codes->waiting_count++] = (uint16_t)start;
    put_up(codes, is_known ? code : codes->before);
    if (codes->next < gif_most_codes) {
      codes->prefix[codes->next] = (uint16_t)codes->before;
      codes->value[codes->next] = (uint16_t)start;
      codes->first[codes->next] = codes->first[codes->before];
      codes->next++;
      if (codes->next == 1u << codes->size && codes->size < 12) codes->size++;
    }
  } else {
    return false;
  }
  codes->before = code;
  return true;
}

bool gif_codes_read(gif_codes *codes, uint8_t *indices, size_t count) {
  for (size_t i = 0; i < count;) {
    if (codes->waiting_count == 0) {
      if (codes->ended || !take_code(codes)) {
        codes->ended = true;
        return false;
      }
      continue;
    }
    uint16_t value = codes->waiting[--codes->waiting_count];
    if (value > 255) return false;
    indices[i++] = (uint8_t)value;
  }
  return true;
}
