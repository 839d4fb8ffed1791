"""Groups that stay behind the whole, with SciPy and statsmodels.
For Tests/KernelsTests/Golden/group_deficit.json."""

import json
import pathlib

from scipy.stats import binomtest, false_discovery_control
from statsmodels.stats.proportion import proportion_confint

OUT = pathlib.Path(__file__).parents[2] / "Tests/KernelsTests/Golden/group_deficit.json"

CASES = {
    "one weak class of four": ((880, 1000), [(240, 250), (235, 250), (238, 250), (167, 250)]),
    "small groups": ((90, 100), [(0, 1), (1, 1), (1, 3), (20, 20)]),
    "all right": ((50, 50), [(25, 25), (25, 25)]),
    "all wrong": ((0, 40), [(0, 10), (0, 30)]),
    "the whole as a group": ((7, 9), [(7, 9)]),
    "an empty group": ((7, 9), [(0, 0), (3, 5)]),
    "many images": ((930_000, 1_000_000), [(9_000, 10_000), (90_000, 100_000), (50, 60)]),
}


def measured(whole, groups):
    hits, n = whole
    p = [
        binomtest(c - h, c, (n - hits) / n, alternative="greater").pvalue if c else 1.0
        for h, c in groups
    ]
    found = []
    for (h, c), value, adjusted in zip(groups, p, false_discovery_control(p)):
        one = {"hits": h, "count": c, "p": value, "adjusted": adjusted}
        one["rest"] = (hits - h) / (n - c) if n > c else None
        one["gain"] = None
        if c and n > c:
            low, high = proportion_confint(h, c, method="wilson")
            one["gain"] = [(one["rest"] - rate) * c / n for rate in (h / c, high, low)]
        found.append(one)
    return found


OUT.write_text(
    json.dumps(
        [
            {"name": name, "hits": whole[0], "count": whole[1], "groups": measured(whole, groups)}
            for name, (whole, groups) in CASES.items()
        ],
        indent=1,
    )
    + "\n"
)
