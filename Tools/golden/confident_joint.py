"""cleanlab's confident joint, and the share of wrong labels with its interval by plain NumPy.
For Tests/KernelsTests/Golden/confident_joint.json."""

import json
import pathlib

import numpy as np
from cleanlab.count import compute_confident_joint, get_confident_thresholds
from scipy import stats

OUT = pathlib.Path(__file__).parents[2] / "Tests/KernelsTests/Golden/confident_joint.json"
Z = stats.norm.ppf(0.975)
random = np.random.default_rng(5)


def place(p, bars):
    """The class that each row belongs to, as cleanlab finds it; -1 for none."""
    reached = p >= bars - 1e-6
    found = np.where(reached.sum(axis=1) > 1, p.argmax(axis=1), reached.argmax(axis=1))
    return np.where(reached.any(axis=1), found, -1)


def shares(labels, found, k):
    """Of each label the share of confident images that belong elsewhere, and their number."""
    own = np.array([((labels == i) & (found == i)).sum() for i in range(k)])
    others = np.array([((labels == i) & (found >= 0) & (found != i)).sum() for i in range(k)])
    size = others + np.maximum(1, own)
    return others / size, size


def noise_share(labels, p, bars):
    """The share of wrong labels and its interval, by the influence of every image."""
    n, k = p.shape
    counts = np.bincount(labels, minlength=k)
    mean = lambda found: min(1.0, (counts * shares(labels, found, k)[0]).sum() / n)
    found = place(p, bars)
    share, size = shares(labels, found, k)
    rate = mean(found)
    slopes = np.zeros(k)
    for j in np.flatnonzero(counts):
        if p[labels == j, j].mean() < bars[j]:  # the floor, which no image moves
            continue
        error = max(p[labels == j, j].std() / np.sqrt(counts[j]), 1e-6)
        step = np.eye(k)[j] * error
        slopes[j] = (mean(place(p, bars + step)) - mean(place(p, bars - step))) / (2 * error)
    influence = share[labels] - rate
    influence += np.where(
        found >= 0, ((found != labels) - share[labels]) * (counts / size)[labels], 0)
    given = p[np.arange(n), labels]
    influence += slopes[labels] * (given - bars[labels]) * n / counts[labels]
    variance = (influence**2).mean() / n
    trials = min(rate * (1 - rate) / variance, n) if variance > 0 else n
    if trials == 0:
        return rate, None
    centre = (rate * trials + Z**2 / 2) / (trials + Z**2)
    half = Z * np.sqrt(centre * (1 - centre) / (trials + Z**2))
    return rate, [float(max(0, centre - half)), float(min(1, centre + half))]


def case(name, n, k, strength, noise, balance=None, heat=1.0, decimals=None, shown=None, never=None):
    truth = random.choice(k, n, p=balance)
    labels = truth.copy()
    wrong = random.random(n) < noise
    labels[wrong] = random.integers(0, shown or k, wrong.sum())
    logits = random.normal(size=(n, k))
    logits[np.arange(n), truth] += strength
    e = np.exp(heat * (logits - logits.max(axis=1, keepdims=True)))
    p = (e / e.sum(axis=1, keepdims=True)).astype(np.float32)
    if decimals is not None:
        p = np.round(p, decimals)
    if never is not None:  # no image gets any probability for this class
        p[:, never] = 0
        p /= p.sum(axis=1, keepdims=True)
    exact = p.astype(np.float64)
    thresholds = get_confident_thresholds(labels, exact)
    joint, off = compute_confident_joint(
        labels, exact, calibrate=False, return_indices_of_off_diagonals=True)
    counts = np.bincount(labels, minlength=k)
    rate, interval = noise_share(labels, exact, thresholds)
    # cleanlab rounds the calibrated joint to whole images; the share is of the joint before that.
    calibrated = (counts * (1 - np.diag(joint) / joint.sum(axis=1)))[counts > 0].sum() / n
    assert abs(rate - calibrated) < 1e-12
    return {
        "name": name, "labels": labels.tolist(), "columns": k,
        "probabilities": [float(value) for value in p.ravel()],
        "thresholds": [float(t) if count else None for t, count in zip(thresholds, counts)],
        # cleanlab counts at least one image where a label belongs to its own class.
        "joint": joint.ravel().tolist(), "off_diagonal": [int(i) for i in off],
        "noise": float(rate), "interval": interval,
    }


cases = [
    case("two classes", 60, 2, 1.5, 0.1),
    case("five classes, unbalanced", 200, 5, 2.0, 0.2, balance=[0.5, 0.3, 0.1, 0.06, 0.04]),
    case("overconfident", 120, 4, 1.0, 0.3, heat=6),
    case("ties in hundredths", 150, 3, 1.0, 0.15, decimals=2),
    case("a class without images", 80, 4, 1.5, 0.1, balance=[0.4, 0.4, 0.2, 0.0], shown=3),
    case("nothing to see", 40, 3, 0.0, 1.0),
    case("a class that the model never believes", 120, 4, 1.5, 0.15, never=2),
]
OUT.write_text(json.dumps({"cases": cases}) + "\n")
