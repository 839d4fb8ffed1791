"""What umap-learn and scikit-learn make of small cases, for Tests/KernelsTests/Golden/umap.json.

umap-learn wants an environment of its own: pip install umap-learn==0.5.12 numba==0.68.1
"""

import json
import pathlib

import numpy as np
from sklearn.decomposition import PCA
from sklearn.manifold import trustworthiness
from umap.umap_ import find_ab_params, fuzzy_simplicial_set, smooth_knn_dist

OUT = pathlib.Path(__file__).parents[2] / "Tests/KernelsTests/Golden/umap.json"


def case(name, x, count):
    """The `count` nearest others of each row by cosine distance, and what UMAP makes of them."""
    u = x / np.linalg.norm(x, axis=1, keepdims=True)
    d = np.round(np.clip(1 - u @ u.T, 0, 2), 9)
    d[np.all(x[:, None] == x[None], axis=2)] = 0
    np.fill_diagonal(d, -1)
    order = np.argsort(d, axis=1, kind="stable")[:, : count + 1]
    found = np.take_along_axis(d, order, 1).astype(np.float32)
    found[:, 0] = 0
    widths, nearest = smooth_knn_dist(found, float(count + 1))
    graph = fuzzy_simplicial_set(
        x, count + 1, np.random.RandomState(1), "cosine", knn_indices=order, knn_dists=found
    )[0].tocoo()
    edges = sorted(zip(graph.row.tolist(), graph.col.tolist(), graph.data.tolist()))
    layout = np.random.default_rng(len(x)).normal(size=(len(x), 2)).astype(np.float32)
    # scikit-learn leaves open which of equal distances comes first; here the first image does.
    d += 1e-7 * np.arange(len(x))
    np.fill_diagonal(d, 0)
    return {
        "name": name,
        "count": count,
        "neighbors": order[:, 1:].tolist(),
        "distances": found[:, 1:].astype(float).tolist(),
        "nearest": nearest.astype(float).tolist(),
        "widths": widths.astype(float).tolist(),
        "edges": [list(edge) for edge in edges if edge[2] > 0],
        "layout": layout.astype(float).tolist(),
        "all_distances": d.tolist(),
        "trustworthiness": float(
            trustworthiness(d, layout, n_neighbors=5, metric="precomputed")
        ),
    }


def plane(name, x):
    """The first two principal components of a matrix and its rows along them."""
    x = x.astype(np.float32)
    pca = PCA(n_components=2, svd_solver="full")
    return {
        "name": name,
        "columns": x.shape[1],
        "values": x.astype(float).ravel().tolist(),
        "coordinates": pca.fit_transform(x.astype(float)).tolist(),
        "shares": pca.explained_variance_ratio_.tolist(),
    }


random = np.random.default_rng(3)
cloud = random.normal(size=(40, 6))
copies = cloud.copy()
copies[5:17] = copies[4]
tight = np.abs(cloud) + 30
tight[::9] = cloud[::9]
cases = [
    case("a cloud", cloud, 14),
    case("twelve copies among a cloud", copies, 8),
    case("a tight bundle and some far from it", tight, 14),
    case("fewer images than neighbours", cloud[:12], 11),
]
curves = [
    {"spread": spread, "least": least, "a": a, "b": b}
    for spread, least in [(1, 0.1), (1, 0.5), (1, 0.01), (2, 0.1)]
    for a, b in [find_ab_params(spread, least)]
]
stretched = random.normal(size=(60, 12)) * np.geomspace(4, 0.2, 12) + 3
planes = [
    plane("a stretched cloud", stretched),
    plane("more columns than rows", stretched.T.copy()),
    plane("three columns", stretched[:, :3]),
]
OUT.write_text(json.dumps({"cases": cases, "curves": curves, "planes": planes}))
