"""A folder of a million image files, their labels and the predictions of a model.

    make.py FOLDER [COUNT]

A thousand small PNG images are written; the million names are hard links to them, so that the folder
holds some megabytes. `labels.csv` has ten classes and thirty numbers an image, which become imported
metrics; `predictions.csv` the probabilities of all classes. Nothing but Python's own library is used.
"""

import os
import pathlib
import random
import struct
import sys
import zlib

CLASSES = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]
METRICS = 30


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(source: random.Random) -> bytes:
    side = 32
    colour, other = source.randbytes(3), source.randbytes(3)
    split = source.randrange(side)
    rows = b"".join(b"\0" + colour * (side - split) + other * split for _ in range(side))
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows))
            + chunk(b"IEND", b""))


def main() -> None:
    root = pathlib.Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    source = random.Random(1)
    seeds = []
    # Drawn from a list, which takes a fifth of the time that writing each number takes.
    written = [f"{source.random():.6f}" for _ in range(50_000)]
    (root / "seeds").mkdir(parents=True)
    for index in range(1000):
        seed = str(root / "seeds" / f"{index}.png")
        pathlib.Path(seed).write_bytes(png(source))
        seeds.append(seed)
    with open(root / "labels.csv", "w") as labels, open(root / "predictions.csv", "w") as predictions:
        labels.write("path,label," + ",".join(f"m{index}" for index in range(METRICS)) + "\n")
        predictions.write("path,predicted," + ",".join(f"prob_{name}" for name in CLASSES) + "\n")
        for index in range(count):
            folder = f"{index // 1000:04d}"
            if index % 1000 == 0:
                os.makedirs(root / "images" / folder)
            name = f"{folder}/{index:07d}.png"
            os.link(seeds[index % 1000], f"{root}/images/{name}")
            label = source.randrange(10)
            guess = label if source.random() < 0.9 else source.randrange(10)
            numbers = ",".join(source.choices(written, k=METRICS))
            labels.write(f"{name},{CLASSES[label]},{numbers}\n")
            # Millionths that add up to one, the greatest at the guess.
            shares = [source.randrange(40_000) for _ in CLASSES]
            shares[guess] = 0
            shares[guess] = 1_000_000 - sum(shares)
            values = ",".join(f"{share / 1e6:.6f}" for share in shares)
            predictions.write(f"{name},{CLASSES[guess]},{values}\n")


main()
