"""How often the nearest images carry the same label: raw pixels, the parts of the built-in
descriptor, the whole of it, and embeddings of trained models, side by side.

    python3 Benchmarks/descriptor/agreement.py FOLDER [EMBEDDINGS.npy …]

FOLDER holds `labels.csv` (filename, label) and `images/`. For each image the share of its 9 nearest
others, by cosine, that have its label; the mean over all images. Needs NumPy and Pillow as pinned in
Tools/golden/requirements.txt."""

import csv
import pathlib
import sys

import numpy as np
from PIL import Image

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "Tools/golden"))
import descriptor  # noqa: E402

WEIGHTS = [1, 2, 3, 1]


def cells(path):
    """The mean R, G, B of 32 x 32 cells."""
    image = Image.open(path).convert("RGB")
    planes = [c.convert("F").resize((32, 32), Image.Resampling.BOX) for c in image.split()]
    return np.stack([np.asarray(plane) for plane in planes], -1)


def agreement(rows, labels, count=9):
    rows = rows.astype(np.float32)
    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    found = 0.0
    for start in range(0, len(rows), 1000):
        close = rows[start : start + 1000] @ rows.T
        close[np.arange(len(close)), np.arange(start, start + len(close))] = -9
        near = np.argpartition(-close, count, 1)[:, :count]
        found += (labels[near] == labels[start : start + 1000, None]).mean(1).sum()
    return found / len(rows)


def components(rows, count=128):
    rows = rows - rows.mean(0)
    values, vectors = np.linalg.eigh(rows.T @ rows)
    return rows @ vectors[:, ::-1][:, :count]


def main(folder, embeddings):
    with open(folder / "labels.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    names = sorted({row["label"] for row in rows})
    labels = np.array([names.index(row["label"]) for row in rows])
    means = np.stack([cells(folder / "images" / row["filename"]) for row in rows])

    def say(name, rows):
        print(f"{name:44s} {rows.shape[1]:5d} {agreement(rows, labels):.4f}", flush=True)

    print(f"chance: {((np.bincount(labels) / len(labels)) ** 2).sum():.4f}")
    raw = means.reshape(len(means), -1)
    say("pixels of 32 x 32", raw)
    say("pixels of 32 x 32, less the mean image", raw - raw.mean(0))
    rgb = np.floor(16 * means + 0.5)
    luma = np.floor(16 * (means @ np.array([0.2126, 0.7152, 0.0722])) + 0.5)
    blocks = [
        descriptor.parts(luma[i : i + 500], rgb[i : i + 500]) for i in range(0, len(rgb), 500)
    ]
    parts = [np.concatenate([b[k] for b in blocks]) / 255 for k in range(4)]
    for name, part in zip(["gradients", "colours", "patterns", "layout"], parts):
        say(name, part - part.mean(0))
    whole = np.hstack([weight * part for weight, part in zip(WEIGHTS, parts)])
    say("whole", whole - whole.mean(0))
    for count in (32, 64, 128, 256):
        say(f"whole, {count} components", components(whole, count))
    for path in embeddings:
        say(path.name, np.load(path))


main(pathlib.Path(sys.argv[1]), [pathlib.Path(p) for p in sys.argv[2:]])
