"""Everything the headline and the per-class table show, by scikit-learn: CPU seconds and numbers.

    peer_sklearn.py FOLDER ROWS CLASSES

Writes seeded predictions to FOLDER once (probabilities.f32, truth.i32, predicted.i32, raw little-
endian, row by row), from where EvaluationBenchmark reads them too, then measures scikit-learn and
prints one line of JSON. OPENBLAS_* variables do not matter: nothing here multiplies matrices.
"""

import json
import pathlib
import resource
import sys
import time
import warnings

import numpy as np
from sklearn import metrics

warnings.simplefilter("ignore")
folder, rows, classes = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])


def write():
    random = np.random.default_rng(1)
    truth = random.integers(0, classes, rows).astype(np.int32)
    probabilities = np.empty((rows, classes), np.float32)
    for start in range(0, rows, 10_000):
        part = slice(start, min(start + 10_000, rows))
        logits = 2 * random.normal(size=(part.stop - start, classes))
        logits[np.arange(part.stop - start), truth[part]] += 6
        e = np.exp(logits - logits.max(axis=1, keepdims=True))
        probabilities[part] = e / e.sum(axis=1, keepdims=True)
    folder.mkdir(parents=True, exist_ok=True)
    probabilities.tofile(folder / "probabilities.f32")
    truth.tofile(folder / "truth.i32")
    probabilities.argmax(axis=1).astype(np.int32).tofile(folder / "predicted.i32")


if not (folder / "predicted.i32").exists():
    write()
p = np.fromfile(folder / "probabilities.f32", np.float32).reshape(rows, classes)
truth = np.fromfile(folder / "truth.i32", np.int32)
predicted = np.fromfile(folder / "predicted.i32", np.int32)
labels = np.arange(classes)

start = time.process_time()
result = {"accuracy": metrics.accuracy_score(truth, predicted)}
metrics.precision_recall_fscore_support(
    truth, predicted, labels=labels, average=None, zero_division=np.nan)
for average in ("macro", "micro", "weighted"):
    scores = metrics.precision_recall_fscore_support(
        truth, predicted, labels=labels, average=average, zero_division=np.nan)
    result[f"{average}_f1"] = scores[2]
result["balanced_accuracy"] = metrics.balanced_accuracy_score(truth, predicted)
result["mcc"] = metrics.matthews_corrcoef(truth, predicted)
result["cohen_kappa"] = metrics.cohen_kappa_score(truth, predicted)
metrics.confusion_matrix(truth, predicted, labels=labels)
tables = time.process_time()
result["log_loss"] = metrics.log_loss(truth, p, labels=labels)
result["brier"] = metrics.brier_score_loss(truth, p, labels=labels, scale_by_half=False)
for k in (2, 3, 5):
    if k < classes:
        result[f"top_{k}"] = metrics.top_k_accuracy_score(truth, p, k=k, labels=labels)
losses = time.process_time()
precisions = [metrics.average_precision_score(truth == c, p[:, c]) for c in labels]
areas = [metrics.roc_auc_score(truth == c, p[:, c]) for c in labels]
end = time.process_time()

result["mean_average_precision"] = np.mean(precisions)
result["mean_roc_auc"] = np.mean(areas)
print(json.dumps({
    "peer": "scikit-learn", "rows": rows, "classes": classes,
    "cpu_seconds": round(end - start, 3), "tables": round(tables - start, 3),
    "losses": round(losses - tables, 3), "ranking": round(end - losses, 3),
    "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    "numbers": {name: float(value) for name, value in result.items()}}))
