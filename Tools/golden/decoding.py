"""Decoding: small images that this script draws and encodes, and the pixels they must give.

Writes Tests/ImagingTests/Golden/decoding/: one file a case, and decoding.json with what Pillow
makes of it (JPEG and lossy WebP: every decoder has its own rounding) or what the drawing itself
says (PNG, lossless WebP, GIF, BMP, TIFF: there is but one right answer, and Pillow is checked against it).

    python Tools/golden/decoding.py [FOLDER …]

For each folder of foreign images given, prints the digests of the pixels that Pillow decodes, in
the form of the table in OddFileTests.swift.
"""

import ctypes
import io
import json
import pathlib
import struct
import sys
import zlib

import cv2
import numpy as np
from PIL import Image, ImageFile, ImageOps

from image_files import (
    HEIGHT, WIDTH, bmp, bmp_rows, canvas_of, chunk, digest, exif, gif, gif_frame, over_white, part,
    png, runs, saved, three, tiff)

OUT = pathlib.Path(__file__).parents[2] / "Tests/ImagingTests/Golden/decoding"
cases = []


def pillow(data):
    """Upright RGB over white, and the share of pixels that are not opaque."""
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = np.asarray(image.convert("RGBA"))
        return over_white(rgba), float((rgba[..., 3] < 255).mean())
    if image.mode.startswith("I"):
        return (np.asarray(image) >> 8).astype(np.uint8)[..., None].repeat(3, -1), 0.0
    return np.asarray(image.convert("RGB")), 0.0


def add(name, data, rgb=None, transparent=0.0, *, orientation=1, depth=8, agrees=True, **more):
    """Keeps a case; where the pixels are given, Pillow must agree (unless it cannot)."""
    if rgb is None:
        rgb, transparent = pillow(data)
    elif agrees:
        peer, share = pillow(data)
        assert np.array_equal(peer, rgb), (name, np.abs(peer.astype(int) - rgb).max())
        assert abs(share - transparent) < 1e-12, (name, share, transparent)
    (OUT / name).write_bytes(data)
    height, width, _ = rgb.shape
    corners = [rgb[y, x].tolist() for y, x in [(0, 0), (0, -1), (-1, 0), (-1, -1)]]
    cases.append({
        "file": name, "width": width, "height": height, "orientation": orientation,
        "bit_depth": depth, "transparent_share": transparent, "corners": corners,
        "mean": float(rgb.mean()), "digest": digest(rgb), "color_profile": False,
        "animated": False, **more,
    })


def drawing(width=WIDTH, height=HEIGHT):
    """Smooth in two directions with a few hard edges; each corner has its own colour."""
    y, x = np.mgrid[0:height, 0:width].astype(float)
    red = 255 * x / max(1, width - 1)
    green = 255 * y / max(1, height - 1)
    blue = 127.5 + 127 * np.sin(x / 3 + y / 5)
    picture = np.stack([red, green, blue], -1).round().astype(np.uint8)
    picture[height // 3 : height // 2, width // 4 : width // 2] = (250, 20, 60)
    return picture


# JPEG ---------------------------------------------------------------------------------------------
picture = drawing()
for name, options in {
    "420": dict(subsampling="4:2:0"), "422": dict(subsampling="4:2:2"),
    "444": dict(subsampling="4:4:4"), "progressive": dict(progressive=True),
    "restarts": dict(restart_marker_blocks=1), "quality_1": dict(quality=1),
    "quality_100": dict(quality=100), "rgb": dict(keep_rgb=True),
}.items():
    add(f"{name}.jpg", saved(picture, "JPEG", **options))
add("grey.jpg", saved(picture, "JPEG", "L"))
add("grey_progressive.jpg", saved(picture, "JPEG", "L", progressive=True))
add("profile.jpg", saved(picture, "JPEG", icc_profile=b"not looked into" * 9), color_profile=True)
for width, height in [(1, 1), (1, 40), (40, 1), (8, 8), (16, 16), (17, 9)]:
    add(f"{width}x{height}.jpg", saved(drawing(width, height), "JPEG"))
for value in range(1, 9):
    add(f"orientation_{value}.jpg", saved(picture, "JPEG", exif=b"Exif\0\0" + exif(value)),
        orientation=value)
add("orientation_little.jpg", saved(picture, "JPEG", exif=b"Exif\0\0" + exif(6, big=False)),
    orientation=6)
add("orientation_9.jpg", saved(picture, "JPEG", exif=b"Exif\0\0" + exif(9)))
ok, opencv = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_PROGRESSIVE, 1])
assert ok
add("opencv_progressive.jpg", opencv.tobytes())


def inverted_cmyk(data, inks):
    """The rule from what the decoder gives before conversion: (255−c)(255−k)/255 to nearest."""
    inks = inks.astype(np.int64)
    return np.rint(inks[..., :3] * inks[..., 3:] / 255).astype(np.uint8)


inks = np.concatenate([255 - picture, (picture.sum(-1, keepdims=True) // 6).astype(np.uint8)], -1)
cmyk = saved(Image.fromarray(inks, "CMYK"), "JPEG", quality=95)
add("cmyk.jpg", cmyk, inverted_cmyk(cmyk, 255 - np.asarray(Image.open(io.BytesIO(cmyk)))))
turbo = ctypes.CDLL("libturbojpeg.so.0")
turbo.tjInitCompress.restype = ctypes.c_void_p
buffer, size = ctypes.c_void_p(), ctypes.c_ulong()
source = np.ascontiguousarray(255 - inks)
assert turbo.tjCompress2(
    ctypes.c_void_p(turbo.tjInitCompress()), source.ctypes.data_as(ctypes.c_void_p), WIDTH, 0,
    HEIGHT, 11, ctypes.byref(buffer), ctypes.byref(size), 0, 95, 0) == 0
ycck = ctypes.string_at(buffer, size.value)
add("ycck.jpg", ycck, inverted_cmyk(ycck, 255 - np.asarray(Image.open(io.BytesIO(ycck)))))

# PNG ----------------------------------------------------------------------------------------------


def scaled(samples, depth):
    """Eight bits: 16-bit samples keep their high byte, narrow ones are spread over the range."""
    if depth == 16:
        return (samples >> 8).astype(np.uint8)
    return (samples.astype(np.int64) * 255 // (2**depth - 1)).astype(np.uint8)


random = np.random.default_rng(7)
for depth in (1, 2, 4, 8, 16):
    grey = random.integers(0, 2**depth, (HEIGHT, WIDTH, 1))
    rgb = scaled(grey, depth).repeat(3, -1)
    for interlaced in (False, True):
        suffix = "_interlaced" if interlaced else ""
        add(f"grey{depth}{suffix}.png", png(grey, 0, depth, interlaced=interlaced), rgb,
            depth=depth)
    key = int(grey[3, 4, 0])
    rgba = np.concatenate([rgb, np.where(grey == key, 0, 255).astype(np.uint8)], -1)
    add(f"grey{depth}_key.png", png(grey, 0, depth, chunk(b"tRNS", struct.pack(">H", key))),
        over_white(rgba), float((grey == key).mean()), depth=depth, agrees=depth == 8)
    if depth <= 8:
        count = 2**depth
        colors = random.integers(0, 256, (count, 3)).astype(np.uint8)
        alphas = random.integers(0, 256, max(1, count // 2)).astype(np.uint8)
        alpha = np.concatenate([alphas, np.full(count - len(alphas), 255, np.uint8)])
        table = chunk(b"PLTE", colors.tobytes())
        for interlaced in (False, True):
            suffix = "_interlaced" if interlaced else ""
            add(f"palette{depth}{suffix}.png", png(grey, 3, depth, table, interlaced),
                colors[grey[..., 0]], depth=depth)
            rgba = np.concatenate([colors, alpha[:, None]], -1)[grey[..., 0]]
            add(f"palette{depth}_alpha{suffix}.png",
                png(grey, 3, depth, table + chunk(b"tRNS", alphas.tobytes()), interlaced),
                over_white(rgba), float((rgba[..., 3] < 255).mean()), depth=depth)
for depth in (8, 16):
    color = random.integers(0, 2**depth, (HEIGHT, WIDTH, 4))
    color[2:6, 3:9, 3] = 2**depth - 1
    key = color[5, 5, :3]
    color[6, 6, :3] = key
    color[7, 7, :3] = key ^ 1  # of 16 bits: the same high byte, and yet not the key
    rgba = scaled(color, depth)
    keyed = (color[..., :3] == key).all(-1)
    by_key = np.concatenate(
        [rgba[..., :3], np.where(keyed, 0, 255).astype(np.uint8)[..., None]], -1)
    for interlaced in (False, True):
        suffix = "_interlaced" if interlaced else ""
        add(f"rgb{depth}{suffix}.png", png(color[..., :3], 2, depth, interlaced=interlaced),
            rgba[..., :3], depth=depth)
        add(f"rgba{depth}{suffix}.png", png(color, 6, depth, interlaced=interlaced),
            over_white(rgba), float((rgba[..., 3] < 255).mean()), depth=depth)
        grey_alpha = rgba[..., [0, 0, 0, 3]]
        add(f"grey_alpha{depth}{suffix}.png",
            png(color[..., [0, 3]], 4, depth, interlaced=interlaced), over_white(grey_alpha),
            float((rgba[..., 3] < 255).mean()), depth=depth, agrees=depth == 8)
    add(f"rgb{depth}_key.png",
        png(color[..., :3], 2, depth, chunk(b"tRNS", struct.pack(">3H", *key.tolist()))),
        over_white(by_key), float(keyed.mean()), depth=depth, agrees=depth == 8)
for width, height in [(1, 1), (1, 40), (40, 1)]:
    small = drawing(width, height)
    add(f"{width}x{height}.png", png(small, 2, 8), small)
    add(f"{width}x{height}_interlaced.png", png(small, 2, 8, interlaced=True), small)
upright = {1: lambda a: a, 2: lambda a: a[:, ::-1], 3: lambda a: a[::-1, ::-1],
           4: lambda a: a[::-1], 5: lambda a: a.swapaxes(0, 1),
           6: lambda a: np.rot90(a, -1), 7: lambda a: a[::-1, ::-1].swapaxes(0, 1),
           8: lambda a: np.rot90(a)}
for value in range(1, 9):
    add(f"orientation_{value}.png", png(picture, 2, 8, chunk(b"eXIf", exif(value))),
        upright[value](picture), orientation=value)
add("orientation_after.png", png(picture, 2, 8, after=chunk(b"eXIf", exif(6, big=False))),
    upright[6](picture), orientation=6)
profile = b"name\0\0" + zlib.compress(b"not looked into" * 9)
add("profile.png", png(picture, 2, 8, chunk(b"iCCP", profile)), picture, color_profile=True)
frames = [Image.fromarray(picture), Image.fromarray(255 - picture)]
add("animated.png", saved(frames[0], "PNG", save_all=True, append_images=frames[1:]), picture,
    animated=True)
bomb = b"bomb\0\0" + zlib.compress(bytes(20_000_000), 9)
add("text_bomb.png", png(picture, 2, 8, chunk(b"zTXt", bomb)), picture, agrees=False)

# WebP ---------------------------------------------------------------------------------------------
alpha = np.full((HEIGHT, WIDTH, 1), 255, np.uint8)
alpha[2:9, 5:14] = random.integers(0, 256, (7, 9, 1))
with_alpha = np.concatenate([picture, alpha], -1)
share = float((alpha < 255).mean())
exact = dict(lossless=True, exact=True)
add("lossy.webp", saved(picture, "WEBP", quality=80))
add("lossy_alpha.webp", saved(with_alpha, "WEBP", quality=80))
add("lossless.webp", saved(picture, "WEBP", **exact), picture)
add("lossless_alpha.webp", saved(with_alpha, "WEBP", **exact), over_white(with_alpha), share)
add("profile.webp", saved(picture, "WEBP", icc_profile=b"not looked into" * 9, **exact), picture,
    color_profile=True)
for width, height in [(1, 1), (1, 40), (40, 1)]:
    small = drawing(width, height)
    add(f"{width}x{height}.webp", saved(small, "WEBP", **exact), small)
for value in range(1, 9):
    add(f"orientation_{value}.webp", saved(picture, "WEBP", exif=exif(value), **exact),
        upright[value](picture), orientation=value)
add("orientation_prefixed.webp",
    saved(picture, "WEBP", exif=b"Exif\0\0" + exif(6, big=False), **exact),
    upright[6](picture), orientation=6)
add("animated.webp", saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], **exact),
    picture, animated=True)


frame = saved(with_alpha[:9, :11], "WEBP", **exact)[12:]  # without its RIFF header
frame = frame[frame.index(b"VP8L"):]
place = three(4 // 2) + three(6 // 2) + three(10) + three(8) + three(100) + b"\0"
body = (b"WEBP" + part(b"VP8X", bytes([0x12, 0, 0, 0]) + three(WIDTH - 1) + three(HEIGHT - 1))
        + part(b"ANIM", bytes(6)) + part(b"ANMF", place + frame) * 2)
canvas = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
canvas[6:15, 4:15] = with_alpha[:9, :11]
add("animated_inset.webp", b"RIFF" + struct.pack("<I", len(body)) + body, over_white(canvas),
    float((canvas[..., 3] < 255).mean()), animated=True, agrees=False)

# GIF ----------------------------------------------------------------------------------------------


colors = random.integers(0, 256, (16, 3)).astype(np.uint8)
others = random.integers(0, 256, (16, 3)).astype(np.uint8)
indices = random.integers(0, 16, (HEIGHT, WIDTH)).astype(np.uint8)
add("global.gif", gif(gif_frame(indices), colors=colors), colors[indices])
add("local.gif", gif(gif_frame(indices, colors=others), colors=colors), others[indices])
add("only_local.gif", gif(gif_frame(indices, colors=others)), others[indices])
rgba = np.concatenate([colors[indices], np.where(indices == 3, 0, 255)[..., None]], -1)
add("transparent.gif", gif(gif_frame(indices, clear=3), colors=colors),
    over_white(rgba), float((indices == 3).mean()))
# Where the frame does not reach Pillow shows colour 0, browsers and Assay nothing, over white.
inset, around = canvas_of(colors[indices[:9, :11]], 4, 6)
add("inset.gif", gif(gif_frame(indices[:9, :11], 4, 6), colors=colors), inset, around,
    agrees=False)
wide, around = canvas_of(colors[indices], 5, 3, WIDTH + 5, HEIGHT + 3)
add("beyond_canvas.gif", gif(gif_frame(indices, 5, 3), colors=colors), wide, around, agrees=False)
add("animated.gif",
    gif(gif_frame(indices), gif_frame(indices[::-1], clear=0, colors=others), colors=colors),
    colors[indices], animated=True)
pillow_palette = Image.fromarray(drawing(40, 37)).quantize(64)
for interlaced in (0, 1):
    add(f"interlace_{interlaced}.gif", saved(pillow_palette, "GIF", interlace=interlaced),
        np.asarray(pillow_palette.convert("RGB")))
for width, height in [(1, 1), (1, 40), (40, 1)]:
    small = Image.fromarray(drawing(width, height)).quantize(16)
    add(f"{width}x{height}.gif", saved(small, "GIF"), np.asarray(small.convert("RGB")))


# BMP ----------------------------------------------------------------------------------------------


for bits in (1, 4, 8):
    table = random.integers(0, 256, (2**bits, 3)).astype(np.uint8)
    part = random.integers(0, 2**bits, (HEIGHT, WIDTH))
    add(f"palette{bits}.bmp", bmp(bmp_rows(part[::-1], bits), bits, colors=table), table[part],
        depth=bits)
    add(f"palette{bits}_os2.bmp", bmp(bmp_rows(part[::-1], bits), bits, colors=table, core=True),
        table[part], depth=bits)
few = random.integers(0, 5, (HEIGHT, WIDTH))
add("palette_of_5.bmp", bmp(bmp_rows(few[::-1], 8), 8, colors=others[:5]), others[few])
packed_rgb = picture.astype(np.uint32) @ np.array([65536, 256, 1], np.uint32)
add("rgb24.bmp", bmp(bmp_rows(packed_rgb[::-1], 24), 24), picture)
add("rgb24_os2.bmp", bmp(bmp_rows(packed_rgb[::-1], 24), 24, core=True), picture)
add("top_down.bmp", bmp(bmp_rows(packed_rgb, 24), 24, top_down=True), picture)
add("rgb32.bmp", bmp(bmp_rows(packed_rgb[::-1], 32), 32), picture)
add("rgb32_v5.bmp", bmp(bmp_rows(packed_rgb[::-1], 32), 32, header=124), picture)
wide = random.integers(0, 2**16, (HEIGHT, WIDTH)).astype(np.uint32)


def spread(values, *channels):
    return np.stack([(values >> shift & most) * 255 // most for shift, most in channels],
                    -1).astype(np.uint8)


add("rgb16.bmp", bmp(bmp_rows(wide[::-1], 16), 16), spread(wide, (10, 31), (5, 31), (0, 31)),
    depth=5)
add("rgb565.bmp", bmp(bmp_rows(wide[::-1], 16), 16, compression=3,
                      masks=struct.pack("<III", 0xF800, 0x7E0, 0x1F)),
    spread(wide, (11, 31), (5, 63), (0, 31)), depth=5)
deep = random.integers(0, 2**32, (HEIGHT, WIDTH)).astype(np.uint32)
ten = [(deep >> shift & 1023) >> 2 for shift in (20, 10, 0)]
add("masks_of_10.bmp", bmp(bmp_rows(deep[::-1], 32), 32, compression=3,
                           masks=struct.pack("<III", 1023 << 20, 1023 << 10, 1023)),
    np.stack(ten, -1).astype(np.uint8), agrees=False)
rgba = spread(deep, (16, 255), (8, 255), (0, 255), (24, 255))
rgba_masks = struct.pack("<IIII", 0xFF0000, 0xFF00, 0xFF, 0xFF000000)
add("rgba.bmp", bmp(bmp_rows(deep[::-1], 32), 32, compression=3, header=124, masks=rgba_masks),
    over_white(rgba), float((rgba[..., 3] < 255).mean()))
# Alpha that is nowhere: an unused byte, as in browsers. Pillow shows nothing.
add("no_alpha.bmp", bmp(bmp_rows(packed_rgb[::-1], 32), 32, compression=3, header=56,
                        masks=rgba_masks), picture, agrees=False)


run_rows = random.integers(0, 16, (HEIGHT, WIDTH))
run_rows[:, :3] = run_rows[:, :1]
add("runs4.bmp", bmp(runs(run_rows, True), 4, compression=2, colors=colors), colors[run_rows],
    depth=4)
add("runs8.bmp", bmp(runs(run_rows, False), 8, compression=1, colors=colors), colors[run_rows])
# Two pixels, a step of 3 right and 2 up, two pixels, the end: the rest is of colour 0 (Pillow
# refuses what it must fill).
stepped = np.zeros((HEIGHT, WIDTH), int)
stepped[-1, :2] = 7
stepped[-3, 5:7] = 9
add("steps.bmp", bmp(bytes([2, 7, 0, 2, 3, 2, 2, 9, 0, 1]), 8, compression=1, colors=colors),
    colors[stepped], agrees=False)


# TIFF ---------------------------------------------------------------------------------------------


for bits in (1, 4, 8, 16):
    grey = random.integers(0, 2**bits, (HEIGHT, WIDTH, 1))
    rgb = scaled(grey, bits).repeat(3, -1)
    add(f"grey{bits}.tif", tiff(grey, bits, 1), rgb, depth=bits, agrees=bits != 4)
    add(f"grey{bits}_white_is_0.tif", tiff(grey, bits, 0, big=True), 255 - rgb, depth=bits,
        agrees=bits < 16 and bits != 4)
grey = random.integers(0, 2**32, (HEIGHT, WIDTH, 1))
add("grey32.tif", tiff(grey, 32, 1), (grey >> 24).astype(np.uint8).repeat(3, -1), depth=32,
    agrees=False)
for bits in (8, 16):
    color = random.integers(0, 2**bits, (HEIGHT, WIDTH, 4))
    rgba = scaled(color, bits)
    share = float((rgba[..., 3] < 255).mean())
    for big in (False, True):
        name = f"rgb{bits}_{'big' if big else 'little'}.tif"
        add(name, tiff(color[..., :3], bits, 2, big=big), rgba[..., :3], depth=bits)
    add(f"rgb{bits}_planes.tif", tiff(color[..., :3], bits, 2, planes=True), rgba[..., :3],
        depth=bits, agrees=bits == 8)
    add(f"rgb{bits}_tiles.tif", tiff(color[..., :3], bits, 2, tile=16), rgba[..., :3], depth=bits,
        agrees=bits == 8)
    add(f"rgb{bits}_planes_tiles.tif",
        tiff(color[..., :3], bits, 2, tile=16, planes=True, squeeze=True), rgba[..., :3],
        depth=bits, agrees=False)
    add(f"rgba{bits}.tif", tiff(color, bits, 2, extra=2), over_white(rgba), share, depth=bits)
    add(f"rgbx{bits}.tif", tiff(color, bits, 2, extra=0), rgba[..., :3], depth=bits)
    add(f"grey_alpha{bits}.tif", tiff(color[..., [0, 3]], bits, 1, extra=2),
        over_white(rgba[..., [0, 0, 0, 3]]), share, depth=bits, agrees=bits == 8)
    # Premultiplied: Pillow divides and multiplies again, which rounds twice.
    color[..., :3] = color[..., :3] * color[..., 3:] // (2**bits - 1)
    rgba = scaled(color, bits)
    over = np.minimum(255, rgba[..., :3].astype(int) + 255 - rgba[..., 3:]).astype(np.uint8)
    multiplied = tiff(color, bits, 2, extra=1)
    add(f"premultiplied{bits}.tif", multiplied, over, share, depth=bits, agrees=False)
    if bits == 8:
        peer, _ = pillow(multiplied)
        assert np.abs(peer.astype(int) - over).max() <= 1
    cmyk = random.integers(0, 2**bits, (HEIGHT, WIDTH, 4))
    add(f"cmyk{bits}.tif", tiff(cmyk, bits, 5),
        inverted_cmyk(None, 255 - scaled(cmyk, bits).astype(int)), depth=bits, agrees=False)
for bits in (1, 2, 4, 8):
    table = random.integers(0, 2**16, (3, 2**bits))
    part = random.integers(0, 2**bits, (HEIGHT, WIDTH, 1))
    add(f"palette{bits}.tif", tiff(part, bits, 3, palette=table.reshape(-1).tolist()),
        (table >> 8).astype(np.uint8).T[part[..., 0]], depth=bits)
for value in range(1, 9):
    add(f"orientation_{value}.tif", tiff(picture, 8, 2, more={274: (3, [value])}),
        upright[value](picture), orientation=value)
add("pages.tif", tiff(picture, 8, 2, pages=2), picture, animated=True)
for kind in ("tiff_lzw", "tiff_adobe_deflate", "tiff_deflate", "packbits"):
    add(f"{kind}.tif", saved(picture, "TIFF", compression=kind), picture)
add("predictor.tif", saved(picture, "TIFF", compression="tiff_lzw", tiffinfo={317: 2}), picture)
dithered = Image.fromarray(picture).convert("1")
for kind in ("group3", "group4", "tiff_ccitt"):
    add(f"{kind}.tif", saved(dithered, "TIFF", compression=kind),
        np.asarray(dithered.convert("RGB")), depth=1)
add("jpeg.tif", saved(picture, "TIFF", compression="jpeg"))
add("jpeg_grey.tif", saved(picture, "TIFF", "L", compression="jpeg"))
add("profile.tif", saved(picture, "TIFF", icc_profile=b"not looked into" * 9), picture,
    color_profile=True)
for width, height in [(1, 1), (1, 40), (40, 1)]:
    small = drawing(width, height)
    add(f"{width}x{height}.tif", tiff(small, 8, 2, squeeze=True), small)

text = ",\n".join(json.dumps(case) for case in cases)
(OUT.parent / "decoding.json").write_text(f"[\n{text}\n]\n")
print(len(cases), "cases", file=sys.stderr)

ImageFile.LOAD_TRUNCATED_IMAGES = True
for folder in sys.argv[1:]:
    for path in sorted(pathlib.Path(folder).iterdir()):
        try:
            rgb, transparent = pillow(path.read_bytes())
            print(f'"{path.name}": "{digest(rgb)}",  // {rgb.shape[1]}x{rgb.shape[0]}')
        except Exception as error:
            print(f"// {path.name}: {error}")
