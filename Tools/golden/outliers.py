"""Quartiles by NumPy, medcouples by statsmodels, fences and severities by plain arithmetic. For
Tests/KernelsTests/Golden/outliers.json."""

import json
import math
import pathlib

import numpy as np
from statsmodels.stats.stattools import medcouple

OUT = pathlib.Path(__file__).parents[2] / "Tests/KernelsTests/Golden/outliers.json"
random = np.random.default_rng(11)


def case(name, x):
    x = np.asarray(x, float)
    q1, q2, q3 = (float(q) for q in np.quantile(x, [0.25, 0.5, 0.75]))
    mc, iqr = float(medcouple(x, use_fast=False)), q3 - q1
    found = {"name": name, "values": x.tolist(), "quartiles": [q1, q2, q3], "medcouple": mc}
    if iqr == 0:
        unusual = np.flatnonzero(x != q2)
        return found | {"rule": "mode", "severe": [], "moderate": [], "unusual": unusual.tolist()}
    below = above = 1.0
    if abs(mc) > 0.1:
        below = math.exp((-4 if mc >= 0 else -3) * mc)
        above = math.exp((3 if mc >= 0 else 4) * mc)

    def beyond(k):
        return (x < q1 - k * below * iqr) | (x > q3 + k * above * iqr)

    severe, inner = beyond(2.5), beyond(1.5)
    return found | {
        "rule": "skewed" if abs(mc) > 0.1 else "quartiles",
        "severe": np.flatnonzero(severe).tolist(),
        "moderate": np.flatnonzero(inner & ~severe).tolist(),
        "unusual": [],
    }


cases = [
    case("three values", [0.0, 1.0, 100.0]),
    case("all the same", [2.0] * 9),
    case("a mode and two others", [1.0] * 10 + [0.0, 5.0]),
    case("many ties with the median", [0, 1, 2, 2, 2, 2, 3, 3, 4, 9]),
    case("ties, even", [0, 1, 2, 2, 2, 2, 3, 8]),
    case("normal, even", random.normal(size=60)),
    case("normal, odd", random.normal(size=61)),
    case("heavy tails", random.standard_t(1.5, size=80)),
    case("skewed to the right", random.lognormal(0, 1, size=90)),
    case("skewed to the left", -random.lognormal(0, 1, size=75)),
    case("whole numbers", random.poisson(2, size=70)),
    case("two heaps", np.r_[random.normal(0, 1, 30), random.normal(20, 1, 12)]),
]
OUT.write_text(json.dumps({"cases": cases}, indent=1) + "\n")
