"""A folder of image files in name only, their labels, and the predictions of a model.

    make.py FOLDER ROWS CLASSES

The names are hard links to small PNG images, 30,000 to each, since a file has no more than 65,000 names
on some disks. A thousand different rows of probabilities with six
decimal places are written again and again, each beside another image. Nothing but Python's own library.
"""

import base64
import os
import pathlib
import random
import sys

PIXEL = ("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJ"
         "RU5ErkJggg==")
DIFFERENT = 1000


def main() -> None:
    root, rows, classes = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    names = [f"c{index:04d}" for index in range(classes)]
    source = random.Random(1)
    texts = []
    for _ in range(DIFFERENT):
        # Millionths that add up to one, the greatest at the guess.
        shares = [source.randrange(400_000 // classes) for _ in names]
        guess = source.randrange(classes)
        shares[guess] = 0
        shares[guess] = 1_000_000 - sum(shares)
        texts.append(names[guess] + "," + ",".join(f"{share / 1e6:.6f}" for share in shares))
    root.mkdir(parents=True)
    with open(root / "labels.csv", "w") as labels, open(root / "predictions.csv", "w") as predictions:
        labels.write("path,label\n")
        predictions.write("path,predicted," + ",".join(f"prob_{name}" for name in names) + "\n")
        for index in range(rows):
            folder = f"{index // 1000:04d}"
            if index % 1000 == 0:
                os.makedirs(root / "images" / folder)
            key = f"{folder}/{index:07d}.png"
            file = root / "images" / key
            if index % 30_000 == 0:
                file.write_bytes(base64.b64decode(PIXEL))
                pixel = file
            else:
                os.link(pixel, file)
            labels.write(f"{key},{names[index % classes]}\n")
            predictions.write(f"{key},{texts[index % DIFFERENT]}\n")


main()
