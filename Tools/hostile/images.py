"""Hostile images: damaged, misnamed, of odd kinds, with forged sizes, bombs."""

import pathlib
import random
import struct
import zlib

from .image_bytes import (
    COLORS, END, FLAT, HEIGHT, PALETTE, QUARTERS, RGB_ROWS, SIGNATURE, WIDTH, bits, blocks, bmp,
    chunk, exif, frame, gif, lzw, png, png_header, rows, segment, tiff, zeros)

GOLDEN = pathlib.Path(__file__).parents[2] / "Tests/ImagingTests/Golden/decoding"


def golden(name):
    return (GOLDEN / name).read_bytes()


def files():
    return {**misnamed(), **no_images(), **jpegs(), **pngs(), **gifs(), **bmps(), **tiffs(),
            **webps()}


def misnamed():
    """Good images under names that lie, or say nothing."""
    jpeg = golden("420.jpg")
    return {
        "UPPER.JPG": jpeg, "no_extension": jpeg, "other.jfif": jpeg, "other.jpe": jpeg,
        "two.png.jpg": jpeg, "png_named.jpg": golden("rgb8.png"),
        "webp_named.jpg": golden("lossless.webp"), "gif_named.png": golden("global.gif"),
        "bmp_named.gif": golden("rgb24.bmp"), "tiff_named.bmp": golden("rgb8_big.tif"),
        "jpeg_named.webp": jpeg, "jpeg_named.tif": jpeg, "jpeg_named.heic": jpeg,
        "grey_named.jpg": b"P5\n4 3\n255\n" + bytes(range(12)),
    }


def no_images():
    """Files that are no images, whatever their names say."""
    noise = random.Random(1).randbytes(5000)
    return {
        "empty.jpg": b"", "one_byte.png": b"\x89", "one_byte.jpg": b"\xff",
        "zeros.png": bytes(4096), "random.png": b"\x07" + noise,
        "document.jpg": b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
        "page.jpg": b"<!DOCTYPE html>\n<html><body>404 Not Found</body></html>\n",
        "drawing.png": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "words.jpg": b"This is no image.\n" * 20, "wide_words.jpg": "no image".encode("utf-16"),
        "pointer.jpg": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12345\n",
        "archive.jpg": b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + zlib.compress(b"")[2:],
        "picture.ppm": b"P6\n2 2\n255\n" + bytes(12),
        "picture.tga": struct.pack("<BBBHHBHHHHBB", 0, 0, 2, 0, 0, 0, 0, 0, 2, 2, 24, 0) + noise,
        "picture.ico": struct.pack("<HHHBBBBHHII", 0, 1, 1, 16, 16, 0, 0, 1, 32, 1128, 22)
        + bytes(1128),
        "picture.psd": b"8BPS\0\1" + bytes(6) + struct.pack(">HIIHH", 3, 12, 16, 8, 3) + bytes(600),
        "picture.qoi": b"qoif" + struct.pack(">IIBB", 16, 12, 3, 0) + bytes(7) + b"\1",
        "picture.jp2": b"\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypjp2 \0\0\0\0jp2 ",
        "picture.avif": b"\0\0\0\x1cftypmif1\0\0\0\0mif1miafavif",
        "picture.heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        "picture.jxl": b"\xff\x0a" + bytes(20),
        "words.bmp": b"BMW builds cars and these are words, no picture",
    }


def with_size(jpeg, width, height):
    """A JPEG whose frame header claims another size."""
    at = jpeg.index(b"\xff\xc0" if b"\xff\xc0" in jpeg else b"\xff\xc2")
    return jpeg[:at + 5] + struct.pack(">HH", height, width) + jpeg[at + 9:]


def jpegs():
    jpeg = golden("420.jpg")
    scan = jpeg.index(b"\xff\xda")
    body, frame_at = jpeg[2:], jpeg.index(b"\xff\xc0")
    progressive = golden("progressive.jpg")
    last = progressive.rindex(b"\xff\xda")
    loop = exif([(0x8769, 4, 1, 8)], following=8)
    huge = exif([(0x010E, 2, 0xFFFFFFFF, 0x7FFFFFFF), (0x0112, 3, 0xFFFFFFFF, 6 << 16)])
    return {
        "soi_only.jpg": jpeg[:2], "header_cut.jpg": jpeg[:20], "scan_cut.jpg": jpeg[:-40],
        "no_end.jpg": jpeg[:-2], "no_scan.jpg": jpeg[:scan] + b"\xff\xd9",
        "trailing.jpg": jpeg + random.Random(2).randbytes(3500), "two_images.jpg": jpeg + jpeg,
        "no_quantizers.jpg": jpeg[:2] + jpeg[frame_at:], "no_huffman.jpg": jpeg[:jpeg.index(
            b"\xff\xc4")] + jpeg[scan:],
        "exif_64k_20_times.jpg": jpeg[:2] + segment(0xE1, bytes(65533)) * 20 + body,
        "exif_loop.jpg": jpeg[:2] + segment(0xE1, b"Exif\0\0" + loop) + body,
        "exif_huge_counts.jpg": jpeg[:2] + segment(0xE1, b"Exif\0\0" + huge) + body,
        "exif_cut.jpg": jpeg[:2] + segment(0xE1, b"Exif\0\0MM\0*\0\0") + body,
        "segment_too_long.jpg": jpeg[:2] + b"\xff\xe1\xff\xff" + body,
        "segment_of_0.jpg": jpeg[:2] + b"\xff\xe1\0\0" + body,
        "fill_bytes.jpg": jpeg[:2] + b"\xff" * 100_000 + body,
        "profile_garbage.jpg": jpeg[:2] + segment(0xE2, b"ICC_PROFILE\0\x09\x01" + bytes(90))
        + body,
        "claims_65500.jpg": with_size(jpeg, 65500, 65500),
        "claims_30000.jpg": with_size(progressive, 30000, 30000),
        "claims_0.jpg": with_size(jpeg, 0, 17), "claims_taller.jpg": with_size(jpeg, 23, 1700),
        "scans_1000.jpg": progressive[:-2] + progressive[last:-2] * 1000 + b"\xff\xd9",
        "arithmetic.jpg": jpeg.replace(b"\xff\xc0", b"\xff\xc9", 1),
        "lossless.jpg": jpeg.replace(b"\xff\xc0", b"\xff\xc3", 1),
        "hierarchical.jpg": jpeg.replace(b"\xff\xc0", b"\xff\xc5", 1),
        "lossless_arithmetic.jpg": jpeg.replace(b"\xff\xc0", b"\xff\xcb", 1),
        "ls.jpg": jpeg.replace(b"\xff\xc0", b"\xff\xf7", 1),
        "bits_99.jpg": jpeg.replace(b"\xff\xc0\0\x11\x08", b"\xff\xc0\0\x11\x63", 1),
        "components_2.jpg": jpeg.replace(b"\xff\xc0\0\x11", b"\xff\xc0\0\x0e", 1)[:frame_at + 9]
        + b"\2" + jpeg[frame_at + 10:frame_at + 16] + jpeg[frame_at + 19:],
        "bits_12.jpg": jpeg.replace(b"\xff\xc0\0\x11\x08", b"\xff\xc1\0\x11\x0c", 1),
    }


def pngs():
    animated = chunk(b"acTL", struct.pack(">II", 2, 0)) + chunk(
        b"fcTL", struct.pack(">IIIIIHHBB", 0, WIDTH, HEIGHT, 0, 0, 1, 10, 0, 0))
    second = chunk(b"fcTL", struct.pack(">IIIIIHHBB", 1, WIDTH, HEIGHT, 0, 0, 1, 10, 0, 0)) + chunk(
        b"fdAT", struct.pack(">I", 2) + zlib.compress(bytes(len(RGB_ROWS))))
    noise = random.Random(3).randbytes(600)
    narrow = {depth: b"".join(b"\0" + bits(row, depth) for row in QUARTERS) for depth in (2, 4)}
    stripes = b"".join(b"\0" + bits([x < WIDTH // 2 for x in range(WIDTH)], 1)
                       for _ in range(HEIGHT))
    wrong = chunk(b"IDAT", zlib.compress(RGB_ROWS, 9), sum=1)
    third = len(RGB_ROWS) // 3
    found = {
        "good.png": png(), "signature_only.png": SIGNATURE,
        "header_cut.png": SIGNATURE + png_header()[:-8], "data_cut.png": golden("rgb8.png")[:-600],
        "palette_2.png": png(narrow[2], png_header(depth=2, color=3), PALETTE),
        "palette_4.png": png(narrow[4], png_header(depth=4, color=3), PALETTE),
        "palette_8.png": png(rows(lambda i: bytes([i])), png_header(color=3), PALETTE),
        "rgb_16.png": png(rows(lambda i: bytes(c for v in COLORS[i] for c in (v, v))),
                          png_header(depth=16)),
        "rgba_8.png": png(rows(lambda i: bytes(COLORS[i]) + b"\xff"), png_header(color=6)),
        "bit_1.png": png(stripes, png_header(depth=1, color=0)),
        "animated.png": png(before=animated, after=second), "many_chunks.png": png(
            before=chunk(b"teXt", b"a\0b") * 50_000),
        "crc_data.png": SIGNATURE + png_header() + wrong + END,
        "crc_header.png": SIGNATURE + chunk(b"IHDR", png_header()[8:21], sum=1) + png()[33:],
        "crc_text.png": png(before=chunk(b"tEXt", b"a\0b", sum=1)),
        "no_header.png": SIGNATURE + png()[33:], "header_twice.png": png(before=png_header()),
        "no_data.png": SIGNATURE + png_header() + END, "no_end.png": png()[:-12],
        "trailing.png": png() + b"PK\x03\x04" + noise, "data_noise.png": SIGNATURE + png_header()
        + chunk(b"IDAT", noise) + END,
        "rows_missing.png": png(RGB_ROWS[:third]), "rows_too_many.png": png(RGB_ROWS * 50),
        "filter_unknown.png": png(b"\x09" + RGB_ROWS[1:]),
        "chunk_of_2_gib.png": SIGNATURE + png_header() + chunk(b"tEXt", b"a", size=0x7FFFFFFF) + END,
        "chunk_of_4_gib.png": SIGNATURE + png_header() + chunk(b"IDAT", b"a", size=0xFFFFFFFF) + END,
        "palette_missing.png": png(rows(lambda i: bytes([i])), png_header(color=3)),
        "palette_beyond.png": png(rows(lambda i: bytes([i + 196 * (i == 3)])), png_header(color=3),
                                  PALETTE),
        "palette_of_300.png": png(rows(lambda i: bytes([i])), png_header(color=3),
                                  chunk(b"PLTE", bytes(900))),
        "text_huge.png": png(before=chunk(b"tEXt", b"Comment\0" + b"x" * 4_000_000)),
        "text_bomb.png": png(before=chunk(b"zTXt", b"Comment\0\0" + zeros(400_000_000))),
        "profile_garbage.png": png(before=chunk(b"iCCP", b"name\0\0" + noise)),
        "profile_bomb.png": png(before=chunk(b"iCCP", b"name\0\0" + zeros(400_000_000))),
        "exif_garbage.png": png(before=chunk(b"eXIf", noise)),
        "transparency_garbage.png": png(before=chunk(b"tRNS", noise[:5])),
        "bits_3.png": png(header=png_header(depth=3)), "color_7.png": png(header=png_header(color=7)),
        "interlaced_lie.png": png(header=png_header(interlaced=1)),
        "interlaced_9.png": png(header=png_header(interlaced=9)),
        "data_bomb.png": SIGNATURE + png_header() + chunk(b"IDAT", zeros(200_000_000)) + END,
        "bomb_30000.png": SIGNATURE + png_header(30000, 30000, 8, 0) + chunk(
            b"IDAT", zeros(30000 * 30001)) + END,
    }
    for name, size in {"0": (0, 12), "30000": (30000, 30000), "65500": (65500, 65500),
                       "2_gi": (2**31 - 1, 2**31 - 1), "negative": (2**32 - 16, 2**32 - 12)}.items():
        found[f"claims_{name}.png"] = png(header=png_header(*size))
    return found


def gifs():
    static = gif()
    return {
        "good.gif": static, "header_cut.gif": static[:10], "no_frame.gif": gif(b""),
        "frame_cut.gif": static[:-20], "no_trailer.gif": static[:-1],
        "no_palette.gif": gif(colors=b""), "frames_5000.gif": gif(frame(), *[frame(
            width=1, height=1, data=lzw([1]))] * 5000),
        "frame_outside.gif": gif(frame(x=WIDTH, y=HEIGHT)), "frame_far.gif": gif(
            frame(x=65535, y=65535, width=65535, height=65535)),
        "frame_half_outside.gif": gif(frame(x=8, y=6)),
        "frame_of_0.gif": gif(frame(width=0, height=0, data=lzw([]))),
        "code_of_13_bits.gif": gif(frame(data=b"\x0d" + blocks(bytes(40)))),
        "code_of_0_bits.gif": gif(frame(data=b"\0" + blocks(bytes(40)))),
        "values_of_11_bits.gif": gif(frame(data=lzw(FLAT, 11))),
        "value_of_300.gif": gif(frame(data=lzw([300] * len(FLAT), 9))),
        "values_cut.gif": gif(frame(data=lzw(FLAT[:50], 9))),
        "code_beyond.gif": gif(frame(data=b"\x02" + blocks(b"\xff" * 40))),
        "too_few_pixels.gif": gif(frame(data=lzw(FLAT[:50]))),
        "too_many_pixels.gif": gif(frame(data=lzw(FLAT * 40))),
        "index_beyond.gif": gif(frame(data=lzw([7] * len(FLAT), 3))),
        "extension_cut.gif": static[:25] + b"\x21\xfe\xff" + b"x" * 20,
        "claims_0.gif": gif(frame(width=0, height=0, data=lzw([])), width=0, height=0),
        "claims_30000.gif": gif(width=30000, height=30000),
        "claims_65535.gif": gif(frame(width=65535, height=65535), width=65535, height=65535),
    }


def bmps():
    indices = b"".join(bytes(row) for row in QUARTERS[::-1])
    table = b"".join(bytes(color)[::-1] + b"\0" for color in COLORS)
    return {
        "reserved.bmp": bmp()[:6] + b"\1\2\3\4" + bmp()[10:],
        "good.bmp": bmp(), "header_cut.bmp": bmp()[:30], "rows_cut.bmp": bmp()[:-200],
        "palette.bmp": bmp(depth=8, used=4, table=table, data=indices),
        "palette_beyond.bmp": bmp(depth=8, used=4, table=table, data=indices.replace(b"\3", b"\x09")),
        "palette_of_4_gi.bmp": bmp(depth=8, used=2**32 - 1, table=table, data=indices),
        "negative_width.bmp": bmp(-WIDTH), "lowest_height.bmp": bmp(height=-2**31),
        "lowest_size.bmp": bmp(-2**31, -2**31), "top_down.bmp": bmp(height=-HEIGHT, data=b"".join(
            bytes(COLORS[index])[::-1] for index in FLAT)),
        "claims_0.bmp": bmp(0, 0), "claims_30000.bmp": bmp(30000, 30000),
        "claims_2_gi.bmp": bmp(2**31 - 1, 2**31 - 1), "claims_10000.bmp": bmp(10000, 10000),
        "bits_7.bmp": bmp(depth=7), "bits_65535.bmp": bmp(depth=65535),
        "header_of_4_gib.bmp": bmp(header=2**32 - 1), "header_of_0.bmp": bmp(header=0),
        "starts_beyond.bmp": bmp(start=2**32 - 1), "starts_in_header.bmp": bmp(start=2),
        "compression_9.bmp": bmp(compression=9), "jpeg_inside.bmp": bmp(
            depth=0, compression=4, data=golden("420.jpg")),
        "run_beyond.bmp": bmp(depth=8, compression=1, used=4, table=table, data=b"\xff\1" * 40),
        "run_leap.bmp": bmp(depth=8, compression=1, used=4, table=table, data=b"\0\2\xff\xff" * 9),
        "run_endless.bmp": bmp(depth=8, compression=1, used=4, table=table, data=b"\0\0" * 90_000),
    }


def tiffs():
    size = 3 * WIDTH * HEIGHT
    place = 8 + size + 6  # of the first directory
    chain = bytearray(tiff())
    for _ in range(5000):  # directories of one entry, one behind the other
        chain[-4:] = struct.pack("<I", len(chain))
        chain += struct.pack("<HHHII", 1, 254, 4, 1, 0) + bytes(4)
    packed = zlib.compress(b"".join(bytes(COLORS[index]) for index in FLAT))
    bomb = zeros(400_000_000)
    # Sixteen bits a sample, each byte twice.
    wide = b"".join(bytes(v for c in COLORS[index] for v in (c, c)) for index in FLAT)
    inks = b"".join(bytes(255 - c for c in COLORS[index]) + b"\0" for index in FLAT)
    grey = struct.pack(f"<{len(FLAT)}f", *[index / 3 for index in FLAT])
    return {
        "good.tif": tiff(), "header_cut.tif": tiff()[:6], "directory_cut.tif": tiff()[:-40],
        "strip_cut.tif": tiff({273: (4, 1, 8 + 300)}),
        "deflated.tif": tiff({259: (3, 1, 8), 279: (4, 1, len(packed))}, data=packed),
        "wide.tif": tiff({258: (3, 1, 16), 279: (4, 1, len(wide))}, data=wide),
        "inks.tif": tiff({258: (3, 1, 8), 262: (3, 1, 5), 277: (3, 1, 4)}, data=inks),
        "float.tif": tiff({258: (3, 1, 32), 262: (3, 1, 1), 277: (3, 1, 1), 339: (3, 1, 3)},
                          data=grey),
        "palette_alpha.tif": tiff(
            {258: (3, 2, 8 | 8 << 16), 262: (3, 1, 3), 277: (3, 1, 2), 338: (3, 1, 2),
             320: (3, 768, place + 2 + 12 * 11 + 4), 279: (4, 1, 2 * WIDTH * HEIGHT)},
            data=b"".join(bytes((index, 255)) for index in FLAT) + bytes(size - 2 * WIDTH * HEIGHT))
        + struct.pack("<768H", *(COLORS[i][c] * 257 if i < 4 else 0 for c in range(3)
                                 for i in range(256))),
        "signed.tif": tiff({339: (3, 1, 2)}), "complex.tif": tiff({339: (3, 1, 6)}),
        "format_99.tif": tiff({339: (3, 1, 99)}), "lab.tif": tiff({262: (3, 1, 8)}),
        "old_jpeg.tif": tiff({259: (3, 1, 6)}), "lerc.tif": tiff({259: (3, 1, 34887)}),
        "bits_24.tif": tiff({258: (3, 1, 24)}), "loop.tif": tiff(following=place), "chain_5000.tif": bytes(chain),
        "directory_at_0.tif": b"II*\0\0\0\0\0" + tiff()[8:],
        "directory_beyond.tif": b"II*\0\xff\xff\xff\x7f" + tiff()[8:],
        "big_beyond.tif": b"II+\0\x08\0\0\0" + struct.pack("<Q", 2**63) + tiff()[8:],
        "strip_beyond.tif": tiff({273: (4, 1, 2**32 - 1)}),
        "strip_of_4_gib.tif": tiff({279: (4, 1, 2**32 - 1)}),
        "strips_2_gi.tif": tiff({273: (4, 2**31, 8), 279: (4, 2**31, 8), 278: (4, 1, 1)}),
        "no_strips.tif": tiff({273: None, 279: None}), "no_size.tif": tiff({256: None, 257: None}),
        "rows_of_0.tif": tiff({278: (4, 1, 0)}), "tiles_of_0.tif": tiff(
            {322: (4, 1, 0), 323: (4, 1, 0), 324: (4, 1, 8), 325: (4, 1, size), 273: None, 279: None}),
        "tiles_of_2_gi.tif": tiff({322: (4, 1, 2**31 - 16), 323: (4, 1, 2**31 - 16),
                                   324: (4, 1, 8), 325: (4, 1, size), 273: None, 279: None}),
        "bits_0.tif": tiff({258: (3, 1, 0)}), "bits_65535.tif": tiff({258: (3, 1, 65535)}),
        "samples_65535.tif": tiff({277: (3, 1, 65535)}), "colors_999.tif": tiff({262: (3, 1, 999)}),
        "compression_999.tif": tiff({259: (3, 1, 999)}),
        "palette_missing.tif": tiff({258: (3, 1, 8), 262: (3, 1, 3), 277: (3, 1, 1)}),
        "text_of_4_gib.tif": tiff({270: (2, 2**32 - 1, 8)}),
        "claims_0.tif": tiff({256: (4, 1, 0)}), "claims_30000.tif": tiff(width=30000, height=30000),
        "claims_65500.tif": tiff(width=65500, height=65500),
        "claims_4_gi.tif": tiff(width=2**32 - 1, height=2**32 - 1),
        "data_bomb.tif": tiff({259: (3, 1, 8), 279: (4, 1, len(bomb))}, data=bomb),
    }


def webps():
    lossless, lossy, animated = golden("lossless.webp"), golden("lossy.webp"), golden("animated.webp")

    def riff(data, size=None):
        return b"RIFF" + struct.pack("<I", 4 + len(data) if size is None else size) + b"WEBP" + data

    def canvas(width, height, flags, data):
        extended = struct.pack("<I", flags) + struct.pack("<I", width - 1)[:3] + struct.pack(
            "<I", height - 1)[:3]
        return riff(b"VP8X" + struct.pack("<I", 10) + extended + data)

    # Lossless: one byte of signature, then 14 bits each of width − 1 and height − 1.
    at = lossless.index(b"VP8L") + 9
    largest = lossless[:at] + struct.pack("<I", 0x0FFFFFFF | lossless[at + 3] >> 4 << 28) + \
        lossless[at + 4:]
    key = lossy.index(b"\x9d\x01\x2a") + 3
    return {
        "header_cut.webp": lossless[:16], "data_cut.webp": lossless[:-100],
        "riff_of_4_gib.webp": riff(lossless[12:], 2**32 - 1), "riff_of_0.webp": riff(
            lossless[12:], 0),
        "no_chunks.webp": riff(b""), "trailing.webp": lossless + bytes(3000),
        "canvas_16777216.webp": canvas(2**24, 2**24, 0, lossless[12:]),
        "canvas_30000.webp": canvas(30000, 30000, 0, lossless[12:]),
        "canvas_lies.webp": canvas(40, 40, 0, lossless[12:]),
        "claims_16384.webp": largest, "claims_16383.webp": lossy[:key] + struct.pack(
            "<HH", 16383, 16383) + lossy[key + 4:],
        "claims_0.webp": lossy[:key] + bytes(4) + lossy[key + 4:],
        "no_frames.webp": canvas(23, 17, 2, b"ANIM\x06\0\0\0" + bytes(6)),
        "animated_cut.webp": animated[:len(animated) // 2],
        "lossless_noise.webp": lossless[:at + 4] + random.Random(4).randbytes(len(lossless) - at - 4),
    }
