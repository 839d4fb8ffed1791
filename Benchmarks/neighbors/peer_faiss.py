"""The peer of NeighborBenchmark: faiss-cpu 1.15.1, flat index, inner product.

    peer_faiss.py FILE.f32 ROWS COLUMNS            writes the rows, asks FAISS, prints CPU seconds
    peer_faiss.py FILE.f32 ROWS COLUMNS --compare  compares its neighbours with FILE.f32.found
"""

import json
import os
import pathlib
import sys
import time

os.environ.pop("OPENBLAS_CORETYPE", None)
import faiss
import numpy as np

path, rows, columns = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
kept = pathlib.Path(f"{path}.faiss.npy")
if "--compare" in sys.argv:
    x = np.fromfile(path, "<f4").reshape(rows, columns).astype(float)
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    found = np.fromfile(f"{path}.found", "<i4").reshape(rows, 10)
    peer = np.load(kept)
    places = np.argwhere(found != peer)
    worst = 0.0
    for row, rank in places:
        one, other = (float(x[row] @ x[k[row, rank]]) for k in (found, peer))
        worst = max(worst, abs(one - other))
    print(json.dumps({"places": found.size, "differ": len(places), "worst_difference": worst}))
    sys.exit()

random = np.random.default_rng(4)
centres = random.normal(size=(100, columns))
x = centres[random.integers(100, size=rows)] + 1.5 * random.normal(size=(rows, columns))
x = x.astype("<f4")
x.tofile(path)
cpu, clock = time.process_time(), time.monotonic()
x /= np.linalg.norm(x, axis=1, keepdims=True)
index = faiss.IndexFlatIP(columns)
index.add(x)
_, nearest = index.search(x, 11)
spent, seconds = time.process_time() - cpu, time.monotonic() - clock
np.save(kept, np.array([[k for k in row if k != i][:10] for i, row in enumerate(nearest)], "<i4"))
print(json.dumps({"cpu_seconds": spent, "seconds": seconds}))
