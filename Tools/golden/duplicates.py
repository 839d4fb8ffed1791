"""Near duplicates: pairs of hashes straight from the definition, groups by SciPy's average linkage,
and the similarity of pictures as a plain NumPy program. For Tests/KernelsTests/Golden/duplicates.json
and Tests/ImagingTests/Golden/pictures.json."""

import json
import pathlib

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

TESTS = pathlib.Path(__file__).parents[2] / "Tests"
SIDE = 32
MIDDLE = (SIDE - 1) / 2
RIM = 2
ROWS, COLUMNS = np.mgrid[0:SIDE, 0:SIDE] - MIDDLE


def gaussian(sigma):
    """The smoothing along a line as a matrix, its ends mirrored."""
    radius = int(np.ceil(3 * sigma))
    offsets = np.arange(-radius, radius + 1)
    kernel = np.exp(-(offsets**2) / (2 * sigma**2))
    kernel /= kernel.sum()
    matrix = np.zeros((SIDE, SIDE))
    for at in range(SIDE):
        for offset, weight in zip(offsets, kernel):
            place = abs(at + offset)
            matrix[at, place if place < SIDE else 2 * (SIDE - 1) - place] += weight
    return matrix


LEVELS = [(gaussian(2.0), 10), (gaussian(0.8), 6)]
AROUND = gaussian(3.2)


def smooth(plane, matrix):
    return matrix @ plane @ matrix.T


def standard(plane):
    plane = plane - plane.mean()
    return plane / max(np.sqrt((plane**2).mean()), 1e-6)


def warp(plane, affine):
    u = affine[0, 0] * COLUMNS + affine[0, 1] * ROWS + affine[0, 2] + MIDDLE
    v = affine[1, 0] * COLUMNS + affine[1, 1] * ROWS + affine[1, 2] + MIDDLE
    inside = np.all([abs(w) <= MIDDLE - RIM + 1e-9 for w in (ROWS, COLUMNS)], axis=0)
    inside &= (u >= RIM) & (u <= SIDE - 1 - RIM) & (v >= RIM) & (v <= SIDE - 1 - RIM)
    u, v = (np.clip(w, 0, SIDE - 1 - 1e-6) for w in (u, v))
    i, j = u.astype(int), v.astype(int)
    u, v = u - i, v - j
    upper = plane[j, i] * (1 - u) + plane[j, i + 1] * u
    lower = plane[j + 1, i] * (1 - u) + plane[j + 1, i + 1] * u
    return upper * (1 - v) + lower * v, inside


def outstanding(plane, inside):
    plane = np.where(inside, plane - plane[inside].mean(), 0)
    return plane - smooth(plane, AROUND)


def correlation(one, other, affine):
    area = np.linalg.det(affine)
    seen, inside = warp(other, affine)
    if not 0.6 < area < 1.7 or inside.sum() < 0.45 * SIDE * SIDE:
        return -1
    p, q = (outstanding(plane, inside)[inside] for plane in (one, seen))
    p, q = p - p.mean(), q - q.mean()
    if (p @ p) < inside.sum() or (q @ q) < inside.sum():
        return -1
    return p @ q / np.sqrt((p @ p) * (q @ q))


def one_way(one, other):
    affine = np.eye(3)
    found = correlation(one, other, affine)
    for matrix, steps in LEVELS:
        template, target = standard(smooth(one, matrix)), standard(smooth(other, matrix))
        x, y = np.zeros_like(template), np.zeros_like(template)
        x[:, 1:-1] = (template[:, 2:] - template[:, :-2]) / 2
        y[1:-1] = (template[2:] - template[:-2]) / 2
        terms = [x * COLUMNS, x * ROWS, x, y * COLUMNS, y * ROWS, y, template, np.ones_like(x)]
        terms = np.stack(terms, -1).reshape(-1, 8)
        normal = terms.T @ terms
        normal += np.diag([1e-3] * 6 + [0] * 2) * np.diag(normal) + 1e-6 * np.eye(8)
        for _ in range(steps):
            step = np.linalg.solve(normal, terms.T @ warp(target, affine)[0].reshape(-1))
            if step[6] <= 0.2:
                return found
            step = step[:6] / step[6]
            size = max(*abs(step[[2, 5]]), *(16 * abs(step[[0, 1, 3, 4]])))
            if size > 6:
                return found
            moved = np.eye(3)
            moved[:2] += step.reshape(2, 3)
            affine = affine @ np.linalg.inv(moved)
            if size < 0.02:
                break
    return max(found, correlation(one, other, affine))


def similarity(one, other):
    coarse = [standard(smooth(plane, LEVELS[0][0])) for plane in (one, other)]
    if (coarse[0] * coarse[1]).mean() < 0.3:
        return None
    best = max(one_way(one, other), one_way(other, one))
    return best if best > -1 else None


def picture(generator, affine=np.eye(3), noise=0.0):
    """Blobs and edges on a slope, as a function that can be read anywhere."""
    u = affine[0, 0] * COLUMNS + affine[0, 1] * ROWS + affine[0, 2]
    v = affine[1, 0] * COLUMNS + affine[1, 1] * ROWS + affine[1, 2]
    plane = 120 + 1.5 * u - v
    for x, y, size, height in generator["blobs"]:
        plane = plane + height * np.exp(-((u - x) ** 2 + (v - y) ** 2) / (2 * size**2))
    plane = plane + noise * generator["random"].standard_normal(plane.shape)
    return np.clip(np.round(16 * np.clip(plane, 0, 255)), 0, 4080)


def pictures():
    cases = []
    random = np.random.default_rng(7)

    def scene():
        return {
            "blobs": [
                (random.uniform(-15, 15), random.uniform(-15, 15), random.uniform(1.5, 5),
                 random.uniform(-90, 90)) for _ in range(14)
            ],
            "random": random,
        }

    def add(what, one, other):
        cases.append({
            "what": what, "one": one.astype(int).ravel().tolist(),
            "other": other.astype(int).ravel().tolist(), "similarity": similarity(one, other),
        })

    for _ in range(3):
        s = scene()
        same = picture(s)
        add("noise", same, picture(s, noise=4))
        turn = np.deg2rad(4)
        for what, affine in {
            "shift": [[1, 0, 2.3], [0, 1, -1.7], [0, 0, 1]],
            "crop": [[0.9, 0, 1], [0, 0.9, -1], [0, 0, 1]],
            "turn": [[np.cos(turn), -np.sin(turn), 0], [np.sin(turn), np.cos(turn), 0], [0, 0, 1]],
        }.items():
            add(what, same, picture(s, np.array(affine), noise=1))
        add("darker", same, np.round(same * 0.6))
        add("other", same, picture(scene()))
    grey = np.full((SIDE, SIDE), 1600.0)
    add("grey", grey, grey)
    return cases


def hashes():
    random = np.random.default_rng(3)
    values = [int(v) for v in random.integers(0, 2**64, 60, dtype=np.uint64)]
    for place in range(60, 200):
        value = values[random.integers(0, place)]
        for bit in random.choice(64, random.integers(0, 12), replace=False):
            value ^= 1 << int(bit)
        values.append(value)
    pairs = [
        [i, j, (values[i] ^ values[j]).bit_count()]
        for i in range(200) for j in range(i + 1, 200) if (values[i] ^ values[j]).bit_count() <= 16
    ]
    return {"hashes": [f"{value:016x}" for value in values], "pairs": pairs}


def groups():
    cases = []
    for seed, count in enumerate((2, 7, 30, 60)):
        random = np.random.default_rng(seed)
        points = random.standard_normal((count, 2))
        full = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
        for cut in (0.2, 0.8, 2.5, 9.0):
            far = 2 * cut
            tree = linkage(squareform(np.minimum(full, far), checks=False), "average")
            found = {}
            for item, group in enumerate(fcluster(tree, cut, "distance")):
                found.setdefault(int(group), []).append(item)
            cases.append({
                "cut": cut,
                "far": far,
                "pairs": [[i, j, full[i, j]] for i in range(count) for j in range(i + 1, count)],
                "groups": sorted(group for group in found.values() if len(group) > 1),
            })
    return cases


def write(path, value):
    path.write_text(json.dumps(value, separators=(",", ":")) + "\n")
    print(path)


if __name__ == "__main__":
    write(TESTS / "KernelsTests/Golden/duplicates.json", {"hamming": hashes(), "linkage": groups()})
    write(TESTS / "ImagingTests/Golden/pictures.json", pictures())
