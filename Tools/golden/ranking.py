"""Ranking: scikit-learn's average precision and ROC AUC, and intervals from plain O(n²) sums.

DeLong's variance is written out from its definition; the influence of each item on the average
precision is a derivative by its weight, taken by a complex step, so no formula is shared with the
product. For Tests/KernelsTests/Golden/ranking.json.
"""

import json
import pathlib

import numpy as np
from scipy import stats
from sklearn.metrics import average_precision_score, roc_auc_score

OUT = pathlib.Path(__file__).parents[2] / "Tests/KernelsTests/Golden/ranking.json"
random = np.random.default_rng(2)


def delong(scores, positive):
    x, y = scores[positive].astype(float), scores[~positive].astype(float)
    wins = (x[:, None] > y[None, :]) + 0.5 * (x[:, None] == y[None, :])
    return wins.mean(axis=1), wins.mean(axis=0)


def weighted_average_precision(weights, scores, positive):
    """The step definition with a weight for every item."""
    reach = scores[None, :] >= scores[:, None]
    selected = reach @ weights
    hits = (reach & positive[None, :]) @ weights
    mine = weights * positive
    return (mine * hits / selected).sum() / mine.sum()


def average_precision_influence(scores, positive):
    n = len(scores)
    influence = np.empty(n)
    for i in range(n):
        weights = np.ones(n, complex)
        weights[i] += 1e-30j
        influence[i] = weighted_average_precision(weights, scores, positive).imag / 1e-30 * n
    return influence


def wilson(value, items):
    z2 = stats.norm.ppf(0.975) ** 2
    centre = (value + z2 / 2 / items) / (1 + z2 / items)
    reach = np.sqrt(z2) / (1 + z2 / items) * np.sqrt(
        value * (1 - value) / items + z2 / 4 / items**2)
    return [float(max(0.0, centre - reach)) if value > 0 else 0.0,
            float(min(1.0, centre + reach)) if value < 1 else 1.0]


def limits(value, variance, freedom, bound):
    if not 0 < value < 1 or freedom < 3:
        return wilson(value, bound)
    reach = (stats.t.ppf(0.975, min(freedom, bound - 1)) * np.sqrt(variance)
             / (value * (1 - value)))
    centre = np.log(value / (1 - value))
    low, high = (float(1 / (1 + np.exp(-(centre + side * reach)))) for side in (-1, 1))
    if variance < value * (1 - value) / (bound**2 / 4):
        cautious = wilson(value, bound**2 / 4)
        low, high = min(low, cautious[0]), max(high, cautious[1])
    return [low, high]


def rank_class(scores, positive):
    p, q = int(positive.sum()), int((~positive).sum())
    result = {"positives": p, "negatives": q, "average_precision": None, "roc_auc": None,
              "average_precision_interval": None, "roc_auc_interval": None}
    if p == 0:
        return result
    area = precision = None
    precision = result["average_precision"] = float(average_precision_score(positive, scores))
    if q == 0:
        return result
    area = result["roc_auc"] = float(roc_auc_score(positive, scores))
    if min(p, q) < 10:
        return result

    hits, misses = delong(scores, positive)
    variance = hits.var(ddof=1) / p + misses.var(ddof=1) / q
    doubt = sum((((v - area) ** 4).mean() - ((v - area) ** 2).mean() ** 2) / len(v) ** 3
                for v in (hits, misses))
    freedom = 2 * variance**2 / doubt if doubt > 0 else 0
    result["roc_auc_interval"] = limits(area, variance, freedom, min(p, q))

    influence = average_precision_influence(scores, positive)
    n = p + q
    second, fourth = (influence**2).mean(), (influence**4).mean()
    freedom = 2 * second**2 * n / (fourth - second**2) if second > 0 else 0
    result["average_precision_interval"] = limits(precision, second / (n - 1), freedom, p)
    return result


def softmax(logits):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True)).astype(np.float32)


def case(name, n, k, strength, decimals=None, shares=None):
    truth = random.choice(k, n, p=shares)
    logits = random.normal(size=(n, k))
    logits[np.arange(n), truth] += strength
    p = softmax(logits)
    if decimals is not None:
        p = np.round(p, decimals)
    return {"name": name, "class_count": k, "truth": truth.tolist(),
            "probabilities": p.astype(float).ravel().tolist(),
            "classes": [rank_class(p[:, c], truth == c) for c in range(k)]}


OUT.write_text(json.dumps({
    "cases": [
        case("four classes", 150, 4, 1.5),
        case("rounded scores, many ties", 120, 3, 1.0, decimals=1),
        case("a class without images and a class with few", 80, 4, 1.0,
             shares=[0.6, 0.36, 0.04, 0]),
        case("perfect order", 50, 2, 40.0),
        case("almost perfect order", 60, 2, 4.0),
        case("one class only", 12, 2, 1.0, shares=[1, 0]),
        case("worse than chance", 60, 2, -2.0),
        case("a small class nearly in order", 150, 3, 2.5, shares=[0.1, 0.5, 0.4]),
    ],
    "student_t95": [[f, float(stats.t.ppf(0.975, f))]
                    for f in [1, 1.5, 2, 3, 3.7, 5, 9.25, 30, 120.5, 1e4, 1e7, 1e9]],
}))
