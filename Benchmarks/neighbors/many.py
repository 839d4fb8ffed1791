"""Writes ROWS × COLUMNS numbers as Float32: normal clouds of unequal sizes around 500 centres.

    python3 Benchmarks/neighbors/many.py FILE.f32 200000 64
    ASSAY_BENCHMARKS=1 swift run -c release NeighborBenchmark FILE.f32 200000 64 2 30
"""

import sys

import numpy as np

path, rows, columns = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
generator = np.random.default_rng(1)
centers = generator.normal(size=(500, columns))
share = generator.pareto(1.5, size=500) + 0.1
with open(path, "wb") as file:
    for start in range(0, rows, 50_000):
        count = min(50_000, rows - start)
        chosen = generator.choice(500, count, p=share / share.sum())
        cloud = centers[chosen] + generator.normal(size=(count, columns)) * 0.7
        file.write(cloud.astype("<f4").tobytes())
