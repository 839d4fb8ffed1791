#!/bin/bash
# Counts the instructions of the hot loops and compares them with Baselines/instructions.tsv:
#   instructions.sh [--update]
# A count does not depend on what else the machine does. It does on the compiler and the C library, and
# for pixels on the instruction set (valgrind knows AVX2, not AVX-512): after a change of those, update.
# Ends with 1 if a loop needs more than 5 % more than its baseline; less is told, so that it is updated.
set -euo pipefail
cd "$(dirname "$0")"
if ! command -v valgrind >/dev/null; then
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  echo "── installing valgrind"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
    --no-install-recommends valgrind >/dev/null
fi
ASSAY_BENCHMARKS=1 swift build -c release --package-path .. --product InstructionCounts >&2
# valgrind of Debian 12 cannot read the debugging information of today's compilers.
program=../.build/release/InstructionCounts-stripped
strip -g -o "$program" ../.build/release/InstructionCounts
mkdir -p Baselines
baseline=Baselines/instructions.tsv
[ "${1:-}" = "--update" ] && : > "$baseline"

worse=0
while read -r name; do
  count=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null --collect-atstart=no \
    '--toggle-collect=*measuredRegion*' "$program" "$name" 2>&1 |
    sed -n 's/.*Collected *: *\([0-9]*\).*/\1/p')
  [ -n "$count" ] && [ "$count" -gt 0 ] || { echo "$name: nothing was counted" >&2; exit 2; }
  if [ "${1:-}" = "--update" ]; then
    printf '%s\t%s\n' "$name" "$count" | tee -a "$baseline"
    continue
  fi
  known=$(awk -F '\t' -v name="$name" '$1 == name { print $2 }' "$baseline")
  [ -n "$known" ] || { echo "$name: no baseline, run instructions.sh --update" >&2; exit 2; }
  change=$(awk -v a="$count" -v b="$known" 'BEGIN { printf "%+.1f", 100 * (a / b - 1) }')
  verdict=ok
  if awk -v c="$change" 'BEGIN { exit !(c > 5) }'; then verdict='TOO MANY' worse=1; fi
  printf '%-48s %14s  %6s %%  %s\n' "$name" "$count" "$change" "$verdict"
done < <("$program")
exit $worse
