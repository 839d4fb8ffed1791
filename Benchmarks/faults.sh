#!/usr/bin/env bash
# Plants known faults among images and checks that `assay issues` finds exactly these:
#
#   Benchmarks/faults.sh [IMAGES [PROGRAM [KEEP]]]
#
# IMAGES is a folder of class folders with at least four classes; without one the images of the
# demo are taken. With KEEP the images and the project are made in that folder and stay there.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
images=${1:-}
assay=$(realpath "${2:-$here/../.build/release/assay}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "$images" ]; then
  "$assay" demo "$work/demo" --no-serve --quiet > /dev/null
  python3 "$here/faults/plant.py" folders "$work/demo" "$work/by-class"
  images=$work/by-class
fi
target=${3:-$work/planted}
mkdir -p "$target"

python3 "$here/faults/plant.py" plant "$images" "$target"
"$assay" init "$target/faults.assay" --images "$target/images" --quiet > /dev/null
python3 "$here/faults/plant.py" remove "$target" before
"$assay" measure --project "$target/faults.assay" --quiet > /dev/null
python3 "$here/faults/plant.py" remove "$target" after
"$assay" measure --project "$target/faults.assay" --quiet > /dev/null
for subject in files duplicates; do
  "$assay" issues $subject --project "$target/faults.assay" --format json \
    > "$target/$subject.json"
  code=0
  "$assay" issues $subject --project "$target/faults.assay" --fail > /dev/null || code=$?
  [ $code = 1 ] || { echo "issues $subject --fail ended with $code, not 1"; exit 1; }
done
python3 "$here/faults/plant.py" check "$target"
