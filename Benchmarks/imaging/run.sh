#!/bin/sh
# CPU seconds for measuring images, as a ratio to a plain TurboJPEG read-and-decode of the same
# files in the same run. Each round runs the peer, then ours; the median ratio is printed, with the
# least and the greatest.
#
#   Benchmarks/imaging/run.sh [DATA] [ROUNDS]     DATA: the folder that holds trashnet-test and
#                                                 cifar10-test, ASSAY_DATA by default
# PROGRAM=… takes a built ImagingBenchmark instead of building one.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${1:-${ASSAY_DATA:?name the folder of the data sets}}
rounds=${2:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cc -O2 "$here/turbojpeg_plain.c" -o "$work/plain" -lturbojpeg
if [ -z "${PROGRAM:-}" ]; then
  ASSAY_BENCHMARKS=1 swift build -c release --package-path "$here/../.." --product ImagingBenchmark >&2
  PROGRAM=$(swift build -c release --package-path "$here/../.." --show-bin-path)/ImagingBenchmark
fi

# The CPU seconds in a line of JSON.
seconds() { sed 's/.*"cpu_seconds": \([0-9.]*\).*/\1/'; }

# compare NAME FOLDER REPEATS WORDS…: the median ratio over the rounds.
compare() {
  name=$1 folder=$2 repeats=$3
  shift 3
  : >"$work/ratios"
  round=0
  while [ "$round" -lt "$rounds" ]; do
    plain=$("$work/plain" "$folder" "$repeats" | seconds)
    ours=$("$PROGRAM" "$folder" --repeats "$repeats" "$@" | seconds)
    echo "$plain $ours" | awk '{ printf "%.3f %s %s\n", $2 / $1, $1, $2 }' >>"$work/ratios"
    round=$((round + 1))
  done
  sort -n "$work/ratios" | awk -v name="$name" '
    { ratio[NR] = $1; plain[NR] = $2; ours[NR] = $3 }
    END { m = int((NR + 1) / 2)
      printf "%-44s %.2f (%.2f to %.2f), %s s beside %s s\n", name, ratio[m], ratio[1], ratio[NR], \
        ours[m], plain[m] }'
}

photos=$data/trashnet-test/images
small=$data/cifar10-test/images
compare "photographs, no thumbnails" "$photos" 3 --no-thumbnails
compare "photographs, thumbnails" "$photos" 3
compare "32-pixel JPEGs, no thumbnails" "$small" 3 --no-thumbnails
compare "32-pixel JPEGs, thumbnails" "$small" 3

# Two threads beside one: the second may cost a tenth at most.
: >"$work/ratios"
round=0
while [ "$round" -lt "$rounds" ]; do
  one=$("$PROGRAM" "$photos" --repeats 3 | seconds)
  two=$("$PROGRAM" "$photos" --repeats 3 --threads 2 | seconds)
  echo "$one $two" | awk '{ printf "%.3f\n", $2 / $1 }' >>"$work/ratios"
  round=$((round + 1))
done
sort -n "$work/ratios" | awk '
  { ratio[NR] = $1 }
  END { m = int((NR + 1) / 2)
    printf "%-44s %.2f (%.2f to %.2f)\n", "photographs, two threads over one", ratio[m], ratio[1], \
      ratio[NR] }'
