#!/usr/bin/env bash
# Kills `assay measure` (SIGKILL) at random moments until a project is measured, and checks after
# every kill that the project opens, that nothing written was lost, and that measuring resumes.
# At the end the numbers must be those of a run that was never killed.
#
#   Benchmarks/kill.sh IMAGES [PROGRAM]
#
# IMAGES is a folder of images, enough to be measured for a second or more.
set -euo pipefail

images=${1:?usage: Benchmarks/kill.sh IMAGES [PROGRAM]}
assay=${2:-$(dirname "$0")/../.build/release/assay}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "FAILED: $*" >&2; exit 1; }
field() { sed -n "s/.*\"$1\": \([0-9]*\).*/\1/p" | head -n 1; }
measured() { "$assay" status --project "$1" --json | field measured; }

for name in calm killed; do
  "$assay" init "$work/$name.assay" --images "$images" --quiet > "$work/$name.log" \
    || fail "init: $(cat "$work/$name.log")"
done

start=$(date +%s%N)
"$assay" measure --project "$work/calm.assay" --json > "$work/calm.json"
milliseconds=$((($(date +%s%N) - start) / 1000000))
total=$(field measured < "$work/calm.json")

before=0 kills=0 written=0
while true; do
  "$assay" measure --project "$work/killed.assay" --json > "$work/killed.json" &
  child=$!
  # Within a fifth of what a whole run takes, so that one measuring is killed several times.
  sleep "$(awk -v m="$milliseconds" -v r="$RANDOM" 'BEGIN { print r / 32768 * m / 5000 }')"
  kill -KILL "$child" 2> /dev/null || true
  if wait "$child" 2> /dev/null; then break; fi
  kills=$((kills + 1))
  after=$(measured "$work/killed.assay") || fail "kill $kills: the project does not open"
  [ "$after" -ge "$before" ] || fail "kill $kills: $before were measured, now $after"
  [ "$after" -eq "$before" ] || written=$((written + 1))
  before=$after
  if [ "$kills" -ge 40 ]; then
    "$assay" measure --project "$work/killed.assay" --json > "$work/killed.json"
    break
  fi
done

again=$(field unchanged < "$work/killed.json")
[ "$again" -ge "$before" ] || fail "$before were measured, the last run found only $again"
[ "$kills" -gt 0 ] || fail "no run was killed: give it more images"
if command -v sqlite3 > /dev/null; then
  for name in calm killed; do
    sqlite3 "$work/$name.assay/project.sqlite" "PRAGMA integrity_check" | grep -qx ok \
      || fail "$name: the database is damaged"
    sqlite3 "$work/$name.assay/project.sqlite" \
      "SELECT chunk, hex(numbers) FROM measured_chunk ORDER BY chunk;
       SELECT image_id, hex(digest), hex(pixel_digest), perceptual_hash
       FROM measurement ORDER BY image_id;
       SELECT * FROM file_issue ORDER BY image_id, kind" > "$work/$name.numbers"
  done
  cmp -s "$work/calm.numbers" "$work/killed.numbers" || fail "the numbers differ"
  echo "every number, digest and issue is that of a run that was never killed"
else
  echo "sqlite3 is not installed: the numbers were not compared"
fi
echo "$kills kills, $written of them after something was written; $total images measured"
