"""Confusion: numbers for Tests/KernelsTests/Golden/confusion.json.

Values come from scikit-learn, p-values from SciPy, the intervals of class means from a plain
NumPy implementation of the definitions in docs/coverage.md.
"""

import json
import math
import pathlib
import warnings

import numpy as np
from scipy import stats
from sklearn import metrics
from statsmodels.stats.proportion import proportion_confint

OUT = pathlib.Path(__file__).parents[2] / "Tests/KernelsTests/Golden/confusion.json"
warnings.filterwarnings("ignore")
random = np.random.default_rng(3)


def clean(value):
    return None if value is None or math.isnan(value) else float(value)


def images(counts):
    k = len(counts)
    rows, columns = np.divmod(np.arange(k * k), k)
    flat = counts.ravel()
    return np.repeat(rows, flat), np.repeat(columns, flat)


def scores(counts, chosen):
    truth, predicted = images(counts)
    labels = np.flatnonzero(chosen)
    inside = np.isin(truth, labels)
    t, p = truth[inside], predicted[inside]
    result = {"classes": [[], [], []]}
    names = ["precision", "recall", "f1"]
    if len(truth):
        every = metrics.precision_recall_fscore_support(
            truth, predicted, labels=np.arange(len(counts)), zero_division=np.nan)
        result["classes"] = [[clean(v) for v in every[i]] for i in range(3)]
        averages = ["macro", "micro", "weighted"]
        for average in averages:
            found = metrics.precision_recall_fscore_support(
                truth, predicted, labels=labels, average=average, zero_division=np.nan)
            for i, name in enumerate(names):
                result[f"{average}_{name}"] = clean(found[i])
    support = counts.sum(axis=1)[labels]
    if support.sum() == 0:
        # scikit-learn gives 0 for weights that are all zero: 0/0.
        for name in names:
            result[f"weighted_{name}"] = None
    elif counts[labels].sum(axis=1)[counts[:, labels].sum(axis=0) > 0].sum() == 0:
        # Only classes without images were predicted: scikit-learn falls back on equal weights.
        result["weighted_precision"] = None
    result["accuracy"] = clean(metrics.accuracy_score(t, p)) if len(t) else None
    result["balanced_accuracy"] = clean(metrics.balanced_accuracy_score(t, p)) if len(t) else None
    one_class = len(set(t)) < 2 or len(set(p)) < 2
    result["mcc"] = None if one_class else clean(metrics.matthews_corrcoef(t, p))
    agree = len(set(t) | set(p)) < 2
    result["kappa"] = None if agree else clean(metrics.cohen_kappa_score(t, p))
    return result


def wilson(x, n):
    return proportion_confint(x, n, method="wilson")


def class_mean(counts, score, weighted):
    """The interval of a class mean: MOVER joined with Agresti-Coull, moved by the bias."""
    counts = counts.astype(float)
    k = len(counts)
    t, r, c = np.diag(counts), counts.sum(axis=1), counts.sum(axis=0)
    top, bottom = {"precision": (t, c), "recall": (t, r), "f1": (2 * t, r + c)}[score]
    member = bottom > 0
    weight = np.where(member, r if weighted else 1.0, 0.0)
    total = weight.sum()
    if total == 0:
        return None
    w = weight / total
    s = np.divide(top, bottom, out=np.zeros(k), where=member)
    mean = w @ s
    if (score, weighted) in [("f1", False), ("precision", True)]:
        if bottom[member].mean() < (12 if score == "f1" else 6):
            return None
    trials = bottom if score != "f1" else r + c - t
    ends = np.zeros((k, 2))
    for i in np.flatnonzero(member):
        ends[i] = wilson(t[i], trials[i])
    if score == "f1":
        ends = 2 * ends / (1 + ends)
    low = mean - math.sqrt((w**2 * (s - ends[:, 0]) ** 2)[member].sum())
    high = mean + math.sqrt((w**2 * (ends[:, 1] - s) ** 2)[member].sum())

    per = np.divide(w, bottom, out=np.zeros(k), where=member)
    gradient = np.zeros((k, k))
    if score in ("recall", "f1"):
        gradient -= (per * s)[:, None]
    if score in ("precision", "f1"):
        gradient -= (per * s)[None, :]
    gradient[np.diag_indices(k)] += (2 if score == "f1" else 1) * per
    if weighted:
        gradient += np.where(member, s - mean, 0)[:, None] / total
    variance = (counts * gradient**2).sum()

    def unit(v):
        return v * (1 - v) * (2 - v if score == "f1" else 1)

    added = 6 if score == "f1" else 3
    smoothed = (bottom * s + added * mean) / (bottom + added)
    rise = np.maximum(0, unit(smoothed) - unit(s))
    variance += np.divide(w**2 * rise, bottom, out=np.zeros(k), where=member).sum()
    size = trials[member].sum()
    if variance > 0 and 0 < mean < 1:
        size = mean * (1 - mean) / variance
    z2 = stats.norm.ppf(0.975) ** 2
    middle = (mean * size + z2 / 2) / (size + z2)
    half = math.sqrt(z2 * middle * (1 - middle) / (size + z2))
    low, high = min(low, max(0, middle - half)), max(high, min(1, middle + half))
    if (score, weighted) == ("f1", False):
        high += (per * s * (1 - s)).sum()
    if (score, weighted) == ("precision", True):
        low -= (s * (1 - s))[member].sum() / total
    return [max(0.0, float(low)), min(1.0, float(high))]


def confusions(counts):
    """Every occupied off-diagonal cell: p, adjusted p, Fisher's p against its reverse."""
    k, n = len(counts), counts.sum()
    support = counts.sum(axis=1)
    rate = (n - np.trace(counts)) / (n * (k - 1))
    pairs = [(i, j) for i in range(k) for j in range(k) if i != j]
    p = [stats.binomtest(int(counts[i, j]), int(support[i]), rate, "greater").pvalue
         if support[i] else 1.0 for i, j in pairs]
    adjusted = stats.false_discovery_control(p)
    result = []
    for (i, j), plain, after in zip(pairs, p, adjusted):
        if counts[i, j] == 0:
            continue
        fisher = stats.fisher_exact([[counts[i, j], support[i] - counts[i, j]],
                                     [counts[j, i], support[j] - counts[j, i]]])[1]
        result.append([i, j, float(plain), float(after), float(fisher)])
    return result


def drawn(k, high, empty_rows=(), empty_columns=(), diagonal=0):
    counts = random.integers(0, high, (k, k))
    counts[np.diag_indices(k)] += random.integers(0, diagonal + 1, k)
    counts[list(empty_rows)] = 0
    counts[:, list(empty_columns)] = 0
    return counts


ancestor = np.array([[37, 0, 15, 1], [0, 36, 0, 2], [4, 0, 26, 2], [1, 6, 4, 31]])
matrices = [ancestor, drawn(2, 40), drawn(3, 9), drawn(3, 5, [1]), drawn(3, 5, [], [2]),
            drawn(4, 6, [0, 2], [0, 3]), drawn(5, 3, [1], [1]), drawn(6, 2), drawn(10, 4, [7]),
            drawn(10, 3, [], [], 300), drawn(12, 2, [3, 4], [4, 9], 50), drawn(40, 3, [11], [30], 90),
            np.diag([3, 0, 9]), np.array([[5]]), np.zeros((3, 3), int),
            np.array([[0, 4], [7, 0]]), np.array([[2000, 3], [40, 900]]),
            np.array([[0, 9, 0], [0, 4, 0], [0, 0, 0]])]
cases = []
for counts in matrices:
    k = len(counts)
    choices = [np.ones(k, bool)]
    if k > 1:
        choices += [random.random(k) < 0.5, np.arange(k) == k - 1]
    case = {"classes": k, "counts": counts.ravel().tolist(), "choices": [],
            "intervals": {}, "confusions": []}
    for chosen in choices:
        case["choices"].append({"chosen": chosen.tolist(), "scores": scores(counts, chosen)})
    for name, score, weighted in [
            ("macro_precision", "precision", False), ("macro_recall", "recall", False),
            ("macro_f1", "f1", False), ("weighted_precision", "precision", True),
            ("weighted_f1", "f1", True)]:
        case["intervals"][name] = class_mean(counts, score, weighted)
    if k > 1 and counts.sum() > 0 and counts.sum() > np.trace(counts):
        case["confusions"] = confusions(counts)
    cases.append(case)

order = ["accuracy", "balanced_accuracy", "macro_precision", "macro_recall", "macro_f1",
         "weighted_precision", "weighted_f1", "mcc", "kappa"]
small = []
for code in range(256):
    counts = np.array([code >> 6, code >> 4 & 3, code >> 2 & 3, code & 3]).reshape(2, 2)
    found = scores(counts, np.array([True, True]))
    small.append([counts.ravel().tolist(), [found.get(name) for name in order]])

OUT.write_text(json.dumps({"cases": cases, "small": small}) + "\n")
