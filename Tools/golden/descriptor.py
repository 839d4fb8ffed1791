"""The built-in descriptor, written out with NumPy: the reference of Sources/Imaging/Descriptor. For
Tests/ImagingTests/Golden/descriptor.json. `docs/descriptor.md` gives the definition in words."""

import json
import pathlib

import numpy as np

OUT = pathlib.Path(__file__).parents[2] / "Tests/ImagingTests/Golden/descriptor.json"


def to_byte(x):
    return np.clip(np.floor(x + 0.5), 0, 255).astype(np.uint8)


def gradients(luma):
    """Histograms of the gradient's direction: 4 x 4 cells x 16 directions."""
    n, s = len(luma), 32
    p = np.pad(luma, ((0, 0), (1, 1), (1, 1)), "edge")
    dx, dy = p[:, 1:-1, 2:] - p[:, 1:-1, :-2], p[:, 2:, 1:-1] - p[:, :-2, 1:-1]
    step = np.pi / 8
    k = np.floor(np.mod(np.arctan2(dy, dx), 2 * np.pi) / step).astype(int) % 16
    one = np.maximum(dx * np.sin((k + 1) * step) - dy * np.cos((k + 1) * step), 0) / np.sin(step)
    next_ = np.maximum(dy * np.cos(k * step) - dx * np.sin(k * step), 0) / np.sin(step)
    image, row, column = np.indices(dx.shape)
    votes = np.zeros((n, s, s, 16))
    votes[image, row, column, k] = one
    votes[image, row, column, (k + 1) % 16] = next_
    share = np.maximum(1 - np.abs((np.arange(s) + 0.5) / 8 - 0.5 - np.arange(4)[:, None]), 0)
    cells = np.einsum("ay,bx,nyxk->nabk", share, share, votes, optimize=True)
    energy = np.pad((cells**2).sum(3), ((0, 0), (1, 1), (1, 1)))
    around = sum(energy[:, a : a + 4, b : b + 4] for a in range(3) for b in range(3)) / 9
    scaled = cells / np.sqrt(around + (64 * 18 * 16.0) ** 2)[..., None]
    return to_byte(255 * np.sqrt(np.minimum(scaled, 1))).reshape(n, -1)


def opponents(luma, rgb):
    r, g, b = rgb[..., 0], rgb[..., 1], rgb[..., 2]
    return np.stack([luma, r - g, (r + g) / 2 - b], -1) / 16


def colours(cells):
    """A joint histogram of 4 x 6 x 6 colours, each cell shared linearly between bins."""
    n, sizes = len(cells), np.array([4, 6, 6])
    low, high = np.array([0.0, -96, -96]), np.array([255.0, 96, 96])
    place = np.clip((cells - low) / (high - low) * sizes - 0.5, 0, sizes - 1.0)
    counts = np.zeros((n, 4, 6, 6))
    for a in range(4):
        for b in range(6):
            for c in range(6):
                near = np.maximum(1 - np.abs(place - [a, b, c]), 0).prod(-1)
                counts[:, a, b, c] = near.mean((1, 2))
    return to_byte(255 * np.sqrt(counts)).reshape(n, -1)


def patterns(luma):
    """Uniform local binary patterns of the inner cells."""
    places, n = {}, len(luma)
    for pattern in range(256):
        bits = [pattern >> i & 1 for i in range(8)]
        if sum(bits[i] != bits[i - 1] for i in range(8)) <= 2:
            places[pattern] = len(places)
    inner, found = luma[:, 1:-1, 1:-1], np.zeros((n, 30, 30), int)
    ways = [(-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1)]
    for bit, (y, x) in enumerate(ways):
        found |= (luma[:, 1 + y : 31 + y, 1 + x : 31 + x] > inner + 40).astype(int) << bit
    place = np.array([places.get(i, 58) for i in range(256)])[found].reshape(n, -1)
    counts = np.stack([np.bincount(row, minlength=59) for row in place])
    return to_byte(255 * np.sqrt(counts / 900))


def layout(cells):
    means = cells.reshape(len(cells), 4, 8, 4, 8, 3).mean((2, 4))
    means[..., 1:] = (means[..., 1:] + 255) / 2
    return to_byte(means).reshape(len(cells), -1)


def parts(luma, rgb):
    """The four parts; luma (n, 32, 32) and RGB (n, 32, 32, 3) in sixteenths of a grey level."""
    luma, cells = luma.astype(float), opponents(luma.astype(float), rgb.astype(float))
    return [gradients(luma), colours(cells), patterns(luma), layout(cells)]


def grids(images):
    """Sixteenths of a grey level of images of 32 x 32, as the program's pass gives them."""
    x = images.astype(np.int64)
    exact = x @ np.array([2126, 7152, 722])
    return np.floor(exact * 16 / 10000 + 0.5).astype(np.int64), x * 16


def drawn(random):
    """32 x 32 images that between them have every part: noise, ramps, discs, stripes, flat ones."""
    y, x = np.indices((32, 32))
    found = [random.integers(0, 256, (32, 32, 3))]
    found.append(np.stack([8 * x, 8 * y, 255 - 4 * (x + y)], -1))
    found.append(np.where(((x - 12) ** 2 + (y - 17) ** 2 < 80)[..., None], [220, 60, 30], [20, 90, 200]))
    for turn in np.arange(0, 8):
        wave = np.sin((x * np.cos(turn * 0.4) + y * np.sin(turn * 0.4)) * (0.3 + turn * 0.2))
        grey = 128 + 100 * wave + random.normal(0, 4, (32, 32))
        found.append(grey[..., None] * random.uniform(0.6, 1, 3))
    found.append(np.full((32, 32, 3), [255, 0, 0]))
    found.append(np.zeros((32, 32, 3)))
    return np.stack([np.clip(np.floor(image), 0, 255).astype(np.uint8) for image in found])


if __name__ == "__main__":
    images = drawn(np.random.default_rng(31))
    values = np.hstack(parts(*grids(images)))
    cases = [
        {"pixels": image.ravel().tolist(), "bytes": row.tolist()}
        for image, row in zip(images, values)
    ]
    OUT.write_text(json.dumps({"cases": cases}) + "\n")
