"""Draws two dozen small pictures and what goes with them: project.py FOLDER.

Three classes told apart by colour, a column of splits, predictions with probabilities that are
sometimes wrong, three pictures without a label, one file that is no picture, and one pair of
copies.
"""

import pathlib
import random
import struct
import sys
import zlib

CLASSES = {"blue": (60, 80, 200), "green": (60, 180, 80), "red": (200, 60, 60)}
SIDE = 16


def png(color, noise):
    """A picture of one colour with noise."""
    rows = b""
    for _ in range(SIDE):
        pixels = (noise.randint(-40, 40) for _ in range(SIDE))
        rows += b"\0" + b"".join(bytes(max(0, min(255, c + p)) for c in color) for p in pixels)
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def main(folder):
    noise = random.Random(1)
    images = folder / "images"
    images.mkdir()
    names = list(CLASSES)
    labels = ["path,label,split"]
    predictions = ["path,predicted,confidence," + ",".join(f"prob_{name}" for name in names)]
    for place in range(24):
        name = names[place % 3]
        key = f"{name}-{place:02}.png"
        (images / key).write_bytes(png(CLASSES[name], noise))
        guess = names[(place + (place % 5 == 0)) % 3]
        shares = [0.6 if one == guess else 0.2 for one in names]
        if place % 8 != 7:
            labels.append(f"{key},{name},{('train', 'test')[place % 2]}")
        predictions.append(f"{key},{guess},0.6," + ",".join(map(str, shares)))
    (images / "copy.png").write_bytes((images / "blue-00.png").read_bytes())
    (images / "broken.png").write_bytes(b"no picture")
    labels.append("copy.png,red,test")
    (folder / "labels.csv").write_text("\n".join(labels) + "\n")
    (folder / "predictions.csv").write_text("\n".join(predictions) + "\n")


main(pathlib.Path(sys.argv[1]))
