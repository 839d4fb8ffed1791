#!/bin/bash
# What importing predictions costs beside pyarrow reading the same file:
#   csv.sh [ROUNDS]
# Needs the built program (`make build`), `pip install pyarrow==26.0.1`, and 1.5 GB in the temporary
# folder. The import is all of it: reading, checking, pairing with the images, storing.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${ASSAY:-$PWD/.build/release/assay}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

for shape in "1000000 10" "50000 1000"; do
  read -r rows classes <<< "$shape"
  set=$folder/$rows
  python3 Benchmarks/csv/make.py "$set" "$rows" "$classes"
  "$program" init "$set/p.assay" --images "$set/images" --labels "$set/labels.csv" --quiet > /dev/null
  echo "── $rows rows × $classes probabilities, $(du -m "$set/predictions.csv" | cut -f1) MB"
  for round in $(seq "${1:-3}"); do
    python3 Benchmarks/csv/measure.py Assay "$program" import predictions "$set/predictions.csv" \
      --model "round $round" --project "$set/p.assay" --quiet
    python3 Benchmarks/csv/peer_pyarrow.py "$set/predictions.csv"
  done
  rm -rf "$set"
done
