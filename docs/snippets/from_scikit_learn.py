"""Predictions of a scikit-learn classifier as a file for `assay import predictions`.

    from_scikit_learn.py IMAGES LABELS.csv OUT.csv

trains a small classifier on half of the labelled images and predicts the other half. In a program of
your own, call `write_predictions` with your model, the features of your images and their paths.
Needs scikit-learn and Pillow.
"""

import csv
import pathlib
import sys

import numpy
from PIL import Image
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def write_predictions(model, features, keys, out):
    """A row an image: its path below the folder of images, the class, a probability a class."""
    probabilities = model.predict_proba(features)
    with open(out, "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["filename", "predicted", *(f"prob_{name}" for name in model.classes_)])
        for key, row in zip(keys, probabilities):
            rows.writerow([key, model.classes_[row.argmax()], *row.tolist()])


def features_of(file):
    with Image.open(file) as image:
        return numpy.asarray(image.convert("RGB").resize((16, 16)), dtype=numpy.float32).ravel() / 255


def main():
    images, labels, out = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    with open(labels, newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["label"]]
    key = next(name for name in ("filename", "path", "file") if name in rows[0])
    features = numpy.stack([features_of(images / row[key]) for row in rows])
    classes = numpy.array([row["label"] for row in rows])
    seen = numpy.arange(len(rows)) % 2 == 0
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.01, max_iter=1000))
    model.fit(features[seen], classes[seen])
    # Only images that the model was not trained on: predictions of the others say nothing.
    keys = [row[key] for row, trained in zip(rows, seen) if not trained]
    write_predictions(model, features[~seen], keys, out)


if __name__ == "__main__":
    main()
