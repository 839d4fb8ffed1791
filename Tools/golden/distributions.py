"""Distributions: numbers of SciPy for Tests/KernelsTests/Golden/distributions.json."""

import json
import pathlib

import numpy as np
from scipy import special, stats

OUT = pathlib.Path(__file__).parents[2] / "Tests/KernelsTests/Golden/distributions.json"
random = np.random.default_rng(1)


def rows(function, arguments):
    return [[*map(float, a), float(function(*a))] for a in arguments]


normal = [-37, -20, -8.3, -5, -2.5, -1.96, -1, -1e-3, 0, 1e-9, 0.5, 1, 1.645, 3, 6, 9]
quantile = [1e-300, 1e-100, 1e-20, 1e-9, 1e-5, 0.001, 0.01, 0.025, 0.05, 0.0749, 0.0751, 0.2,
            0.4999, 0.5, 0.6, 0.9, 0.925, 0.975, 0.99, 0.999999, 1 - 1e-12]
beta = [(x, a, b)
        for a, b in [(0.5, 0.5), (1, 1), (0.5, 3), (2, 5), (15, 1), (20, 300), (500, 500),
                     (3, 100000), (40000, 60000)]
        for x in [1e-6, 0.001, 0.05, 0.3, 0.4, 0.5, 0.62, 0.9, 0.999]
        if special.betainc(a, b, x) > 1e-290]
chi_square = [(x, k) for k in [1, 2, 3, 9, 45, 900]
              for x in [1e-5, 0.1, 1, 3.84, 10, 44, 200, 890, 1000, 1200]
              if stats.chi2.sf(x, k) > 1e-290]
binomial = []
for trials in [1, 2, 7, 50, 53, 1000, 100000, 1000000]:
    for rate in [1e-6, 0.001, 0.1147, 0.5, 0.97]:
        middle = trials * rate
        spread = (trials * rate * (1 - rate)) ** 0.5
        for offset in [-2, 0, 1, 4, 10]:
            k = int(np.ceil(middle + offset * spread))
            if 0 <= k <= trials and (k, trials, rate) not in binomial:
                binomial.append((k, trials, rate))
fisher = [(15, 38, 4, 30), (0, 5, 5, 0), (3, 3, 3, 3), (1, 9, 11, 3), (0, 0, 3, 4), (2, 0, 3, 0),
          (1, 1, 1, 0), (10, 10, 0, 0), (500, 99500, 430, 99570), (30, 970, 3, 50)]
for scale in [4, 12, 60, 900]:
    fisher += [tuple(int(v) for v in random.integers(0, scale, 4)) for _ in range(25)]
fisher = [f for f in fisher if stats.fisher_exact([f[:2], f[2:]])[1] > 1e-290]
discovery = []
for size in [1, 2, 5, 40]:
    p = random.random(size) ** 3
    if size == 40:
        p[5] = p[6] = p[7]
        p[11] = 1.0
        p[12] = 0.0
    discovery.append({"p": p.tolist(), "adjusted": stats.false_discovery_control(p).tolist()})
p = np.concatenate([random.random(6) ** 4, np.ones(94)])
discovery.append({"p": p[:6].tolist(), "test_count": 100,
                  "adjusted": stats.false_discovery_control(p)[:6].tolist()})

OUT.write_text(json.dumps({
    "normal_cumulative": rows(stats.norm.cdf, [(z,) for z in normal]),
    "normal_quantile": rows(special.ndtri, [(p,) for p in quantile]),
    "incomplete_beta": rows(lambda x, a, b: special.betainc(a, b, x), beta),
    "chi_square_survival": rows(stats.chi2.sf, chi_square),
    "binomial_upper_tail": rows(lambda k, n, p: stats.binom.sf(k - 1, n, p), binomial),
    "fisher_two_sided": rows(
        lambda a, b, c, d: stats.fisher_exact([[a, b], [c, d]])[1], fisher),
    "benjamini_hochberg": discovery,
}, indent=1) + "\n")
