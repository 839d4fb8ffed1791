# Kills of all that follows from embeddings: their import, the search for neighbours, the map.

share=$(((kills + 4) / 5))

# Imports that replace each other: after a kill it is the one or the other, whole.
place=$work/embeddings.assay
cp -r "$work/calm/embedded.assay" "$place"
fell=0 tries=0 old=0 now=0
while [ "$fell" -lt "$share" ] && [ "$tries" -lt $((10 * share)) ]; do
  tries=$((tries + 1))
  next=$((1 - now))
  if strike embeddings import embeddings "$work/embeddings$next.npy" --project "$place" \
    --name e --order "$work/keys" --replace --quiet
  then
    fell=$((fell + 1))
    sound "$place" "embeddings, kill $fell"
    found=$(fingerprint "$place" embeddings)
    if [ "$found" = "$(wanted embeddings $now)" ]; then old=$((old + 1))
    elif [ "$found" = "$(wanted embeddings $next)" ]; then now=$next
    else fail "embeddings, kill $fell: neither those before nor those that were killed"
    fi
    tidy "$place" "embeddings, kill $fell"
  else
    now=$next
    [ "$(fingerprint "$place" embeddings)" = "$(wanted embeddings $now)" ] \
      || fail "embeddings: differ"
  fi
done
row "killed: import embeddings" "$fell" "$old kept the import before, $((fell - old)) had the new one"

# Neighbours: of the lists and numbers each is there, right, or not at all.
fell=0 tries=0 none=0 whole=0
while [ "$fell" -lt "$share" ] && [ "$tries" -lt $((10 * share)) ]; do
  tries=$((tries + 1))
  place=$work/neighbors.assay
  rm -rf "$place" && cp -r "$work/calm/embedded.assay" "$place"
  if strike neighbors measure --project "$place" --quiet; then
    fell=$((fell + 1))
    sound "$place" "neighbours, kill $fell"
    tidy "$place" "neighbours, kill $fell"
    if [ "$(fingerprint "$place" neighbors)" = "$(wanted neighbors 0)" ]; then whole=$((whole + 1))
    elif [ "$(query "$place" "SELECT (SELECT count(*) FROM neighbor_list)
      + (SELECT count(*) FROM embedding_metric)")" -eq 0 ]; then none=$((none + 1))
    fi
    expect 0 "\"measured\": 0" measure --project "$place" --json
  fi
  [ "$(fingerprint "$place" neighbors)" = "$(wanted neighbors 0)" ] \
    || fail "neighbours: others than those of a run that was never killed"
  [ "$(fingerprint "$place" measured)" = "$(wanted measured 0)" ] || fail "neighbours: measured anew"
done
row "killed: finding neighbours" "$fell" \
  "$none had nothing yet, $((fell - none - whole)) a part, $whole all; then those of a run never killed"

# The map: the one before, or the new one, whole.
place=$work/map.assay
cp -r "$work/calm/mapped.assay" "$place"
fell=0 tries=0 old=0 now=0
while [ "$fell" -lt "$share" ] && [ "$tries" -lt $((10 * share)) ]; do
  tries=$((tries + 1))
  next=$((1 - now))
  if strike map map --seed $next --project "$place" --quiet; then
    fell=$((fell + 1))
    sound "$place" "map, kill $fell"
    found=$(fingerprint "$place" map)
    if [ "$found" = "$(wanted map $now)" ]; then old=$((old + 1))
    elif [ "$found" = "$(wanted map $next)" ]; then now=$next
    else fail "map, kill $fell: neither the one before nor the one that was killed"
    fi
  else
    now=$next
    [ "$(fingerprint "$place" map)" = "$(wanted map $now)" ] || fail "map: differs"
  fi
done
row "killed: map (UMAP)" "$fell" "$old kept the map before, $((fell - old)) had the new one"
