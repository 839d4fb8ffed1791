"""Makes 50,000 small images with labels, embeddings and probabilities out of CIFAR-10's test set.

    python3 Benchmarks/labels/fifty_thousand.py DATA FOLDER [COLUMNS]

Each image five times: as it is, and shifted, dimmed or brightened by little. The embedding is the
strong model's, turned into COLUMNS numbers (512 if absent) with noise; a tenth of the labels is wrong.
Then, with a clock beside (Benchmarks/labels/stages.sh does it):

    assay init P.assay --images FOLDER/images --labels FOLDER/labels.csv \\
      --embeddings FOLDER/strong.npy --order FOLDER/labels.csv
    assay import predictions FOLDER/probs.npy --classes FOLDER/classes.txt --order FOLDER/labels.csv
    assay measure
    assay issues labels --json
"""

import csv
import os
import shutil
import sys

import numpy as np
from PIL import Image


def main():
    data, folder = sys.argv[1:3]
    columns = int(sys.argv[3]) if len(sys.argv) > 3 else 512
    with open(os.path.join(data, "labels.csv"), newline="") as file:
        table = list(csv.DictReader(file))
    with open(os.path.join(data, "classes.txt")) as file:
        classes = file.read().split()
    generator = np.random.default_rng(5)
    os.makedirs(os.path.join(folder, "images"), exist_ok=True)
    vectors = np.load(os.path.join(data, "embeddings_strong.npy"))
    probabilities = np.load(os.path.join(data, "probs_strong.npy"))
    turn = generator.normal(size=(vectors.shape[1], columns)) / np.sqrt(columns)
    keys, labels, rows, odds = [], [], [], []
    for place, row in enumerate(table):
        with Image.open(os.path.join(data, "images", row["filename"])) as image:
            pixels = np.asarray(image.convert("RGB")).astype(np.int16)
        for variant in range(5):
            made = pixels
            if variant:
                made = np.roll(pixels, generator.integers(-2, 3, 2), axis=(0, 1))
                made = np.clip(made + generator.integers(-25, 26), 0, 255)
            key = f"{place // 1000}/{place:05}-{variant}.png"
            path = os.path.join(folder, "images", key)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            Image.fromarray(made.astype(np.uint8)).save(path)
            keys.append(key)
            wrong = generator.random() < 0.1
            labels.append(classes[generator.integers(len(classes))] if wrong else row["label"])
            noise = vectors[place].std() * 0.5 * generator.normal(size=vectors.shape[1])
            rows.append((vectors[place] + noise) @ turn)
            odds.append(probabilities[place] * np.exp(0.3 * generator.normal(size=len(classes))))
    odds = np.array(odds)
    np.save(os.path.join(folder, "strong.npy"), np.array(rows, np.float32))
    np.save(
        os.path.join(folder, "probs.npy"), (odds / odds.sum(1, keepdims=True)).astype(np.float32))
    shutil.copy(os.path.join(data, "classes.txt"), folder)
    with open(os.path.join(folder, "labels.csv"), "w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["filename", "label"])
        table.writerows(zip(keys, labels))


if __name__ == "__main__":
    main()
