# A project that an older program wrote: brought up to date after a copy, also if killed meanwhile.

dump=$here/steel/schema-1.sql
place=$work/older.assay
mkdir -p "$place/arrays"
sqlite3 "$place/project.sqlite" < "$dump"
expect 0 "^images     4 in " status --project "$place"
expect 0 "labels     4 of 4, 3 classes" status --project "$place"
expect 0 "model      old: 4 predictions, accuracy 0.7500" status --project "$place"
number=$(query "$place" "PRAGMA user_version")
if [ "$number" -gt 1 ]; then
  [ "$(sqlite3 "$place/project-schema-1.sqlite" "PRAGMA user_version")" -eq 1 ] \
    || fail "older schema: no copy"
fi
fell=0
for _ in $(seq $(((kills + 9) / 10))); do
  rm -rf "$place" && mkdir -p "$place/arrays" && sqlite3 "$place/project.sqlite" < "$dump"
  "$assay" status --project "$place" > /dev/null 2>&1 &
  child=$!
  sleep "$(awk -v r="$RANDOM" 'BEGIN { print r / 32768 * 0.06 }')"
  kill -KILL "$child" 2> /dev/null || true
  wait "$child" 2> /dev/null || fell=$((fell + 1))
  expect 0 "model      old: 4 predictions, accuracy 0.7500" status --project "$place"
  [ "$(query "$place" "PRAGMA integrity_check")" = ok ] || fail "older schema: damaged"
done
query "$place" "PRAGMA user_version = 99" > /dev/null
expect 2 "newer than this program" status --project "$place"
row "schema 1 opened by schema $number" "$fell" "killed meanwhile; same numbers after; newer refused"
