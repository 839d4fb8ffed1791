"""Makes a folder like one that was scraped from the web: some pictures are there several times, at
other sizes, compressed again, cropped, with a mark, a border or bars around them.

    python make_scraped.py IMAGES OUT [--groups 200] [--seed 3]

OUT/images/NNNNN.jpg   2 to 5 versions of each of `--groups` pictures, and each other picture once
OUT/truth.csv          image,source,grade: the grade lists what was done to it

Each version is a random mix of one to three changes, then scaled to a long side of 120 to 1,200
pixels and written as JPEG of quality 30 to 90. Needs Pillow 13.0.0 and NumPy 2.4.6.
"""

import argparse
import csv
import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from make_graded import ENDINGS, bordered, cropped


def watermarked(image, generator):
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    width, height = image.size
    place = (width * generator.uniform(0.05, 0.5), height * generator.uniform(0.1, 0.85))
    ImageDraw.Draw(layer).text(
        place, "example.org", fill=(255, 255, 255, generator.randint(90, 200)),
        font_size=height * generator.uniform(0.05, 0.1))
    return Image.alpha_composite(image.convert("RGBA"), layer).convert("RGB")


def coloured(image, generator):
    image = ImageEnhance.Color(image).enhance(generator.uniform(0.7, 1.3))
    return ImageEnhance.Brightness(image).enhance(generator.uniform(0.85, 1.2))


def barred(image, generator):
    """Bars above and below, as on a screen of another shape."""
    bar = round(image.height * generator.uniform(0.02, 0.06))
    grey = generator.choice((0, 255))
    return ImageOps.expand(image, (0, bar, 0, bar), fill=(grey,) * 3)


CHANGES = {
    "crop": lambda image, generator: cropped(image, generator.uniform(0.02, 0.12), generator),
    "watermark": watermarked,
    "colour": coloured,
    "border": lambda image, generator: bordered(image, generator.uniform(0.01, 0.03)),
    "bars": barred,
}


def version(image, generator, path):
    names = generator.sample(sorted(CHANGES), generator.choice((0, 1, 1, 2, 3)))
    for name in names:
        image = CHANGES[name](image, generator)
    factor = generator.randint(120, 1200) / max(image.size)
    size = tuple(max(1, round(side * factor)) for side in image.size)
    image.resize(size, Image.Resampling.LANCZOS).save(
        path, "JPEG", quality=generator.randint(30, 90))
    return "+".join(names) or "scaled"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("images", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--groups", type=int, default=200)
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    found = sorted(p for p in options.images.rglob("*") if p.suffix.lower() in ENDINGS)
    generator = random.Random(options.seed)
    generator.shuffle(found)
    (options.out / "images").mkdir(parents=True, exist_ok=True)
    rows = []
    for source, path in enumerate(found):
        count = generator.randint(2, 5) if source < options.groups else 1
        image = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
        for place in range(count):
            key = f"{len(rows):05}.jpg"
            grade = version(image, generator, options.out / "images" / key)
            rows.append((key, source, grade if place else "original"))
    with open(options.out / "truth.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("image", "source", "grade"))
        writer.writerows(rows)
    print(f"{len(rows)} images of {len(found)} sources in {options.out}")


if __name__ == "__main__":
    main()
