"""Principal components of small matrices with scikit-learn, and eigenvalues with NumPy. For
Tests/KernelsTests/Golden/principal_components.json."""

import json
import pathlib

import numpy as np
from sklearn.decomposition import PCA

OUT = pathlib.Path(__file__).parents[2] / "Tests/KernelsTests/Golden/principal_components.json"
random = np.random.default_rng(29)


def signed(vectors):
    """The entry of largest magnitude of each row is positive, as scikit-learn has it; of several,
    the first."""
    sizes = np.abs(vectors)
    places = (sizes >= (1 - 1e-9) * sizes.max(1, keepdims=True)).argmax(1)
    return vectors * np.sign(vectors[np.arange(len(vectors)), places])[:, None]


def fit(name, x, count):
    x = np.asarray(x, "<f4")
    kept = x[np.isfinite(x).all(1) & (x != 0).any(1)].astype(float)
    pca = PCA(count, svd_solver="full").fit(kept)
    return {
        "name": name, "columns": x.shape[1], "count": count,
        "values": [float(v) if np.isfinite(v) else None for v in x.ravel()],
        "means": pca.mean_.tolist(), "components": signed(pca.components_).ravel().tolist(),
        "variances": pca.explained_variance_.tolist(), "total": float(kept.var(0, ddof=1).sum()),
        "projected": pca.transform(kept).ravel().tolist(),
    }


def spread(rows, columns, offset=0.0):
    """Columns whose variances differ by a factor each, turned at random."""
    turn = np.linalg.qr(random.normal(size=(columns, columns)))[0]
    return random.normal(size=(rows, columns)) * 0.8 ** np.arange(columns) @ turn + offset


holes = spread(70, 5)
holes[3] = 0
holes[40, 2] = np.nan
cases = [
    fit("a cloud", spread(60, 7), 7),
    fit("far from the origin", spread(130, 4, offset=1000.0), 3),
    fit("fewer rows than columns", spread(6, 11), 5),
    fit("one column", spread(9, 1), 1),
    fit("rows that do not count", holes, 2),
]


def eigen(name, a):
    values, vectors = np.linalg.eigh(a)
    return {
        "name": name, "side": len(a), "matrix": a.ravel().tolist(),
        "values": values[::-1].tolist(), "vectors": signed(vectors.T[::-1]).ravel().tolist(),
    }


full = spread(90, 12)
wide = random.normal(size=(5, 5)) * 10.0 ** np.arange(0, -15, -3)
matrices = [
    eigen("full", np.cov(full.T)),
    eigen("some of both signs", (full[:12] + full[:12].T) / 2),
    eigen("diagonal", np.diag([3.0, -1.0, 7.5, 0.25])),
    eigen("already tridiagonal", np.diag(np.full(9, 2.0)) - np.eye(9, k=1) - np.eye(9, k=-1)),
    eigen("of very different sizes", wide @ wide.T),
    eigen("one", np.array([[-4.0]])),
]
OUT.write_text(json.dumps({"fits": cases, "eigen": matrices}) + "\n")
