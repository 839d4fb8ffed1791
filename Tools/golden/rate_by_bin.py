"""Rates within bins of a metric by plain NumPy, Wilson's interval by statsmodels. For
Tests/KernelsTests/Golden/rate_by_bin.json."""

import json
import pathlib

import numpy as np
from statsmodels.stats.proportion import proportion_confint

OUT = pathlib.Path(__file__).parents[2] / "Tests/KernelsTests/Golden/rate_by_bin.json"
random = np.random.default_rng(7)


def places(x, count, binning):
    if binning == "width":
        share = (x - x.min()) / (x.max() - x.min())
        return np.minimum(count - 1, np.floor(share * count)).astype(int), count
    # The middle of each group of equal values decides its bin; bins without a group do not exist.
    values, inverse, sizes = np.unique(x, return_inverse=True, return_counts=True)
    ends = np.cumsum(sizes)
    raw = (2 * ends - sizes) * count // (2 * len(x))
    kept, renumbered = np.unique(raw, return_inverse=True)
    return renumbered[inverse], len(kept)


def estimate(hits, n):
    if n == 0:
        return {"value": None, "low": None, "high": None, "n": 0}
    low, high = proportion_confint(hits, n, method="wilson")
    # An end at 0 or 1 is exactly there.
    return {
        "value": hits / n,
        "low": 0.0 if hits == 0 else float(low),
        "high": 1.0 if hits == n else float(high),
        "n": int(n),
    }


def case(name, x, hits, count, binning):
    x = np.asarray(x, float)
    present = np.isfinite(x)
    value, hit = x[present], hits[present]
    place, number = places(value, count, binning)
    bins = []
    for index in range(number):
        inside = value[place == index]
        empty = len(inside) == 0
        bins.append({
            "low": None if empty else float(inside.min()),
            "high": None if empty else float(inside.max()),
            "median": None if empty else float(np.median(inside)),
            "rate": estimate(int(hit[place == index].sum()), len(inside)),
        })
    return {
        "name": name, "values": [v if np.isfinite(v) else None for v in x.tolist()],
        "hits": hits.tolist(), "count": count, "binning": binning, "bins": bins,
        "overall": estimate(int(hit.sum()), len(value)),
    }


def drawn(x, slope=1.0):
    level = np.nan_to_num(x, nan=0.0, posinf=0.0)
    chance = 1 / (1 + np.exp(-slope * (level - level.mean())))
    return random.random(len(x)) < chance


cases = []
smooth = random.normal(size=300)
skewed = np.round(random.exponential(size=240) ** 3, 3)
rounded = random.integers(0, 6, 200) / 10
holed = random.normal(size=120)
holed[::7], holed[3] = np.nan, np.inf
lonely = np.concatenate([random.random(80), [9.0]])
for name, x in [("smooth", smooth), ("skewed", skewed), ("few values", rounded),
                ("missing values", holed), ("one far away", lonely)]:
    hits = drawn(x)
    for count, binning in [(10, "quantile"), (3, "quantile"), (7, "width"), (20, "width")]:
        cases.append(case(name, x, hits, count, binning))

OUT.write_text(json.dumps({"cases": cases}) + "\n")
