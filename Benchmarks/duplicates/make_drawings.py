"""Makes a folder of drawn pictures of few tones with graded duplicates, in the form of make_graded.py.

    python make_drawings.py OUT [--sources 60] [--seed 1]

OUT/images/KIND/NNNN-GRADE.*   KIND: letters, digits, icons, logos, masks, codes, sketches, depth, bars
OUT/truth.csv                  image,source,grade: images of one source are duplicates of each other

Sources of a kind are alike in everything but what they show: letters of one size, figures of one
colour, codes of one size. Judge one kind by `judge.py --only KIND/`. Needs Pillow 13.0.0 (whose own
font draws the letters) and NumPy 2.4.6.
"""

import argparse
import csv
import random
import string
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFont


def letter(number, generator):
    """Letters and digits, white, grey or black, in two sizes of picture."""
    glyph = (string.ascii_letters + string.digits)[number % 62]
    ground, ink = [(0, 255), (0, 130), (255, 0)][number // 62 % 3]
    image = Image.new("L", (64, 64), ground)
    ImageDraw.Draw(image).text((32, 32), glyph, ink, ImageFont.load_default(46), anchor="mm")
    return image


def digit(number, generator):
    """Strokes as a hand makes them, 28 pixels, white on black."""
    strokes = {
        0: [[(14, 5), (8, 9), (8, 19), (14, 23), (20, 19), (20, 9), (14, 5)]],
        1: [[(10, 9), (15, 5), (14, 23)]],
        2: [[(8, 9), (13, 5), (19, 8), (17, 14), (8, 23), (20, 22)]],
        3: [[(8, 6), (17, 6), (13, 13), (19, 18), (14, 23), (8, 21)]],
        4: [[(16, 23), (16, 5), (7, 16), (21, 16)]],
        5: [[(19, 5), (10, 5), (9, 12), (17, 13), (18, 20), (8, 23)]],
        6: [[(17, 5), (9, 14), (10, 22), (17, 22), (18, 16), (10, 16)]],
        7: [[(7, 6), (20, 6), (12, 23)]],
        8: [[(14, 13), (9, 9), (14, 5), (19, 9), (9, 19), (14, 23), (19, 19), (14, 13)]],
        9: [[(18, 10), (12, 13), (9, 8), (15, 5), (18, 10), (15, 23)]],
    }[number % 10]
    image = Image.new("L", (280, 280))
    draw = ImageDraw.Draw(image)
    lean, width = generator.uniform(-0.25, 0.25), generator.randint(18, 34)
    for stroke in strokes:
        points = []
        for x, y in stroke:
            x, y = x + generator.gauss(0, 1.1), y + generator.gauss(0, 1.1)
            points.append((10 * (x - lean * (y - 14)), 10 * y))
        draw.line(points, 255, width, "curve")
    return image.resize((28, 28), Image.Resampling.LANCZOS)


def figure(draw, size, generator, ink):
    """One to three simple shapes."""
    for _ in range(generator.randint(1, 3)):
        kind = generator.choice(("disc", "ring", "bar", "box", "frame", "wedge", "cross", "star"))
        radius = size * generator.uniform(0.12, 0.38)
        x, y = (size * generator.uniform(0.35, 0.65) for _ in range(2))
        box = (x - radius, y - radius, x + radius, y + radius)
        if kind == "disc":
            draw.ellipse(box, ink)
        elif kind == "ring":
            draw.ellipse(box, outline=ink, width=max(2, round(radius / 4)))
        elif kind == "bar":
            draw.rectangle((box[0], y - radius / 5, box[2], y + radius / 5), ink)
        elif kind == "box":
            draw.rectangle(box, ink)
        elif kind == "frame":
            draw.rectangle(box, outline=ink, width=max(2, round(radius / 4)))
        elif kind == "wedge":
            draw.polygon([(x, box[1]), (box[2], box[3]), (box[0], box[3])], ink)
        elif kind == "cross":
            draw.rectangle((box[0], y - radius / 5, box[2], y + radius / 5), ink)
            draw.rectangle((x - radius / 5, box[1], x + radius / 5, box[3]), ink)
        else:
            draw.regular_polygon((x, y, radius), generator.randint(5, 7), fill=ink)


def icon(number, generator):
    """A figure on a transparent ground: white, black or coloured."""
    size = generator.choice((40, 64, 96))
    image = Image.new("RGBA", (size, size))
    ink = [(255, 255, 255, 255), (0, 0, 0, 255), (40, 90, 230, 255)][number % 3]
    figure(ImageDraw.Draw(image), size, generator, ink)
    return image


def logo(number, generator):
    """A letter in a disc or a box."""
    size = 128
    image = Image.new("RGB", (size, size), "white")
    draw = ImageDraw.Draw(image)
    tone = tuple(generator.randint(0, 180) for _ in range(3))
    shape = draw.ellipse if number % 2 else draw.rectangle
    shape((12, 12, size - 12, size - 12), tone)
    glyph = (string.ascii_uppercase + string.digits)[number // 2 % 36]
    draw.text((64, 64), glyph, "white", ImageFont.load_default(70), anchor="mm")
    return image


def mask(number, generator):
    """One or two white blobs on black."""
    angles = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    image = Image.new("L", (160, 120))
    draw = ImageDraw.Draw(image)
    for _ in range(generator.randint(1, 2)):
        waves = sum(
            generator.uniform(-0.15, 0.15) * np.cos(k * angles + generator.uniform(0, 6))
            for k in range(1, 4))
        radius = generator.uniform(14, 40) * (1 + waves)
        x, y = generator.uniform(45, 115), generator.uniform(40, 80)
        stretch = generator.uniform(0.6, 1.6)
        draw.polygon(
            list(zip(x + stretch * radius * np.cos(angles), y + radius * np.sin(angles))), 255)
    return image


def code(number, generator):
    """Modules as of a QR code, with its three eyes."""
    modules = np.array([[generator.random() < 0.5 for _ in range(21)] for _ in range(21)])
    eye = np.zeros((8, 8), bool)
    eye[:7, :7] = 1
    eye[1:6, 1:6] = 0
    eye[2:5, 2:5] = 1
    modules[:8, :8] = eye
    modules[:8, -8:] = eye[:, ::-1]
    modules[-8:, :8] = eye[::-1]
    cells = np.pad(np.where(modules, 0, 255).astype(np.uint8), 2, constant_values=255)
    return Image.fromarray(np.kron(cells, np.ones((6, 6), np.uint8)))


def sketch(number, generator):
    """A few black lines on white."""
    image = Image.new("L", (200, 200), 255)
    draw = ImageDraw.Draw(image)
    for _ in range(generator.randint(3, 6)):
        points = [(generator.uniform(20, 180), generator.uniform(20, 180))]
        for _ in range(generator.randint(1, 3)):
            x, y = points[-1]
            points.append((x + generator.gauss(0, 50), y + generator.gauss(0, 50)))
        draw.line(points, 0, 3, "curve")
    return image


def smooth(width, height, generator):
    """Blurred noise, 0 to 1."""
    seeds = np.random.default_rng(generator.getrandbits(32)).random((4, 5, 3))
    image = Image.fromarray((255 * seeds).astype(np.uint8))
    return image.resize((width, height), Image.Resampling.BICUBIC)


def depth(number, generator):
    """16 bits of which 8 or 12 are used."""
    values = np.asarray(smooth(96, 72, generator).convert("L"), np.uint16)
    return Image.fromarray(values if number % 2 else values * 16)


def barred(number, generator):
    """A picture between black bars, left and right or above and below."""
    image = Image.new("RGB", (160, 120))
    upright = number % 2 == 0
    inside = smooth(60, 120, generator) if upright else smooth(160, 64, generator)
    image.paste(inside, (50, 0) if upright else (0, 28))
    return image


KINDS = {
    "letters": letter, "digits": digit, "icons": icon, "logos": logo, "masks": mask,
    "codes": code, "sketches": sketch, "depth": depth, "bars": barred,
}


def scaled(image, factor):
    size = tuple(max(1, round(side * factor)) for side in image.size)
    return image.resize(size, Image.Resampling.BOX if image.mode == "I;16" else Image.Resampling.LANCZOS)


def cut(image, share):
    width, height = image.size
    left, top = round(width * share / 2), round(height * share / 2)
    return image.crop((left, top, width - left, height - top))


def variants(image):
    if image.mode == "I;16":
        yield "tiff", image, "tif", {}
        yield "half", Image.fromarray(np.asarray(image)[::2, ::2].copy()), "png", {}
        return
    yield "webp", image, "webp", {"lossless": True}
    yield "half", scaled(image, 0.5), "png", {}
    yield "double", scaled(image, 2), "png", {}
    if image.mode == "RGBA":
        return
    yield "jpeg_75", image, "jpg", {"quality": 75}
    yield "jpeg_40", image, "jpg", {"quality": 40}
    yield "dim", ImageEnhance.Brightness(image).enhance(0.7), "png", {}
    yield "crop_3", cut(image, 0.03), "png", {}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--sources", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rows = []
    for kind, drawn in KINDS.items():
        (options.out / "images" / kind).mkdir(parents=True, exist_ok=True)
        generator = random.Random(f"{kind} {options.seed}")
        for number in range(options.sources):
            image = drawn(number, generator)
            original = [("original", image, "png", {})]
            for grade, variant, ending, how in original + list(variants(image)):
                key = f"{kind}/{number:04}-{grade}.{ending}"
                variant.save(options.out / "images" / key, **how)
                rows.append((key, f"{kind} {number}", grade))
    with open(options.out / "truth.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("image", "source", "grade"))
        writer.writerows(rows)
    print(f"{len(rows)} images in {options.out}")


if __name__ == "__main__":
    main()
