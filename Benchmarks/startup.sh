#!/bin/bash
# How long the program takes to begin, and the page to stand:
#   startup.sh [PROJECT] [ROUNDS]
# Without a project one is made of $ASSAY_DATA/cifar10-test (10,000 images), measured, with a
# model's probabilities. Needs the built program and page (`make build`); Chromium and Playwright for the last
# part (as the browser tests do). Wall time: run it on a machine that does nothing else.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
Tools/stage.sh "$folder" # as it is installed: stripped
program=$folder/bin/assay
project=${1:-}
rounds=${2:-7}
if [ -z "$project" ]; then
  data=${ASSAY_DATA:?name a project, or the folder of the data sets}/cifar10-test
  project=$folder/cifar.assay
  "$program" init "$project" --images "$data/images" --labels "$data/labels.csv" --quiet
  "$program" import predictions "$data/predictions_strong.csv" --model strong \
    --project "$project" --quiet
  "$program" measure --project "$project" --quiet
fi
python3 Benchmarks/startup/begin.py "$program" "$rounds"
python3 Benchmarks/startup/first_page.py "$program" "$project" "$rounds"
