"""Makes a folder of graded duplicates with their truth, from any folder of images.

    python make_graded.py IMAGES OUT [--sources 100] [--others 0] [--seed 1] [--first 0]

OUT/images/original/NNNN.*  the sources and `--others` images without variants, bytes as they were
OUT/images/GRADE/NNNN.*     one variant of each source
OUT/truth.csv               image,source,grade: images of one source are duplicates of each other

`--others -1` takes every other image of the folder. With `--first 100` and the same seed the sources
are other ones than those of `--first 0`: thresholds are chosen with these and reported from those.
Needs Pillow 13.0.0 and NumPy 2.4.6.
"""

import argparse
import csv
import io
import random
import shutil
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif"}


def resized(image, factor):
    size = tuple(max(1, round(side * factor)) for side in image.size)
    return image.resize(size, Image.Resampling.LANCZOS)


def cropped(image, share, generator):
    """Cuts `share` of each side off, divided between both ends at random."""
    width, height = image.size
    cut_x, cut_y = round(width * share), round(height * share)
    left, top = generator.randint(0, cut_x), generator.randint(0, cut_y)
    return image.crop((left, top, left + width - cut_x, top + height - cut_y))


def shifted(image, share):
    """Moves the picture right and down; what comes in is the edge, repeated."""
    pixels = np.asarray(image)
    dy, dx = (round(side * share) for side in pixels.shape[:2])
    pixels = np.pad(pixels, ((dy, 0), (dx, 0), (0, 0)), mode="edge")
    return Image.fromarray(pixels[: image.height, : image.width])


def rotated(image, degrees):
    middle = tuple(int(v) for v in np.median(np.asarray(image).reshape(-1, 3), axis=0))
    return image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=middle)


def marked(image):
    """A half-transparent band of text over the lower part."""
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    width, height = image.size
    draw.rectangle((0, height * 0.80, width, height * 0.92), fill=(255, 255, 255, 110))
    draw.text((width * 0.1, height * 0.81), "SAMPLE", fill=(20, 20, 20, 200), font_size=height * 0.09)
    return Image.alpha_composite(image.convert("RGBA"), layer).convert("RGB")


def bordered(image, share):
    return ImageOps.expand(image, round(min(image.size) * share), fill=(255, 255, 255))


def as_file(image, ending="jpg", quality=92):
    out = io.BytesIO()
    if ending == "jpg":
        image.save(out, "JPEG", quality=quality)
    elif ending == "webp":
        image.save(out, "WEBP", quality=quality)
    else:
        image.save(out, ending.upper())
    return ending, out.getvalue()


def grades(image, generator):
    yield "png", as_file(image, "png")
    yield "webp", as_file(image, "webp", 80)
    yield "resize_0.5", as_file(resized(image, 0.5))
    yield "resize_0.25", as_file(resized(image, 0.25))
    for quality in (75, 40, 15):
        yield f"jpeg_{quality}", as_file(image, quality=quality)
    for share in (0.02, 0.05, 0.10):
        yield f"crop_{round(share * 100)}", as_file(cropped(image, share, generator))
    for share in (0.03, 0.08):
        yield f"shift_{round(share * 100)}", as_file(shifted(image, share))
    yield "darker", as_file(ImageEnhance.Brightness(image).enhance(0.7))
    yield "brighter", as_file(ImageEnhance.Brightness(image).enhance(1.3))
    yield "contrast", as_file(ImageEnhance.Contrast(image).enhance(1.5))
    yield "grey", as_file(image.convert("L"))
    yield "rotate_2", as_file(rotated(image, 2))
    yield "rotate_5", as_file(rotated(image, 5))
    yield "text", as_file(marked(image))
    yield "border_3", as_file(bordered(image, 0.03))
    yield "web", as_file(resized(cropped(image, 0.02, generator), 0.6), quality=60)
    yield "flip", as_file(ImageOps.mirror(image))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("images", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--sources", type=int, default=100)
    parser.add_argument("--others", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    found = sorted(p for p in options.images.rglob("*") if p.suffix.lower() in ENDINGS)
    generator = random.Random(options.seed)
    generator.shuffle(found)
    found = found[options.first :] + found[: options.first]
    others = len(found) if options.others < 0 else options.others
    chosen = found[: options.sources + others]
    rows = []

    def write(number, grade, ending, data):
        key = f"{grade}/{number:05}.{ending}"
        target = options.out / "images" / key
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        rows.append((key, number, grade))

    for number, path in enumerate(chosen):
        write(number, "original", path.suffix.lower().lstrip("."), path.read_bytes())
        if number >= options.sources:
            continue
        image = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
        for grade, (ending, data) in grades(image, generator):
            write(number, grade, ending, data)
    with open(options.out / "truth.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("image", "source", "grade"))
        writer.writerows(sorted(rows))
    print(f"{len(rows)} images of {len(chosen)} sources in {options.out}")


if __name__ == "__main__":
    main()
