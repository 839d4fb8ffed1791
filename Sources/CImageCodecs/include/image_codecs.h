// The image libraries behind one small door: bytes in, 8-bit RGB out, nothing thrown, no limit
// left to the library. Every function may be called from any thread at any time.
#ifndef IMAGE_CODECS_H
#define IMAGE_CODECS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What a file says of itself before a pixel is decoded.
typedef struct {
  uint32_t width, height;  ///< as stored, before orientation; at least 1
  uint8_t orientation;     ///< EXIF: 1–8; 1 where none is given
  uint8_t bit_depth;       ///< of one sample, as stored
  uint8_t channels;        ///< as stored: 1 grey or palette, 2, 3, 4; 5 = more
  bool alpha;              ///< may hold pixels that are not opaque
  bool color_profile;      ///< carries an ICC profile (which is ignored)
  bool animated;           ///< holds more than one frame (the first is decoded)
  uint32_t scans;          ///< JPEG: passes over the whole image in memory; 0 = a single pass
  uint64_t working_bytes;  ///< memory that decoding takes beside the output
} codec_header;

typedef enum {
  CODEC_GOOD = 0,     ///< every row decoded, no complaint
  CODEC_DAMAGED = 1,  ///< every row decoded, with a complaint: see `note`
  CODEC_FAILED = 2,   ///< not decoded: see `note`
} codec_status;

/// How samples become 8-bit RGB, and what the file holds that these do not show.
typedef struct {
  uint8_t ground;     ///< in: the grey beneath what is transparent, 255 or 0
  uint8_t used_bits;  ///< in: 8 or 12 for wider samples whose high bits are unused; 0 = all are used
  uint64_t transparent;  ///< pixels with alpha below 255
  uint64_t opacity;      ///< total of the alpha of a picture with alpha
  uint64_t light;        ///< total of the alpha of its pixels with a luma of 216 or more
  uint32_t most;         ///< the largest grey or RGB sample of more than 8 bits; 0 where none is
  /// A sum over pixels that stands for alpha, the colours beneath it, and low bits: 0 for a picture
  /// of which 8-bit RGB tells everything.
  uint64_t beyond;
} codec_look;

/// A complaint for a person; empty if there is none.
typedef struct {
  char text[160];
  bool unsupported;  ///< the file may be sound: it is of a kind that is not read here
} codec_note;

/// Reads the header. Takes no memory that grows with the size the file claims.
bool codec_jpeg_header(const uint8_t *bytes, size_t count, codec_header *header, codec_note *note);
bool codec_png_header(const uint8_t *bytes, size_t count, codec_header *header, codec_note *note);
bool codec_webp_header(const uint8_t *bytes, size_t count, codec_header *header, codec_note *note);
bool codec_gif_header(const uint8_t *bytes, size_t count, codec_header *header, codec_note *note);
bool codec_bmp_header(const uint8_t *bytes, size_t count, codec_header *header, codec_note *note);
bool codec_tiff_header(const uint8_t *bytes, size_t count, codec_header *header, codec_note *note);

/// Decodes into `rgb`, which holds `width * height * 3` bytes of the given header, rows without
/// gaps, as stored (not turned upright). Alpha is composited over the ground of `look`. Grey becomes
/// three equal channels; wider samples keep their high byte, or the highest 8 of the bits that
/// `look` says are used (PNG; grey and RGB of TIFF); CMYK becomes (255−c)(255−k)/255 (a JPEG's is
/// taken as inverted, as Adobe writes it).
codec_status codec_jpeg_decode(const uint8_t *bytes, size_t count, const codec_header *header,
                               uint8_t *rgb, codec_note *note);
codec_status codec_png_decode(const uint8_t *bytes, size_t count, const codec_header *header,
                              uint8_t *rgb, codec_look *look, codec_note *note);
codec_status codec_webp_decode(const uint8_t *bytes, size_t count, const codec_header *header,
                               uint8_t *rgb, codec_look *look, codec_note *note);
codec_status codec_gif_decode(const uint8_t *bytes, size_t count, const codec_header *header,
                              uint8_t *rgb, codec_look *look, codec_note *note);
codec_status codec_bmp_decode(const uint8_t *bytes, size_t count, const codec_header *header,
                              uint8_t *rgb, codec_look *look, codec_note *note);
codec_status codec_tiff_decode(const uint8_t *bytes, size_t count, const codec_header *header,
                               uint8_t *rgb, codec_look *look, codec_note *note);

/// Encodes RGB rows without gaps. Returns the number of bytes at `*encoded`, which the caller
/// gives back with `codec_free`; 0 if memory ran out or the format cannot hold the size.
size_t codec_jpeg_encode(const uint8_t *rgb, uint32_t width, uint32_t height, int quality,
                         uint8_t **encoded);
size_t codec_png_encode(const uint8_t *rgb, uint32_t width, uint32_t height, uint8_t **encoded);
void codec_free(uint8_t *encoded);

/// The orientation (1–8) in an EXIF block that begins with its TIFF header; 1 if there is none.
uint8_t codec_exif_orientation(const uint8_t *tiff, size_t count);

/// Turns a stored image of `width` × `height` upright, from `stored` into `upright`.
void codec_turn_upright(const uint8_t *stored, uint32_t width, uint32_t height,
                        uint8_t orientation, uint8_t *upright);

/// The same within one block of memory and one bit a pixel: slower, for what is too large to be
/// held twice. False if memory ran out, with the pixels as they were.
bool codec_turn_upright_in_place(uint8_t *rgb, uint32_t width, uint32_t height,
                                 uint8_t orientation);

#endif
