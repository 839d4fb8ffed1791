"""Neighbours and what follows from them, straight from the definitions with NumPy in double
precision. For Tests/KernelsTests/Golden/neighbors.json."""

import json
import pathlib

import numpy as np

OUT = pathlib.Path(__file__).parents[2] / "Tests/KernelsTests/Golden/neighbors.json"
MASK = (1 << 64) - 1


class Seeded:
    """xoshiro256++, its state filled by SplitMix64: the sequence of SeededGenerator."""

    def __init__(self, seed, stream=0):
        state = (seed + self.scrambled((stream + 0x9E3779B97F4A7C15) & MASK)) & MASK
        self.state = []
        for _ in range(4):
            state = (state + 0x9E3779B97F4A7C15) & MASK
            self.state.append(self.scrambled(state))

    @staticmethod
    def scrambled(z):
        z = ((z ^ z >> 30) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ z >> 27) * 0x94D049BB133111EB) & MASK
        return z ^ z >> 31

    def unit(self):
        a, b, c, d = self.state
        total = (a + d) & MASK
        result = ((total << 23 | total >> 41) + a) & MASK
        shifted = (b << 17) & MASK
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= shifted
        d = (d << 45 | d >> 19) & MASK
        self.state = [a, b, c, d]
        return (result >> 11) * 2.0**-53


def distances(x):
    """Cosine distances of all pairs; NaN where a row has no direction, and on the diagonal."""
    with np.errstate(all="ignore"):
        square = np.array([[row @ other for other in x] for row in x])
        norms = np.sqrt(np.outer(np.diag(square), np.diag(square)))
        d = np.where((norms > 0) & np.isfinite(norms), 1 - square / norms, np.nan)
    # Equal rows are at distance 0; sums in another order may differ in their last bits.
    d = np.round(np.clip(d, 0, 2), 13)
    np.fill_diagonal(d, np.nan)
    return d


def nearest(d, row, allowed, count):
    found = [int(j) for j in np.flatnonzero(allowed) if not np.isnan(d[row, j])]
    return sorted(found, key=lambda j: (d[row, j], j))[:count]


def groups(d, twins):
    first = np.arange(len(twins))
    changed = True
    while changed:
        changed = False
        for i in range(len(first)):
            for j in range(len(first)):
                if (d[i, j] < 1e-5 or twins[i] == j) and first[i] != first[j]:
                    first[i] = first[j] = min(first[i], first[j])
                    changed = True
    return first


def k_means(x, k, seed):
    rows = [i for i in range(len(x)) if np.isfinite(x[i]).all() and x[i].any()]
    owner, far = [None] * len(x), [None] * len(x)
    if not rows:
        return owner, far
    y, random = x[rows], Seeded(seed)
    centres, least = [y[int(random.unit() * len(y))]], np.full(len(y), np.inf)
    while len(centres) < k:
        least = np.minimum(least, ((y - centres[-1]) ** 2).sum(1))
        if least.sum() == 0:
            break
        aim = random.unit() * least.sum()
        centres.append(y[np.flatnonzero(np.cumsum(least) > aim)[0]])
    centres, before = np.array(centres), None
    for _ in range(100):
        found = ((y[:, None] - centres[None]) ** 2).sum(2).argmin(1)
        if before is not None and (found == before).all():
            break
        before = found
        for c in range(len(centres)):
            if (found == c).any():
                centres[c] = y[found == c].mean(0)
    for i, row in enumerate(rows):
        owner[row] = int(found[i])
        far[row] = float(np.sqrt(((y[i] - centres[found[i]]) ** 2).sum()))
    return owner, far


def diversity(owner, far):
    order = list(dict.fromkeys(c for c in owner if c is not None))
    queues = [
        # The two of a pair are equally far; the last bits must not order them.
        sorted(
            (i for i in range(len(owner)) if owner[i] == c),
            key=lambda i: (np.float32(far[i]), i),
        )
        for c in order
    ]
    ranks, n = [None] * len(owner), 1
    for turn in range(max(map(len, queues), default=0)):
        for queue in queues:
            if turn < len(queue):
                ranks[queue[turn]] = n
                n += 1
    return ranks


def case(name, x, labels, classes, twins=None, seed=1):
    x = np.asarray(x, "<f4").astype(float)
    n = len(x)
    twins = list(range(n)) if twins is None else twins
    labels, d = np.asarray(labels), distances(x)
    everyone, labelled = np.ones(n, bool), labels >= 0
    near = [nearest(d, i, everyone, 10) for i in range(n)]
    first = groups(d, twins)
    singular, outlying, quality, suggestion = [], [], [], []
    for i in range(n):
        outside = [d[i, j] for j in range(n) if first[j] != first[i] and not np.isnan(d[i, j])]
        lone = not near[i]
        singular.append(None if lone else 0.0 if first[i] != i else min(outside, default=None))
        outlying.append(float(np.mean(d[i, near[i]])) if near[i] else None)
        votes = labels[nearest(d, i, labelled, 9)] if labelled[i] else []
        quality.append(float(np.mean(votes == labels[i])) if len(votes) else None)
        agreed = [int(v) for v in set(map(int, votes)) if (votes == v).sum() >= 6]
        suggestion.append(agreed[0] if agreed and agreed[0] != labels[i] else None)
    owner, far = k_means(x, classes, seed)
    return {
        "name": name, "columns": x.shape[1], "classes": classes, "seed": seed,
        "values": [v if np.isfinite(v) else None for v in x.ravel().tolist()],
        "labels": labels.tolist(), "twins": twins, "neighbors": near,
        "groups": [int(v) for v in first], "singularity": singular, "outlier_distance": outlying,
        "quality": quality, "suggestion": suggestion, "diversity": diversity(owner, far),
    }


random = np.random.default_rng(23)
centres = 3 * random.normal(size=(4, 6))


def cloud(n):
    of = random.integers(4, size=n)
    return centres[of] + random.normal(size=(n, 6)), of


x, of = cloud(60)
cases = [case("four clouds", x, of, 4)]
noisy = of.copy()
noisy[::7] = (noisy[::7] + 1) % 4
cases.append(case("wrong labels", x, noisy, 4, seed=9))
partly = of.copy()
partly[::3] = -1
cases.append(case("images without labels", x, partly, 4))
copies = x.copy()
copies[5:60:2][:24] = copies[0]
copies[1:17] = copies[0]
cases.append(case("a group of more than 30 copies", copies, of, 4))
cases.append(case("nothing but copies", np.repeat(x[:1], 35, 0), of[:35], 4))
odd = x.copy()
odd[4] = 0
odd[9, 2] = np.nan
cases.append(case("rows without a direction", odd, of, 4))
twins = list(range(60))
twins[11] = twins[30] = 2
cases.append(case("same bytes, other embeddings", x, of, 4, twins=twins))
cases.append(case("fewer images than neighbours", x[:5], of[:5], 4))
cases.append(case("one image", x[:1], of[:1], 4))
cases.append(case("two images", x[:2], [0, 1], 2))
cases.append(case("two copies", x[[0, 0]], [0, 1], 2))
OUT.write_text(json.dumps({"cases": cases}) + "\n")
