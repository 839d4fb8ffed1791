# Two programs on one project: the second writer is told who writes, readers read.

place=$work/two.assay
cp -r "$work/calm/bare.assay" "$place"
met=0 tries=0
while [ "$met" -eq 0 ] && [ "$tries" -lt 20 ]; do
  tries=$((tries + 1))
  rm -rf "$place" && cp -r "$work/calm/bare.assay" "$place"
  "$assay" measure --project "$place" --quiet > "$work/first" 2>&1 &
  child=$!
  sleep "$(awk -v m="${took[measure]}" -v r="$RANDOM" 'BEGIN { print (0.1 + 0.5 * r / 32768) * m / 1000 }')"
  if ! "$assay" import labels "$work/labels0.csv" --project "$place" --replace --quiet > "$work/out" 2>&1
  then
    grep -q "process $child is writing to this project (measuring images)" "$work/out" \
      || fail "two writers: $(cat "$work/out")"
    met=1
  fi
  expect 0 "^images" status --project "$place"
  wait "$child" || fail "two programs: the first fell: $(cat "$work/first")"
done
[ "$met" -eq 1 ] || fail "two programs never met"
expect 0 "" import labels "$work/labels0.csv" --project "$place" --quiet --replace
[ "$(fingerprint "$place" measured)" = "$(wanted measured 0)" ] || fail "two programs: differ"
[ "$(fingerprint "$place" labels)" = "$(wanted labels 0)" ] || fail "two programs: other labels"
row "two programs on one project" "$tries" "the second was told who writes and what; both ended whole"
