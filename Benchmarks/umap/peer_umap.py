"""The peer of MapBenchmark: umap-learn 0.5.12 with the same neighbours, least distance and metric.

    peer_umap.py FILE.f32 ROWS COLUMNS            writes a mixture of normal clouds, lays it out
    peer_umap.py FILE.f32 ARRAY.npy               the same with the rows of an array
    peer_umap.py FILE.f32 ROWS COLUMNS --compare  trustworthiness of both layouts

CPU seconds are those of the process up to the layout, once without the imports.
"""

import json
import pathlib
import resource
import sys
import time
import warnings

import numpy as np

warnings.filterwarnings("ignore")
path = pathlib.Path(sys.argv[1])
kept = pathlib.Path(f"{path}.peer.npy")


def trustworthiness(x, layout, k=5, sample=2000):
    """Venna and Kaski's, by cosine distance; over all rows up to 20,000, else over a sample."""
    unit = (x / np.linalg.norm(x, axis=1, keepdims=True)).astype("<f4")
    n = len(x)
    every = np.arange(n)
    rows = every if n <= 20_000 else np.random.default_rng(0).choice(n, sample, replace=False)
    excess = 0
    for start in range(0, len(rows), 500):
        part = rows[start : start + 500]
        own = np.arange(len(part))
        true = 1 - unit[part] @ unit.T
        true[own, part] = np.inf
        shown = ((layout[part][:, None] - layout[None]) ** 2).sum(2)
        shown[own, part] = np.inf
        near = np.argpartition(shown, k, axis=1)[:, :k]
        ranks = (true[:, None] < np.take_along_axis(true, near, 1)[:, :, None]).sum(2) + 1
        excess += np.maximum(0, ranks - k).sum()
    return 1 - 2 / (len(rows) * k * (2 * n - 3 * k - 1)) * excess


if "--compare" in sys.argv:
    x = np.fromfile(path, "<f4").reshape(int(sys.argv[2]), int(sys.argv[3])).astype(float)
    own = np.fromfile(f"{path}.umap", "<f4").reshape(-1, 2)
    print(
        json.dumps(
            {
                "umap_learn": trustworthiness(x, np.load(kept)),
                "assay": trustworthiness(x, own),
            }
        )
    )
    sys.exit()

if sys.argv[2].endswith(".npy"):
    x = np.load(sys.argv[2]).astype("<f4")
else:
    rows, columns = int(sys.argv[2]), int(sys.argv[3])
    random = np.random.default_rng(1)
    centres = random.normal(size=(rows // 1000 + 10, columns))
    x = centres[random.integers(len(centres), size=rows)] + random.normal(size=(rows, columns))
    x = x.astype("<f4")
x.tofile(path)
start = time.process_time()
import umap  # noqa: E402

imported = time.process_time()
layout = umap.UMAP(
    n_neighbors=15, min_dist=0.1, metric="cosine", random_state=1
).fit_transform(x)
end = time.process_time()
np.save(kept, layout)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(
    json.dumps(
        {
            "cpu_seconds": end - start,
            "without_imports": end - imported,
            "peak": f"{peak} kB",
            "rows": len(x),
            "columns": x.shape[1],
        }
    )
)
