"""Two metrics: correlations with intervals, quartiles by quantile bin and the line of least
squares, by plain NumPy and SciPy. For Tests/KernelsTests/Golden/scatter.json."""

import json
import pathlib

import numpy as np
from scipy import stats

OUT = pathlib.Path(__file__).parents[2] / "Tests/KernelsTests/Golden/scatter.json"
random = np.random.default_rng(11)


def influences(function, n):
    """The derivative of a weighted statistic by each item's weight, by a complex step."""
    result = np.empty(n)
    for i in range(n):
        weights = np.ones(n, complex)
        weights[i] += 1e-30j
        result[i] = function(weights).imag / 1e-30 * n
    return result


def pearson(weights, x, y):
    w = weights / weights.sum()
    x, y = x - (w * x).sum(), y - (w * y).sum()
    return (w * x * y).sum() / np.sqrt((w * x * x).sum() * (w * y * y).sum())


def spearman(weights, x, y):
    w = weights / weights.sum()

    def ranks(v):
        return ((v[None, :] < v[:, None]) + 0.5 * (v[None, :] == v[:, None])) @ w

    return pearson(weights, ranks(x), ranks(y))


def interval(r, usual, influence):
    n = len(influence)
    if n < 20 or abs(r) > 1 - 1e-12:
        return None
    second, fourth = (influence**2).mean(), (influence**4).mean()
    own = np.sqrt(second / n) / (1 - r * r)
    freedom = np.clip(2 * second**2 * n / (fourth - second**2), 1, n - 1)
    reach = (stats.t.ppf(0.975, freedom) * own if own > 1.05 * usual
             else stats.norm.ppf(0.975) * usual)
    return [float(np.tanh(np.arctanh(r) + side * reach)) for side in (-1, 1)]


def leverages(r, x, y):
    x, y = stats.zscore(x), stats.zscore(y)
    return np.minimum(0.9, (1 + (x * x + y * y - 2 * r * x * y) / (1 - r * r)) / len(x))


def trend(x, y):
    n = len(x)
    count = min(20, max(1, n // 20))
    bins = np.floor(np.round(2 * (stats.rankdata(x) - 0.5)) * count / (2 * n)).astype(int)
    return [
        [float(x[bins == b].min()), float(x[bins == b].max()), float(np.median(x[bins == b])),
         *(float(q) for q in np.quantile(y[bins == b], [0.25, 0.5, 0.75])), int((bins == b).sum())]
        for b in np.unique(bins)
    ]


def case(name, x, y):
    n = len(x)
    r, rho = stats.pearsonr(x, y).statistic, stats.spearmanr(x, y).statistic
    usual = 1 / np.sqrt(n - 3), np.sqrt((1 + rho**2 / 2) / (n - 3))
    slope, intercept = np.polyfit(x, y, 1)
    return {
        "name": name, "x": x.tolist(), "y": y.tolist(), "pearson": float(r),
        "spearman": float(rho),
        "pearson_interval": interval(
            r, usual[0],
            influences(lambda w: pearson(w, x, y), n) / np.sqrt(1 - leverages(r, x, y))),
        "spearman_interval": interval(rho, usual[1], influences(lambda w: spearman(w, x, y), n)),
        "trend": trend(x, y), "slope": float(slope), "intercept": float(intercept),
    }


normal, other = random.normal(size=260), random.normal(size=260)
heavy = random.standard_t(2.5, size=300)
steps = np.round(random.normal(size=210))
OUT.write_text(json.dumps({"cases": [
    case("a clear rise", normal, normal + other),
    case("nothing", normal[:203], other[:203]),
    case("heavy tails, unequal spread", heavy, heavy * random.normal(size=300) - 0.5 * heavy),
    case("many equal values in both", steps, np.round(random.normal(size=210) - steps)),
    case("a curve that only ranks follow", normal, np.exp(3 * normal)),
    case("far from the origin", normal + 1e6, other - 2 * normal - 1e7),
    case("too few for an interval", normal[:9], other[:9]),
]}))
