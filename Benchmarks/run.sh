#!/bin/bash
# Measures Assay beside its peers and prints CPU seconds: run.sh [DATA]
# DATA (ASSAY_DATA by default) holds trashnet-test/images and cifar10-test/images for the images' part, which is left out,
# and said, without it. The peers need numpy, scipy and scikit-learn (Tools/golden/requirements.txt)
# and, for neighbours, faiss-cpu 1.15.1; for the map, umap-learn 0.5.12.
set -euo pipefail
cd "$(dirname "$0")"
data=${1:-${ASSAY_DATA:-}}

for program in EvaluationBenchmark NeighborBenchmark MapBenchmark; do
  ASSAY_BENCHMARKS=1 swift build -c release --package-path .. --product "$program"
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for size in "1000000 10" "100000 100" "50000 1000"; do
  read -r rows classes <<< "$size"
  echo "── evaluation of $rows × $classes predictions"
  python3 evaluation/peer_sklearn.py "$folder/$classes" "$rows" "$classes"
  ../.build/release/EvaluationBenchmark "$folder/$classes" "$classes"
  ../.build/release/EvaluationBenchmark "$folder/$classes" "$classes" --intervals
done

if python3 -c "import faiss" 2>/dev/null; then
  for rows in 10000 50000; do
    echo "── nearest neighbours of $rows × 512"
    python3 neighbors/peer_faiss.py "$folder/rows.f32" "$rows" 512
    ../.build/release/NeighborBenchmark "$folder/rows.f32" "$rows" 512
    python3 neighbors/peer_faiss.py "$folder/rows.f32" "$rows" 512 --compare
  done
else
  echo "── nearest neighbours: skipped, faiss-cpu is not installed"
fi

if python3 -c "import umap" 2>/dev/null; then
  for size in "10000 512" "50000 64"; do
    read -r rows columns <<< "$size"
    echo "── a map by UMAP of $rows × $columns"
    python3 umap/peer_umap.py "$folder/map.f32" "$rows" "$columns"
    ../.build/release/MapBenchmark "$folder/map.f32" "$rows" "$columns"
    python3 umap/peer_umap.py "$folder/map.f32" "$rows" "$columns" --compare
  done
else
  echo "── map: skipped, umap-learn is not installed"
fi

if [ -d "$data/trashnet-test/images" ]; then
  echo "── measuring images"
  imaging/run.sh "$data"
else
  echo "── measuring images: skipped, ${data:-ASSAY_DATA} has no trashnet-test/images"
fi
