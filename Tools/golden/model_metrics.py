"""The metrics of a model's predictions, by plain NumPy in Float64 on Float32 probabilities. For
Tests/AssayTests/Golden/model_metrics.json."""

import json
import pathlib

import numpy as np

OUT = pathlib.Path(__file__).parents[2] / "Tests/AssayTests/Golden/model_metrics.json"
random = np.random.default_rng(7)
count, classes = 60, 4

given = random.dirichlet([0.4] * classes, count).astype(np.float32)
given[3] = [0, 1, 0, 0]
labels = random.integers(-1, classes, count)
labels[3] = 2
p = given.astype(float)
rows = np.arange(count)
of_label = np.where(labels < 0, np.nan, p[rows, np.maximum(labels, 0)])
high = np.sort(p, axis=1)
with np.errstate(divide="ignore", invalid="ignore"):
    bits = np.where(p > 0, -p * np.log2(p), 0).sum(1)


def values(column):
    return [None if np.isnan(one) else float(one) for one in column]


OUT.parent.mkdir(exist_ok=True)
OUT.write_text(json.dumps({
    "probabilities": [float(one) for one in given.ravel()], "classes": classes,
    "predicted": p.argmax(1).tolist(), "labels": labels.tolist(),
    "metrics": {
        "confidence": values(p.max(1)), "least_confidence": values(1 - p.max(1)),
        "margin": values(high[:, -1] - high[:, -2]), "prediction_entropy": values(bits),
        "prediction_variance": values(((p - 1 / classes) ** 2).mean(1)),
        "loss": values(-np.log(np.maximum(of_label, 2.0**-52))),
        "self_confidence": values(of_label),
        "label_issue_score": values(1 - of_label),  # no neighbours here
        "correct": values(np.where(labels < 0, np.nan, p.argmax(1) == labels)),
    },
}))
