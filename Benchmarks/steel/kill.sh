# Kills (SIGKILL) at random moments: making a project, both imports, measuring. A quarter each.

rounds=$(((kills + 3) / 4))

# Making a project: there is none, or a whole one; labels are all there or not at all.
fell=0 tries=0 none=0 bare=0
while [ "$fell" -lt "$rounds" ] && [ "$tries" -lt $((10 * rounds)) ]; do
  tries=$((tries + 1))
  place=$work/init.assay
  if ! strike init init "$place" --images "$images" --labels "$work/labels0.csv" --quiet; then
    rm -rf "$place"
    continue
  fi
  fell=$((fell + 1))
  if [ -e "$place" ]; then
    sound "$place" "init, kill $fell"
    if [ "$(query "$place" "SELECT count(*) FROM label")" -eq 0 ]; then
      bare=$((bare + 1))
      expect 0 "next       assay import labels FILE" status --project "$place"
      expect 0 "" import labels "$work/labels0.csv" --project "$place" --quiet
    fi
  else
    none=$((none + 1))
    expect 2 "no project here" status --project "$place"
    expect 0 "" init "$place" --images "$images" --labels "$work/labels0.csv" --quiet
  fi
  [ "$(fingerprint "$place" labels)" = "$(wanted labels 0)" ] || fail "init: the labels differ"
  rm -rf "$place"
done
left=$(find "$work" -maxdepth 1 -name '.init.*.new' | wc -l)
[ "$left" -le 1 ] || fail "init: $left unfinished folders are left"
row "killed: init" "$fell" "$none left no project, $bare one without labels, the rest a whole one"

# Imports that replace each other: after a kill it is the one or the other, whole.
for kind in labels predictions; do
  place=$work/$kind.assay
  cp -r "$work/calm/0.assay" "$place"
  fell=0 tries=0 old=0 now=0
  while [ "$fell" -lt "$rounds" ] && [ "$tries" -lt $((10 * rounds)) ]; do
    tries=$((tries + 1))
    next=$((1 - now))
    if strike $kind import $kind "$work/$kind$next.csv" --project "$place" $(model $kind) \
      --replace --quiet
    then
      fell=$((fell + 1))
      sound "$place" "$kind, kill $fell"
      found=$(fingerprint "$place" $kind)
      if [ "$found" = "$(wanted $kind $now)" ]; then old=$((old + 1))
      elif [ "$found" = "$(wanted $kind $next)" ]; then now=$next
      else fail "$kind, kill $fell: neither the import before nor the one that was killed"
      fi
    else
      now=$next
      [ "$(fingerprint "$place" $kind)" = "$(wanted $kind $now)" ] || fail "$kind: differ"
    fi
  done
  expect 0 "" import $kind "$work/${kind}0.csv" --project "$place" $(model $kind) --replace --quiet
  "$assay" evaluate --project "$place" --json > "$work/evaluation.json"
  cmp -s "$work/calm/evaluation.json" "$work/evaluation.json" || fail "$kind: other numbers"
  tidy "$place" "$kind"
  row "killed: import $kind" "$fell" "$old kept the import before, $((fell - old)) had the new one"
done

# Measuring: what was written stays, and a run goes on where the one before fell.
place=$work/measure.assay
fell=0 tries=0 written=0 before=0
cp -r "$work/calm/bare.assay" "$place"
while [ "$fell" -lt "$rounds" ] && [ "$tries" -lt $((10 * rounds)) ]; do
  tries=$((tries + 1))
  if strike measure measure --project "$place" --quiet; then
    fell=$((fell + 1))
    sound "$place" "measuring, kill $fell"
    after=$("$assay" status --project "$place" --json | field measured)
    [ "$after" -ge "$before" ] || fail "measuring, kill $fell: $before were measured, now $after"
    [ "$after" -eq "$before" ] || written=$((written + 1))
    before=$after
  fi
  if [ "$before" -eq "$count" ] || [ "$fell" -eq "$rounds" ]; then
    expect 0 "\"unchanged\": $before" measure --project "$place" --json
    [ "$(fingerprint "$place" measured)" = "$(wanted measured 0)" ] \
      || fail "measuring: the numbers differ from those of a run that was never killed"
    rm -rf "$place"
    cp -r "$work/calm/bare.assay" "$place"
    before=0
  fi
done
row "killed: measure" "$fell" "$written had written something; numbers of a run never killed"
