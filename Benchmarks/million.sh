#!/bin/bash
# Asks the server about a project of a million images with thirty metrics and prints what each answer
# costs, and what the page in a browser does to show it:
#   million.sh [COUNT] [PORT]
# Needs the built program and page (`make build`), 1.5 GB in the temporary folder, and for the page
# Chromium and Playwright (as the browser tests do).
set -euo pipefail
cd "$(dirname "$0")/.."
program=$PWD/.build/release/assay
folder=$(mktemp -d)
server=''
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$folder"
}
trap finish EXIT

echo "── files"
python3 Benchmarks/million/make.py "$folder" "${1:-1000000}"
project=$folder/million.assay
TIMEFORMAT='%U + %S s CPU'
echo "── init"
time "$program" init "$project" --images "$folder/images" --labels "$folder/labels.csv" > "$folder/said"
echo "── import of the predictions, ten probabilities each"
time "$program" import predictions "$folder/predictions.csv" --model net --project "$project"
port=${2:-9741}
"$program" serve --project "$project" --port "$port" > "$folder/said" &
server=$!
until grep -q Serving "$folder/said"; do
  kill -0 "$server"
  sleep 0.05
done
echo "── answers"
python3 Benchmarks/million/answers.py "$server" "http://localhost:$port"
echo "── the page"
python3 Benchmarks/million/page.py "http://localhost:$port"
