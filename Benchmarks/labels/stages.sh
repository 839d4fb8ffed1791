#!/bin/bash
# What the stages of label review cost with 50,000 images: CPU seconds, wall seconds, peak memory.
#   stages.sh DATA [COLUMNS]
# DATA is CIFAR-10's test set as planted.py takes it. Needs the built program and GNU time.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=${ASSAY:-$PWD/.build/release/assay}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 Benchmarks/labels/fifty_thousand.py "$1" "$folder" "${2:-512}"

stage() {
  local name=$1
  shift
  python3 Benchmarks/labels/clock.py "$name" "$program" "$@" --project "$folder/p.assay" --quiet
}

python3 Benchmarks/labels/clock.py init "$program" init "$folder/p.assay" \
  --images "$folder/images" --labels "$folder/labels.csv" --embeddings "$folder/strong.npy" \
  --order "$folder/labels.csv" --quiet
stage "import predictions" import predictions "$folder/probs.npy" --model m \
  --classes "$folder/classes.txt" --order "$folder/labels.csv"
stage "measure" measure
stage "measure again" measure
stage "issues labels" issues labels --json
stage "evaluate" evaluate --json
