"""Predictions of a PyTorch model as a file for `assay import predictions`.

    from_pytorch.py MODEL.pt CLASSES.txt IMAGES OUT.csv

reads a model saved with `torch.export.save` (MODEL.pt2, exported for evaluation and with a batch of
any size) or as TorchScript, and a class a line in the order of its outputs. In a program of your
own, call `write_predictions` with the model that you have. Needs PyTorch and Pillow.
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
    model.train(False)
    device = next((weights.device for weights in model.parameters()), torch.device("cpu"))
    with open(out, "w", newline="", encoding="utf-8") as file, torch.no_grad():
        rows = csv.writer(file)
        rows.writerow(["filename", "predicted", *(f"prob_{name}" for name in classes)])
        for start in range(0, len(files), batch):
            some = files[start:start + batch]
            logits = model(torch.stack([tensor_of(f) for f in some]).to(device))
            logits = getattr(logits, "logits", logits)  # of a model of the transformers library
            for f, row in zip(some, torch.softmax(logits.cpu().double(), dim=1)):
                key = f.relative_to(images).as_posix()
                rows.writerow([key, classes[int(row.argmax())], *row.tolist()])


def load(file):
    if file.endswith(".pt2"):
        model = torch.export.load(file).module()
        model.train = lambda mode: model  # An exported model keeps the mode it was exported in.
        return model
    return torch.jit.load(file, map_location="cpu")


def main():
    model, names, images, out = sys.argv[1:5]
    classes = pathlib.Path(names).read_text(encoding="utf-8").split("\n")
    write_predictions(load(model), [name for name in classes if name], images, out)


if __name__ == "__main__":
    main()
