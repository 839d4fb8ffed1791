"""Scores of whole prediction tables, by scikit-learn 1.9.1, for Tests/AssayTests/Golden/predictions.

Draws labels and predictions of two models, writes them as the tables that people have (labels.csv,
sure.csv, unsure.csv) and what scikit-learn makes of them (scores.json).

    python Tools/golden/prediction_scores.py
"""

import json
import pathlib

import numpy as np
from sklearn import metrics

OUT = pathlib.Path(__file__).parents[2] / "Tests/AssayTests/Golden/predictions"
CLASSES = ["bird", "cat", "deer", "dog", "frog"]
COUNT = 400
random = np.random.default_rng(11)
truth = random.choice(len(CLASSES), COUNT, p=[0.4, 0.25, 0.2, 0.1, 0.05])
keys = [f"{CLASSES[label]}/{row:04}.jpg" for row, label in enumerate(truth)]


def draw(lift):
    """Probabilities of six decimals that add up to 1; the label's is lifted."""
    logits = random.normal(0, 1, (COUNT, len(CLASSES)))
    logits[np.arange(COUNT), truth] += lift
    shares = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    units = np.floor(shares * 1e6).astype(int)
    units[np.arange(COUNT), units.argmax(1)] += 1_000_000 - units.sum(1)
    return units


def expected_error(p, bins=15):
    """The expected calibration error over bins of one width, right-closed."""
    confidence, right = p.max(1), p.argmax(1) == truth
    places = np.clip(np.ceil(confidence * bins).astype(int) - 1, 0, bins - 1)
    return float(sum(abs(right[places == b].mean() - confidence[places == b].mean())
                     * (places == b).mean() for b in np.unique(places)))


def scores(units):
    p = units / 1e6
    guess = p.argmax(1)
    return {
        "accuracy": metrics.accuracy_score(truth, guess),
        "cohen_kappa": metrics.cohen_kappa_score(truth, guess),
        "mcc": metrics.matthews_corrcoef(truth, guess),
        "balanced_accuracy": metrics.balanced_accuracy_score(truth, guess),
        "macro_f1": metrics.f1_score(truth, guess, average="macro"),
        "weighted_f1": metrics.f1_score(truth, guess, average="weighted"),
        "log_loss": metrics.log_loss(truth, p),
        "brier_multiclass": metrics.brier_score_loss(truth, p, scale_by_half=False),
        "ece_15_equal_width": expected_error(p),
        "top2_accuracy": metrics.top_k_accuracy_score(truth, p, k=2),
        "roc_auc_ovr_macro": metrics.roc_auc_score(truth, p, multi_class="ovr", average="macro"),
    }


OUT.mkdir(parents=True, exist_ok=True)
labels = "".join(f"{key},{CLASSES[label]}\n" for key, label in zip(keys, truth))
(OUT / "labels.csv").write_text("filename,label\n" + labels)
found = []
for name, lift in [("sure", 3), ("unsure", 0.5)]:
    units = draw(lift)
    rows = "".join(f"{key},{CLASSES[row.argmax()]},"
                   + ",".join(f"{unit / 1e6:.6f}" for unit in row) + "\n"
                   for key, row in zip(keys, units))
    header = "filename,predicted," + ",".join(f"prob_{name}" for name in CLASSES) + "\n"
    (OUT / f"{name}.csv").write_text(header + rows)
    found.append({"file": f"{name}.csv"} | {key: float(v) for key, v in scores(units).items()})
(OUT / "scores.json").write_text(json.dumps(found, indent=1) + "\n")
