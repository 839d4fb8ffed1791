"""Predictions of a Keras model as files for `assay import predictions`.

    from_keras.py MODEL.keras CLASSES.txt IMAGES OUT.npy

reads a model that ends in a softmax and a class a line in the order of its outputs, and writes the
probabilities of all images to OUT.npy and their paths, in the same order, to OUT.txt:

    assay import predictions OUT.npy --classes CLASSES.txt --order OUT.txt

In a program of your own, call `write_predictions` with the model that you have. Needs Keras and Pillow.
"""

import pathlib
import sys

import keras
import numpy
from PIL import Image


def pixels_of(file, side):
    """An image as your model was trained on it: change this to what your training does."""
    with Image.open(file) as image:
        return numpy.asarray(image.convert("RGB").resize((side, side)), dtype=numpy.float32)


def write_predictions(model, images, out, side=224, batch=64):
    """A row of probabilities an image, and the images in the order of the rows."""
    endings = {".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff"}
    files = sorted(f for f in pathlib.Path(images).rglob("*") if f.suffix.lower() in endings)
    rows = []
    for start in range(0, len(files), batch):
        some = numpy.stack([pixels_of(f, side) for f in files[start:start + batch]])
        rows.append(model.predict(some, verbose=0))
    numpy.save(out, numpy.concatenate(rows).astype(numpy.float32))
    keys = "".join(f.relative_to(images).as_posix() + "\n" for f in files)
    pathlib.Path(out).with_suffix(".txt").write_text(keys, encoding="utf-8")


def main():
    model = keras.saving.load_model(sys.argv[1])
    write_predictions(model, sys.argv[3], sys.argv[4], side=model.input_shape[1])


if __name__ == "__main__":
    main()
