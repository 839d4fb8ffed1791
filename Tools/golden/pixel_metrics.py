"""Golden values of the pixel metrics, by OpenCV and NumPy, for Tests/ImagingTests/Golden.

Draws images by a formula that the tests repeat, measures them with OpenCV (the metrics that the
field knows) and NumPy, and writes quality.json. Two of them become JPEG files, photographs/, and
are measured as OpenCV decodes them. Real photographs are measured too where the data
sets lie in the folder that ASSAY_DATA names; only their numbers are kept.

    python Tools/golden/pixel_metrics.py
"""

import ctypes
import ctypes.util
import json
import math
import os
from pathlib import Path

import cv2
import numpy as np

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("ASSAY_DATA", ROOT / "no-data"))
GOLDEN = ROOT / "Tests" / "ImagingTests" / "Golden" / "quality.json"
FILES = GOLDEN.parent / "photographs"

# name, width, height, seed
DRAWN = [
    ("noise", 1, 1, 1), ("noise", 1, 9, 2), ("noise", 11, 1, 3), ("noise", 2, 2, 4),
    ("noise", 33, 17, 5), ("noise", 200, 150, 6), ("waves", 64, 64, 7), ("waves", 127, 65, 8),
    ("waves", 512, 300, 9), ("waves", 320, 511, 10), ("hues", 256, 64, 11), ("hues", 99, 101, 12),
    ("dusk", 150, 100, 13), ("dusk", 512, 2, 14), ("waves", 1024, 384, 15),
    ("waves", 700, 301, 16), ("noise", 513, 3, 17), ("dusk", 3, 1500, 18),
]


def draw(name, width, height, seed):
    """RGB, uint8; the same arithmetic stands in DrawnImage.swift."""
    count = width * height * 3
    states = np.empty(count, np.uint32)
    state = seed
    for i in range(count):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        states[i] = state
    noise = (states >> 24).astype(np.int64).reshape(height, width, 3)
    y, x, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
    if name == "noise":
        values = noise
    elif name == "waves":
        values = np.abs((x * (c + 1) + y * (3 - c)) % 510 - 255) * 7 // 8 + noise // 8
    elif name == "hues":
        sector = (x * 6 // width + 2 * c) % 6
        values = np.where(sector < 2, 255 - y * 255 // height, np.where(sector < 4, 20, y * 2))
        values = np.clip(values + noise // 16, 0, 255)
    else:  # dusk: dark below, blown out above
        values = np.clip(400 - y * 600 // height + noise // 4 - 32, 0, 255)
    return values.astype(np.uint8)


def area_average(plane, size):
    """The mean over the area that each target pixel covers, in doubles."""

    def weights(source, target):
        low = np.maximum.outer(np.arange(target) * source, np.arange(source) * target)
        high = np.minimum.outer(
            (np.arange(target) + 1) * source, (np.arange(source) + 1) * target)
        return np.maximum(high - low, 0) / source

    height, width = plane.shape
    return weights(height, size[1]) @ plane @ weights(width, size[0]).T


def reduced_size(width, height, side):
    long = max(width, height)
    if long <= side:
        return width, height
    scaled = [max(1, (2 * length * side + long) // (2 * long)) for length in (width, height)]
    return scaled[0], scaled[1]


def measure(rgb):
    height, width = rgb.shape[:2]
    hsv = cv2.cvtColor(rgb, cv2.COLOR_RGB2HSV).reshape(-1, 3).astype(int)
    hue, saturation, value = hsv.T
    vivid = (saturation >= 50) & (value >= 40)
    values = rgb.astype(np.float64)
    red, green, blue = values[..., 0], values[..., 1], values[..., 2]
    whole = rgb.astype(np.int64)
    luma_units = 2126 * whole[..., 0] + 7152 * whole[..., 1] + 722 * whole[..., 2]
    luma = luma_units / 10000
    small = area_average(luma, reduced_size(width, height, 512))
    counts = np.bincount(((luma_units + 5000) // 10000).ravel(), minlength=256)
    shares = counts[counts > 0] / counts.sum()
    largest, smallest = whole.max(-1), whole.min(-1)
    rg, yb = red - green, (red + green) / 2 - blue
    return {
        "brightness": values.mean() / 255,
        "contrast": values.std() / 255,
        "sharpness": cv2.Laplacian(rgb, cv2.CV_64F).var(),
        "red_values": (vivid & ((hue <= 10) | (hue >= 170))).mean(),
        "green_values": (vivid & (hue >= 35) & (hue <= 75)).mean(),
        "blue_values": (vivid & (hue >= 90) & (hue <= 130)).mean(),
        "luminance": luma.mean() / 255,
        "luminance_contrast": luma.std() / 255,
        "detail": cv2.Laplacian(small, cv2.CV_64F).std(),
        "colorfulness": math.hypot(rg.std(), yb.std()) + 0.3 * math.hypot(rg.mean(), yb.mean()),
        "saturation": ((largest - smallest) / np.maximum(largest, 1)).mean(),
        "image_entropy": abs(-(shares * np.log2(shares)).sum()),
        "dark_share": (luma_units <= 50000).mean(),
        "bright_share": (luma_units >= 2500000).mean(),
        "light_level": (whole**2).sum() / (255 * max(int(whole.sum()), 1)),
        "channel_contrast": values.reshape(-1, 3).std(axis=0).max() / 255,
    }


def perceptual_hash(rgb):
    """16 hexadecimal digits; whole numbers throughout, Python's own."""
    height, width = rgb.shape[:2]
    whole = rgb.astype(np.int64)
    luma = (2126 * whole[..., 0] + 7152 * whole[..., 1] + 722 * whole[..., 2]) / 10000
    small = area_average(luma, reduced_size(width, height, 512))
    height, width = small.shape
    grid = np.floor(area_average(small, (32, 32)) * 16 + 0.5).astype(np.int64)
    basis = np.array([[round(math.cos(math.pi * u * (2 * x + 1) / 64) * 16384)
                       for x in range(32)] for u in range(8)], np.int64)
    low = basis @ grid @ basis.T
    bits = (low > np.median(low)).ravel()
    return f"{int(''.join('1' if bit else '0' for bit in bits), 2):016x}"


class Hash128(ctypes.Structure):
    _fields_ = [("low", ctypes.c_uint64), ("high", ctypes.c_uint64)]


def xxh3(data, seed=0):
    """XXH3-128 by the system's library."""
    library = ctypes.CDLL(ctypes.util.find_library("xxhash") or "libxxhash.so.0")
    library.XXH3_128bits_withSeed.restype = Hash128
    library.XXH3_128bits_withSeed.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint64]
    result = library.XXH3_128bits_withSeed(data, len(data), seed)
    return f"{result.high:016x}{result.low:016x}"


def colour_masks():
    """A byte a colour, 1 red, 2 green, 4 blue, colours in the order of 65536 R + 256 G + B."""
    index = np.arange(1 << 24, dtype=np.uint32)
    rgb = np.stack([index >> 16, index >> 8 & 255, index & 255], 1).astype(np.uint8)
    hsv = cv2.cvtColor(rgb.reshape(4096, 4096, 3), cv2.COLOR_RGB2HSV).reshape(-1, 3)
    hue, vivid = hsv[:, 0], (hsv[:, 1] >= 50) & (hsv[:, 2] >= 40)
    masks = (((hue <= 10) | (hue >= 170)) * 1 | ((hue >= 35) & (hue <= 75)) * 2
             | ((hue >= 90) & (hue <= 130)) * 4) * vivid
    masks = masks.astype(np.uint8)
    return {
        "digest": xxh3(masks.tobytes()),
        "red": int((masks & 1).sum()), "green": int((masks >> 1 & 1).sum()),
        "blue": int((masks >> 2).sum()),
    }


def files():
    """JPEG files of drawings, one large enough to be reduced, with all that photographs have."""
    FILES.mkdir(exist_ok=True)
    result = []
    for name, width, height, quality in (("hues", 600, 450, 75), ("waves", 160, 120, 90)):
        path = FILES / f"{name}.jpg"
        drawing = draw(name, width, height, 21)
        cv2.imwrite(str(path), drawing[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
        result.append(photograph(path, GOLDEN.parent))
    return result


def photograph(path, root):
    image = cv2.imread(str(path), cv2.IMREAD_COLOR)
    rgb = np.ascontiguousarray(image[..., ::-1])
    return {
        "path": str(path.relative_to(root)), "pixel_digest": xxh3(rgb.tobytes(), rgb.shape[1]),
        "perceptual_hash": perceptual_hash(rgb), "metrics": measure(rgb)}


def photographs():
    chosen = []
    for name, every in (("trashnet-test", 53), ("cifar10-test", 1250)):
        files = sorted((DATA / name / "images").rglob("*.jpg"), key=lambda path: str(path).encode())
        chosen += files[::every]
    return [photograph(path, DATA) for path in chosen]


def main():
    drawn = []
    for name, width, height, seed in DRAWN:
        rgb = draw(name, width, height, seed)
        drawn.append({
            "name": name, "width": width, "height": height, "seed": seed,
            "pixel_digest": xxh3(rgb.tobytes(), width), "perceptual_hash": perceptual_hash(rgb),
            "metrics": measure(rgb)})
    golden = {
        "made_with": {"opencv": cv2.__version__, "numpy": np.__version__},
        "file_digests": {text: xxh3(text.encode()) for text in ("", "a", "abc", "abc" * 100)},
        "colour_masks": colour_masks(), "drawn": drawn, "files": files(),
        "photographs": photographs()}
    text = json.dumps(golden, indent=1, ensure_ascii=False, default=float)
    GOLDEN.write_text(text + "\n")


main()
