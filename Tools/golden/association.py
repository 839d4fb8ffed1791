"""Association: binned mutual information, G-test, permutation, correlations with intervals, by
plain NumPy and SciPy. For Tests/KernelsTests/Golden/association.json."""

import json
import pathlib

import numpy as np
from scipy import stats

OUT = pathlib.Path(__file__).parents[2] / "Tests/KernelsTests/Golden/association.json"
random = np.random.default_rng(4)


def entropy(counts):
    share = counts[counts > 0] / counts.sum()
    return float(-(share * np.log(share)).sum())


def corrected_entropy(counts):
    return entropy(counts) + ((counts > 0).sum() - 1) / (2 * counts.sum())


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
    below = (x[None, :] < x[:, None]) + 0.5 * (x[None, :] == x[:, None])
    return pearson(weights, below @ w, y)


def interval(r, usual, influence, groups):
    if min(groups) < 10 or abs(r) >= 1:
        return None
    n = len(influence)
    second, fourth = (influence**2).mean(), (influence**4).mean()
    own = np.sqrt(second / n) / (1 - r * r)
    freedom = np.clip(2 * second**2 * n / (fourth - second**2), 1, n - 1)
    reach = (stats.t.ppf(0.975, freedom) * own if own > 1.05 * usual
             else stats.norm.ppf(0.975) * usual)
    return [float(np.tanh(np.arctanh(r) + side * reach)) for side in (-1, 1)]


def case(name, x, correct):
    n = len(x)
    bins = np.floor(np.round(2 * (stats.rankdata(x) - 0.5)) * 10 / (2 * n)).astype(int)
    table = np.array([[((bins == b) & (correct == c)).sum() for c in (0, 1)]
                      for b in np.unique(bins)])
    information = (corrected_entropy(table.sum(1)) + corrected_entropy(table.sum(0))
                   - corrected_entropy(table.ravel()))
    test = stats.chi2_contingency(table, lambda_="log-likelihood", correction=False)
    if test.expected_freq.min() >= 5:
        p, how = float(test.pvalue), "g_test"
    else:
        observed = entropy(table.sum(1)) + entropy(table.sum(0)) - entropy(table.ravel())
        shuffled = np.array(correct)
        hits, rounds = 0, 20000
        for _ in range(rounds):
            random.shuffle(shuffled)
            right = np.bincount(bins, shuffled, minlength=10)
            every = np.bincount(bins, minlength=10)
            cells = np.concatenate([right, every - right])
            hits += (entropy(every) + entropy(table.sum(0)) - entropy(cells)) >= observed - 1e-12
        p, how = (hits + 1) / (rounds + 1), "permutation"
    y = correct.astype(float)
    r, rho = stats.pearsonr(x, y).statistic, stats.spearmanr(x, y).statistic
    groups = (int(correct.sum()), int(n - correct.sum()))
    return {
        "name": name, "values": x.tolist(), "correct": correct.tolist(),
        "nats": max(0.0, information),
        "share": min(1.0, max(0.0, information) / entropy(table.sum(0))), "p": p, "test": how,
        "pearson": float(r), "spearman": float(rho),
        "pearson_interval": interval(
            r, 1 / np.sqrt(n - 3), influences(lambda w: pearson(w, x, y), n), groups),
        "spearman_interval": interval(
            rho, np.sqrt((1 + rho**2 / 2) / (n - 3)),
            influences(lambda w: spearman(w, x, y), n), groups),
    }


def outcome(x, slope, middle):
    return (random.random(len(x)) < 1 / (1 + np.exp(-(middle + slope * x)))).astype(int)


normal, wide, skewed = (random.normal(size=n) for n in (250, 203, 300))
steps = np.round(random.normal(size=240), 0)
rare = random.normal(size=150)
mostly_same = (random.random(260) < 0.9).astype(float)
OUT.write_text(json.dumps({"cases": [
    case("a clear rise", normal, outcome(normal, 1.0, 0.5)),
    case("nothing, count not divisible by ten", wide, outcome(wide, 0.0, 0.3)),
    case("skewed metric, few wrong", np.exp(2 * skewed), outcome(skewed, 1.0, 2.0)),
    case("a few distinct values", steps, outcome(steps, -0.8, 0.4)),
    case("two values", mostly_same, outcome(mostly_same, 1.0, 0.3)),
    case("few images, a permutation test", normal[:40], outcome(normal[:40], 1.5, 1.0)),
    case("rarely wrong, a permutation test", rare, outcome(rare, 0.7, 2.5)),
    case("decided by the metric", normal[:120], (normal[:120] > 0.2).astype(int)),
]}))
