import Imaging

/// What a hostile image must give.
enum HostileImage {
  /// The pixels of a golden file (see Tools/golden/decoding.py).
  case golden(ImageFormat, String, damage: String? = nil)
  /// Four quarters of 8 × 6 pixels: red, green, blue, white.
  case drawing(ImageFormat, damage: String? = nil)
  /// Pixels of this size, so many rows of which are those of the drawing; the others are filled as
  /// the decoder fills them.
  case pixels(ImageFormat, Int, Int, drawnRows: Int = 0, damage: String? = nil)
  /// An error with these words.
  case error(String)
  /// An image of a format that is not read yet.
  case unread(String)
  /// An error that begins so; the rest is the library's.
  case errorBegins(String)

  /// What every image of Tools/hostile/images.py must give.
  static let all: [String: HostileImage] = [
    "UPPER.JPG": .golden(.jpeg, "420.jpg"),
    "jpeg_named.heic": .golden(.jpeg, "420.jpg"),
    "grey_named.jpg": .unread("PNM image (PBM, PGM, PPM, PAM or PFM)"),
    "picture.ico": .unread("ICO image"),
    "picture.psd": .unread("PSD image"),
    "picture.qoi": .unread("QOI image"),
    "picture.jp2": .unread("JPEG 2000 image"),
    "picture.avif": .unread("AVIF image"),
    "picture.heic": .unread("HEIC image"),
    "picture.jxl": .unread("JPEG XL image"),
    "lossless.jpg": .error("not supported: JPEG with lossless coding"),
    "lossless_arithmetic.jpg": .error("not supported: JPEG with lossless coding"),
    "hierarchical.jpg": .error("not supported: JPEG with hierarchical coding"),
    "ls.jpg": .error("not supported: JPEG with JPEG-LS coding"),
    "bits_99.jpg": .error("broken JPEG header: 3 components of 99 bits, which no JPEG has"),
    "components_2.jpg": .error(
      "not supported: JPEG with 2 colour components; 1, 3 or 4 can be read"),
    "values_of_11_bits.gif": .drawing(.gif),
    "value_of_300.gif": .error(
      "broken GIF data: its data contradict themselves or end early (row 0 of 12)"),
    "values_cut.gif": .error(
      "broken GIF data: its data contradict themselves or end early (row 3 of 12)"),
    "reserved.bmp": .drawing(.bmp),
    "palette_alpha.tif": .drawing(.tiff),
    "signed.tif": .error(
      "not supported: TIFF with 8-bit signed samples, which say not what is white"),
    "complex.tif": .error(
      "not supported: TIFF with 8-bit complex samples, which say not what is white"),
    "format_99.tif": .error(
      #"broken TIFF header: image: Bad value 99 for "SampleFormat" tag"#),
    "lab.tif": .error("not supported: TIFF with colours of kind 8"),
    "old_jpeg.tif": .error("not supported: TIFF with old-style JPEG compression"),
    "lerc.tif": .error("not supported: TIFF with LERC compression"),
    "bits_24.tif": .error(
      "not supported: TIFF with 24-bit samples; 1 to 16 and 32 bits can be read"),
    "animated.png": .drawing(.png),
    "animated_cut.webp": .error("broken WebP header: no whole first frame"),
    "archive.jpg": .error("not an image format that can be read: gzip archive"),
    "arithmetic.jpg": .pixels(
      .jpeg, 23, 17, damage: "Corrupt JPEG data: 119 extraneous bytes before marker 0xd9"),
    "big_beyond.tif": .error("broken TIFF header: Can not read TIFF directory count"),
    "bit_1.png": .pixels(.png, 16, 12),
    "bits_0.tif": .error("broken TIFF header: Computed scanline size is zero"),
    "bits_12.jpg": .error("not supported: JPEG with 12-bit samples; 8 bits can be read"),
    "bits_3.png": .error("broken PNG data: Invalid bit depth in IHDR"),
    "bits_65535.bmp": .error(
      "broken BMP header: compression 0 of 65535 bits a pixel, which cannot be read"),
    "bits_65535.tif": .error("broken TIFF header: 65535-bit samples, which no TIFF has"),
    "bits_7.bmp": .error(
      "broken BMP header: compression 0 of 7 bits a pixel, which cannot be read"),
    "bmp_named.gif": .golden(.bmp, "rgb24.bmp"),
    "bomb_30000.png": .error(
      "30000 × 30000 pixels are claimed, more than the limit of 200 million"),
    "canvas_16777216.webp": .error("broken WebP header: its data contradict themselves"),
    "canvas_30000.webp": .error("broken WebP header: its data contradict themselves"),
    "canvas_lies.webp": .error("broken WebP header: its data contradict themselves"),
    "chain_5000.tif": .drawing(.tiff),
    "chunk_of_2_gib.png": .error(
      "broken PNG header: the file ends before its first pixel, after 58 bytes"),
    "chunk_of_4_gib.png": .error("broken PNG data: PNG unsigned integer out of range"),
    "claims_0.bmp": .error("broken BMP header: the header gives a size of 0 × 0"),
    "claims_0.gif": .error("broken GIF header: the header gives a size of 0 × 0"),
    "claims_0.jpg": .error("broken JPEG header: the header gives a size of 0 × 17"),
    "claims_0.png": .error("broken PNG header: the header gives a size of 0 × 12"),
    "claims_0.tif": .error("broken TIFF header: Computed scanline size is zero"),
    "claims_0.webp": .error("broken WebP header: its data contradict themselves"),
    "claims_10000.bmp": .error("broken BMP data: the file ends early (row 0 of 10000)"),
    "claims_16383.webp": .error(
      "16383 × 16383 pixels are claimed, more than the limit of 200 million"),
    "claims_16384.webp": .error(
      "16384 × 16384 pixels are claimed, more than the limit of 200 million"),
    "claims_2_gi.bmp": .error(
      "2147483647 × 2147483647 pixels are claimed, more than the limit of 200 million"),
    "claims_2_gi.png": .error(
      "broken PNG header: the header gives a size of 2147483647 × 2147483647"),
    "claims_30000.bmp": .error(
      "30000 × 30000 pixels are claimed, more than the limit of 200 million"),
    "claims_30000.gif": .error(
      "30000 × 30000 pixels are claimed, more than the limit of 200 million"),
    "claims_30000.jpg": .error(
      "30000 × 30000 pixels are claimed, more than the limit of 200 million"),
    "claims_30000.png": .error(
      "30000 × 30000 pixels are claimed, more than the limit of 200 million"),
    "claims_30000.tif": .error(
      "30000 × 30000 pixels are claimed, more than the limit of 200 million"),
    "claims_4_gi.tif": .error(
      "broken TIFF header: the file ends within its header, after 704 bytes"),
    "claims_65500.jpg": .error(
      "65500 × 65500 pixels are claimed, more than the limit of 200 million"),
    "claims_65500.png": .error(
      "65500 × 65500 pixels are claimed, more than the limit of 200 million"),
    "claims_65500.tif": .error(
      "65500 × 65500 pixels are claimed, more than the limit of 200 million"),
    "claims_65535.gif": .error(
      "65535 × 65535 pixels are claimed, more than the limit of 200 million"),
    "claims_negative.png": .error(
      "broken PNG header: the header gives a size of 4294967280 × 4294967284"),
    "claims_taller.jpg": .pixels(
      .jpeg, 23, 1700, damage: "Corrupt JPEG data: premature end of data segment"),
    "code_beyond.gif": .error("broken GIF data: its data contradict themselves (row 0 of 12)"),
    "code_of_0_bits.gif": .error("broken GIF data: its data contradict themselves (row 3 of 12)"),
    "code_of_13_bits.gif": .error("broken GIF data: values of 13 bits, which no GIF has"),
    "color_7.png": .error("broken PNG data: Invalid color type in IHDR"),
    "colors_999.tif": .error("not supported: TIFF with colours of kind 999"),
    "compression_9.bmp": .error(
      "broken BMP header: compression 9 of 24 bits a pixel, which cannot be read"),
    "compression_999.tif": .error("not supported: TIFF with compression 999"),
    "crc_data.png": .drawing(.png, damage: "IDAT: CRC error"),
    "crc_header.png": .drawing(.png, damage: "IHDR: CRC error"),
    "crc_text.png": .drawing(.png),
    "data_bomb.png": .pixels(.png, 16, 12, damage: "IDAT: Too much image data"),
    "data_bomb.tif": .pixels(.tiff, 16, 12),
    "data_cut.png": .error("broken PNG data: the file ends early"),
    "data_cut.webp": .error("broken WebP data: the file ends early"),
    "data_noise.png": .error("broken PNG data: IDAT: invalid window size (libpng)"),
    "deflated.tif": .drawing(.tiff),
    "directory_at_0.tif": .error(
      "broken TIFF header: the file ends within its header, after 704 bytes"),
    "directory_beyond.tif": .error("broken TIFF header: Can not read TIFF directory count"),
    "directory_cut.tif": .error("broken TIFF header: Can not read TIFF directory"),
    "document.jpg": .error("not an image format that can be read: PDF document"),
    "drawing.png": .error("not an image format that can be read: SVG drawing"),
    "empty.jpg": .error("empty file"),
    "exif_64k_20_times.jpg": .golden(.jpeg, "420.jpg"),
    "exif_cut.jpg": .golden(.jpeg, "420.jpg"),
    "exif_garbage.png": .drawing(.png),
    "exif_huge_counts.jpg": .golden(.jpeg, "420.jpg"),
    "exif_loop.jpg": .golden(.jpeg, "420.jpg"),
    "extension_cut.gif": .error("broken GIF header: no frame in its 48 bytes"),
    "fill_bytes.jpg": .golden(.jpeg, "420.jpg"),
    "filter_unknown.png": .error("broken PNG data: bad adaptive filter value"),
    "float.tif": .error(
      "not supported: TIFF with 32-bit floating-point samples, which say not what is white"),
    "frame_cut.gif": .error("broken GIF data: the file ends early (row 0 of 12)"),
    "frame_far.gif": .error(
      "131070 × 131070 pixels are claimed, more than the limit of 200 million"),
    "frame_half_outside.gif": .pixels(.gif, 24, 18),
    "frame_of_0.gif": .error("broken GIF header: the header gives a size of 0 × 0"),
    "frame_outside.gif": .pixels(.gif, 32, 24),
    "frames_5000.gif": .drawing(.gif),
    "gif_named.png": .golden(.gif, "global.gif"),
    "good.bmp": .drawing(.bmp),
    "good.gif": .drawing(.gif),
    "good.png": .drawing(.png),
    "good.tif": .drawing(.tiff),
    "header_cut.bmp": .error("broken BMP header: the file ends within its header, after 30 bytes"),
    "header_cut.gif": .error("broken GIF header: no frame in its 10 bytes"),
    "header_cut.jpg": .error("broken JPEG header: the file ends within its header, after 20 bytes"),
    "header_cut.png": .error("broken PNG header: the file ends within its header, after 25 bytes"),
    "header_cut.tif": .error("broken TIFF header: Cannot read TIFF header"),
    "header_cut.webp": .error("broken WebP header: the file ends early"),
    "header_of_0.bmp": .error(
      "broken BMP header: a header of 0 bytes, which no version of the format has"),
    "header_of_4_gib.bmp": .error(
      "broken BMP header: the file ends within its header, after 630 bytes"),
    "header_twice.png": .error("broken PNG data: IHDR: out of place"),
    "index_beyond.gif": .pixels(.gif, 16, 12, damage: "colour 7 of a palette of 4; shown black"),
    "inks.tif": .drawing(.tiff),
    "interlaced_9.png": .error("broken PNG data: Unknown interlace method in IHDR"),
    "interlaced_lie.png": .error("broken PNG data: bad adaptive filter value"),
    "jpeg_inside.bmp": .error(
      "broken BMP header: compression 4 of 0 bits a pixel, which cannot be read"),
    "jpeg_named.tif": .golden(.jpeg, "420.jpg"),
    "jpeg_named.webp": .golden(.jpeg, "420.jpg"),
    "loop.tif": .drawing(.tiff),
    "lossless_noise.webp": .error("broken WebP data: its data contradict themselves"),
    "lowest_height.bmp": .error(
      "16 × 2147483648 pixels are claimed, more than the limit of 200 million"),
    "lowest_size.bmp": .error(
      "broken BMP header: the header gives a size of -2147483648 × 2147483648"),
    "many_chunks.png": .drawing(.png),
    "negative_width.bmp": .error("broken BMP header: the header gives a size of -16 × 12"),
    "no_chunks.webp": .error("broken WebP header: its data contradict themselves"),
    "no_data.png": .error(
      "broken PNG header: the file ends before its first pixel, after 45 bytes"),
    "no_end.jpg": .golden(.jpeg, "420.jpg", damage: "Premature end of JPEG file"),
    "no_end.png": .drawing(.png, damage: "the file ends early"),
    "no_extension": .golden(.jpeg, "420.jpg"),
    "no_frame.gif": .error("broken GIF header: no frame in its 26 bytes"),
    "no_frames.webp": .error("broken WebP header: no whole first frame"),
    "no_header.png": .error("broken PNG header: the first chunk is not a header"),
    "no_huffman.jpg": .golden(.jpeg, "420.jpg"),
    "no_palette.gif": .pixels(.gif, 16, 12, damage: "no palette; shown grey"),
    "no_quantizers.jpg": .error("broken JPEG data: Quantization table 0x00 was not defined"),
    "no_scan.jpg": .error("broken JPEG header: the file holds no image"),
    "no_size.tif": .error(
      #"broken TIFF header: TIFF directory is missing required "ImageLength" field"#),
    "no_strips.tif": .error(
      #"broken TIFF header: TIFF directory is missing required "StripOffsets" field"#),
    "no_trailer.gif": .drawing(.gif, damage: "the file ends early, behind the first frame"),
    "one_byte.jpg": .error("not an image format that can be read: unknown binary data"),
    "one_byte.png": .error("not an image format that can be read: unknown binary data"),
    "other.jfif": .golden(.jpeg, "420.jpg"),
    "other.jpe": .golden(.jpeg, "420.jpg"),
    "page.jpg": .error("not an image format that can be read: HTML page"),
    "palette.bmp": .drawing(.bmp),
    "palette_2.png": .drawing(.png),
    "palette_4.png": .drawing(.png),
    "palette_8.png": .drawing(.png),
    "palette_beyond.bmp": .pixels(
      .bmp, 16, 12, drawnRows: 6, damage: "colour 9 of a palette of 4; shown black"),
    "palette_beyond.png": .pixels(
      .png, 16, 12, drawnRows: 6, damage: "colour 199 of a palette of 4; shown black"),
    "palette_missing.png": .error("broken PNG data: IDAT: Missing PLTE before IDAT"),
    "palette_missing.tif": .pixels(.tiff, 16, 12),
    "palette_of_300.png": .error("broken PNG data: PLTE: invalid"),
    "palette_of_4_gi.bmp": .drawing(.bmp),
    "picture.ppm": .unread("PNM image (PBM, PGM, PPM, PAM or PFM)"),
    "picture.tga": .unread("TGA image"),
    "png_named.jpg": .golden(.png, "rgb8.png"),
    "pointer.jpg": .error(
      "not an image format that can be read: Git LFS pointer, not the file itself"),
    "profile_bomb.png": .drawing(.png),
    "profile_garbage.jpg": .golden(.jpeg, "420.jpg"),
    "profile_garbage.png": .drawing(.png),
    "random.png": .error("not an image format that can be read: unknown binary data"),
    "rgb_16.png": .drawing(.png),
    "rgba_8.png": .drawing(.png),
    "riff_of_0.webp": .error("broken WebP header: its data contradict themselves"),
    "riff_of_4_gib.webp": .error("broken WebP header: its data contradict themselves"),
    "rows_cut.bmp": .error("broken BMP data: the file ends early (row 7 of 12)"),
    "rows_missing.png": .error("broken PNG data: Not enough image data (row 4 of 12)"),
    "rows_of_0.tif": .error(#"broken TIFF header: image: Bad value 0 for "RowsPerStrip" tag"#),
    "rows_too_many.png": .drawing(.png, damage: "IDAT: Too much image data"),
    "run_beyond.bmp": .error("broken BMP data: a run beyond the end of its row; cut"),
    "run_endless.bmp": .pixels(.bmp, 16, 12, damage: "the file ends early (row 12 of 12)"),
    "run_leap.bmp": .pixels(.bmp, 16, 12, damage: "the file ends early (row 12 of 12)"),
    "samples_65535.tif": .error(#"broken TIFF header: Incorrect count for "BitsPerSample""#),
    "scan_cut.jpg": .pixels(.jpeg, 23, 17, damage: "Premature end of JPEG file"),
    "scans_1000.jpg": .error(
      "1010 progressive scans, more than the limit of 100 for an image of this size"),
    "segment_of_0.jpg": .error("broken JPEG header: a header segment with an impossible length"),
    "segment_too_long.jpg": .error(
      "broken JPEG header: the file ends within its header, after 759 bytes"),
    "signature_only.png": .error(
      "broken PNG header: the file ends within its header, after 8 bytes"),
    "soi_only.jpg": .error("broken JPEG header: the file ends within its header, after 2 bytes"),
    "starts_beyond.bmp": .error(
      "broken BMP header: the file ends before its first pixel, after 630 bytes"),
    "starts_in_header.bmp": .drawing(.bmp),
    "strip_beyond.tif": .errorBegins("broken TIFF data: Read error on strip 0"),
    "strip_cut.tif": .errorBegins("broken TIFF data: Read error on strip 0"),
    "strip_of_4_gib.tif": .drawing(.tiff),
    "strips_2_gi.tif": .errorBegins("broken TIFF data: Read error on strip 0"),
    "text_bomb.png": .drawing(.png),
    "text_huge.png": .drawing(.png),
    "text_of_4_gib.tif": .drawing(.tiff),
    "tiff_named.bmp": .golden(.tiff, "rgb8_big.tif"),
    "tiles_of_0.tif": .error("broken TIFF header: Cannot handle zero number of tiles"),
    "tiles_of_2_gi.tif": .error("broken TIFF header: Integer overflow"),
    "too_few_pixels.gif": .error("broken GIF data: the file ends early (row 3 of 12)"),
    "too_many_pixels.gif": .drawing(.gif),
    "top_down.bmp": .drawing(.bmp),
    "trailing.jpg": .golden(.jpeg, "420.jpg"),
    "trailing.png": .drawing(.png),
    "trailing.webp": .golden(.webp, "lossless.webp"),
    "transparency_garbage.png": .drawing(.png, damage: "tRNS: invalid"),
    "two.png.jpg": .golden(.jpeg, "420.jpg"),
    "two_images.jpg": .golden(.jpeg, "420.jpg"),
    "webp_named.jpg": .golden(.webp, "lossless.webp"),
    "wide.tif": .drawing(.tiff),
    "wide_words.jpg": .error("not an image format that can be read: UTF-16 text"),
    "words.bmp": .error("not an image format that can be read: plain text"),
    "words.jpg": .error("not an image format that can be read: plain text"),
    "zeros.png": .error("not an image format that can be read: nothing but zero bytes"),
  ]
}
