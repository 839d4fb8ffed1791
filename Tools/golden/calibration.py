"""Probability scores: scikit-learn's log loss, Brier score and top-k accuracy; calibration errors
and intervals by plain NumPy. For Tests/KernelsTests/Golden/calibration.json."""

import json
import pathlib
import warnings

import numpy as np
from scipy import stats
from sklearn.metrics import brier_score_loss, log_loss, top_k_accuracy_score

OUT = pathlib.Path(__file__).parents[2] / "Tests/KernelsTests/Golden/calibration.json"
random = np.random.default_rng(3)
warnings.simplefilter("ignore")


def mean_interval(losses, wrong):
    if wrong == 0:
        return None
    n, mean = len(losses), losses.mean()
    error = losses.std(ddof=1) / np.sqrt(n)
    second, fourth = losses.var(), ((losses - mean) ** 4).mean()
    freedom = np.clip(2 * second**2 * n / (fourth - second**2), 1, n - 1)
    factor = np.exp(stats.t.ppf(0.975, freedom) * error / mean)
    return [float(mean / factor), float(mean * factor)]


def errors(confidence, correct, bins):
    total = debiased = 0.0
    for b in np.unique(bins):
        inside = bins == b
        rate, count = correct[inside].mean(), inside.sum()
        gap = abs(rate - confidence[inside].mean())
        spread = np.sqrt(rate * (1 - rate) / count)
        # The mean of |N(gap, spread)| is that of SciPy's folded normal distribution.
        lift = stats.foldnorm.mean(gap / spread, scale=spread) - gap if spread > 0 else 0.0
        total += count / len(bins) * gap
        debiased += count / len(bins) * (gap - lift)
    return float(total), float(max(0.0, debiased))


def mass_bins(confidence, k):
    middle = stats.rankdata(confidence) - 0.5
    return np.floor(np.round(2 * middle) * k / (2 * len(confidence))).astype(int)


def case(name, n, k, strength, heat=1.0, decimals=None, floor=None):
    truth = random.integers(0, k, n)
    logits = random.normal(size=(n, k))
    logits[np.arange(n), truth] += strength
    e = np.exp(heat * (logits - logits.max(axis=1, keepdims=True)))
    p = (e / e.sum(axis=1, keepdims=True)).astype(np.float32)
    if decimals is not None:
        p = np.round(p, decimals)
    if floor is not None:
        p[p < floor] = 0
    predicted = p.argmax(axis=1)
    overruled = random.random(n) < 0.05
    predicted[overruled] = random.integers(0, k, overruled.sum())

    # Argmax of equals and top-k: the lowest class index comes first.
    order = np.argsort(-p, axis=1, kind="stable")
    place = (order == truth[:, None]).argmax(axis=1)
    wide = p.astype(float)
    losses = -np.log(np.maximum(wide[np.arange(n), truth], 2.0**-52))
    squares = ((wide - np.eye(k)[truth]) ** 2).sum(axis=1)
    confidence = wide[np.arange(n), predicted]
    correct = (predicted == truth).astype(float)
    width = np.maximum(np.ceil(confidence * 15).astype(int), 1)
    wrong = int((1 - correct).sum())
    expected, debiased = errors(confidence, correct, width)
    sums = np.abs(wide.sum(axis=1) - 1).max()
    result = {
        "name": name, "class_count": k, "truth": truth.tolist(), "predicted": predicted.tolist(),
        "probabilities": wide.ravel().tolist(),
        "log_loss": float(losses.mean()), "log_loss_interval": mean_interval(losses, wrong),
        "brier": float(squares.mean()), "brier_interval": mean_interval(squares, wrong),
        "top": {str(j): float((place < j).mean()) if j < k else None for j in (2, 3, 5)},
        "clipped": int((wide[np.arange(n), truth] < 2.0**-52).sum()),
        "disagreements": int((predicted != order[:, 0]).sum()),
        "ece": expected, "ece_debiased": debiased,
        "ece_equal_mass": errors(confidence, correct, mass_bins(confidence, 15))[0],
        "bins": [[int((width == b).sum()), float(confidence[width == b].sum()),
                  int(correct[width == b].sum())] for b in range(1, 16)],
    }
    # The peer agrees with the plain sums wherever it answers the same question.
    if sums < 1e-4 and k > 2:
        assert np.isclose(result["log_loss"], log_loss(truth, wide, labels=range(k)), rtol=1e-12)
        assert np.isclose(result["brier"], brier_score_loss(
            truth, wide, labels=range(k), scale_by_half=False), rtol=1e-12)
        if decimals is None and floor is None:
            for j in (2, 3, 5):
                assert j >= k or np.isclose(result["top"][str(j)], top_k_accuracy_score(
                    truth, wide, k=j, labels=range(k)), rtol=1e-12)
    return result


OUT.write_text(json.dumps({"cases": [
    case("six classes", 200, 6, 2.0),
    case("two classes", 150, 2, 1.5),
    case("overconfident, some zeros", 150, 7, 1.0, heat=6.0, floor=1e-6),
    case("rounded, many equal probabilities", 200, 4, 1.0, decimals=1),
    case("three classes", 60, 3, 3.0),
]}))
