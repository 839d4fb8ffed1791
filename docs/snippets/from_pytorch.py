"""Predictions of a PyTorch model as a file for `assay import predictions`.

    from_pytorch.py MODEL.pt CLASSES.txt IMAGES OUT.csv

reads a TorchScript model and a class a line in the order of its outputs. In a program of your own,
call `write_predictions` with the model that you have. Needs PyTorch and Pillow.
"""

import csv
import pathlib
import sys

import numpy
import torch
from PIL import Image

SIDE = 224
MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


def tensor_of(file):
    """An image as your model was trained on it: change this to what your training does."""
    with Image.open(file) as image:
        pixels = numpy.asarray(image.convert("RGB").resize((SIDE, SIDE)), dtype=numpy.float32) / 255
    return torch.from_numpy((pixels - MEAN) / DEVIATION).permute(2, 0, 1).float()


def write_predictions(model, classes, images, out, batch=64, tensor_of=tensor_of):
    """A row an image: its path below the folder of images, the class, a probability a class."""
    endings = {".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff"}
    files = sorted(f for f in pathlib.Path(images).rglob("*") if f.suffix.lower() in endings)
    model.eval()
    with open(out, "w", newline="", encoding="utf-8") as file, torch.no_grad():
        rows = csv.writer(file)
        rows.writerow(["filename", "predicted", *(f"prob_{name}" for name in classes)])
        for start in range(0, len(files), batch):
            some = files[start:start + batch]
            logits = model(torch.stack([tensor_of(f) for f in some]))
            for f, row in zip(some, torch.softmax(logits.double(), dim=1)):
                key = f.relative_to(images).as_posix()
                rows.writerow([key, classes[int(row.argmax())], *row.tolist()])


def main():
    model, names, images, out = sys.argv[1:5]
    classes = pathlib.Path(names).read_text(encoding="utf-8").split("\n")
    write_predictions(torch.jit.load(model), [name for name in classes if name], images, out)


if __name__ == "__main__":
    main()
