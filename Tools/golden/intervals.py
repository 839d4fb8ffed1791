"""Intervals and BCa: numbers for Tests/KernelsTests/Golden/intervals.json."""

import json
import pathlib

import numpy as np
from scipy.stats import norm
from statsmodels.stats.proportion import proportion_confint

OUT = pathlib.Path(__file__).parents[2] / "Tests/KernelsTests/Golden/intervals.json"
random = np.random.default_rng(2)

counts = [(x, n) for n in [1, 2, 3, 7, 50, 200] for x in {0, 1, n // 3, n // 2, n - 1, n}]
counts += [(999_000, 1_000_000), (1, 1_000_000), (15, 53), (4, 34)]
counts = sorted(set(c for c in counts if c[0] <= c[1]))


def interval(method, x, n):
    return [float(v) for v in proportion_confint(x, n, method=method)]


def f1_through_jaccard(x, n):
    return [2 * j / (1 + j) for j in interval("wilson", x, n)]


def mover(values, lows, highs, weights):
    """Zou and Donner 2008, equations for a linear combination of independent parameters."""
    values, lows, highs, weights = map(np.array, (values, lows, highs, weights))
    middle = np.dot(weights, values)
    low = middle - np.sqrt(np.sum(weights**2 * (values - lows) ** 2))
    high = middle + np.sqrt(np.sum(weights**2 * (highs - values) ** 2))
    return [float(low), float(high)]


def bca(estimate, replicates, left_out, weights):
    """Efron 1987; as scipy.stats.bootstrap, with weights for equal leave-one-out values."""
    values = np.repeat(left_out, weights)
    d = values.mean() - values
    acceleration = (d**3).sum() / (6 * (d**2).sum() ** 1.5) if (d != 0).any() else 0.0
    share = ((replicates < estimate).mean() + (replicates <= estimate).mean()) / 2
    bias = norm.ppf(share)
    ends = []
    for z in norm.ppf([0.025, 0.975]):
        level = norm.cdf(bias + (bias + z) / (1 - acceleration * (bias + z)))
        ends.append(float(np.quantile(replicates, level)))
    return float(acceleration), ends


sums = []
for size in [1, 2, 5, 40]:
    values = random.random(size)
    lows = values * random.random(size)
    highs = values + (1 - values) * random.random(size)
    weights = random.random(size)
    arrays = [a.tolist() for a in (values, lows, highs, weights / weights.sum())]
    sums.append({"values": arrays[0], "lows": arrays[1], "highs": arrays[2],
                 "weights": arrays[3], "interval": mover(*arrays)})

resamplings = []
for size, cells, skew in [(200, 5, 1.0), (999, 12, 3.0), (2000, 3, 0.3)]:
    replicates = np.round(random.gamma(skew, size=size), 2)
    left_out = random.normal(size=cells) ** 3
    weights = random.integers(1, 9, cells)
    estimate = float(np.round(np.quantile(replicates, 0.4), 2))
    acceleration, ends = bca(estimate, replicates, left_out, weights)
    resamplings.append({"estimate": estimate, "replicates": replicates.tolist(),
                        "left_out": left_out.tolist(), "weights": weights.tolist(),
                        "acceleration": acceleration, "interval": ends})

OUT.write_text(json.dumps({
    "wilson": [[x, n, *interval("wilson", x, n)] for x, n in counts],
    "agresti_coull": [[x, n, *np.clip(interval("agresti_coull", x, n), 0, 1).tolist()]
                      for x, n in counts],
    "f1": [[x, n, *f1_through_jaccard(x, n)] for x, n in counts],
    "mover": sums,
    "bca": resamplings,
}) + "\n")
