# A disk without room: init, imports, measuring, the map. Each says so, and goes on once there is room.

take_disk
place=$disk/full.assay
cramped 8192 expect 2 "$words" \
  init "$place" --images "$images" --quiet
[ ! -e "$place" ] || fail "disk full: half a project is there"
[ -z "$(find "$disk" -name '.full.*')" ] || fail "disk full: an unfinished folder is left"
expect 0 "" init "$place" --images "$images" --quiet
for kind in labels predictions; do
  before=$(fingerprint "$place" $kind)
  cramped 8192 expect 2 "$words" \
    import $kind "$work/${kind}0.csv" --project "$place" $(model $kind) --replace --quiet
  cp "$work/out" "$work/said"
  sound "$place" "disk full: $kind"
  [ "$(fingerprint "$place" $kind)" = "$before" ] || fail "disk full: a trace of the $kind"
  expect 0 "" import $kind "$work/${kind}0.csv" --project "$place" $(model $kind) --replace --quiet
  [ "$(fingerprint "$place" $kind)" = "$(wanted $kind 0)" ] || fail "disk full: other $kind"
done
cramped 65536 expect 2 "$words" \
  measure --project "$place" --quiet
sound "$place" "disk full: measuring"
before=$("$assay" status --project "$place" --json | field measured)
expect 0 "\"unchanged\": $before" measure --project "$place" --json
[ "$(fingerprint "$place" measured)" = "$(wanted measured 0)" ] || fail "disk full: other numbers"
row "disk full: init, imports, measure" 4 "$how; \"$(sed 's/^.*: //' "$work/said")\""

rm -rf "$place" && cp -r "$work/calm/embedded.assay" "$place"
# room for half the vectors, then for the vectors and nothing else, then for no map
vectors=$(stat -c %s "$work/embeddings1.npy")
for room in $((vectors / 2)) $((vectors + 4096)); do
  cramped "$room" expect 2 "$words" import embeddings "$work/embeddings1.npy" \
    --project "$place" --name e --order "$work/keys" --replace --quiet
  cp "$work/out" "$work/said"
  sound "$place" "disk full: embeddings"
  [ "$(fingerprint "$place" embeddings)" = "$(wanted embeddings 0)" ] \
    || fail "disk full: a trace of the embeddings"
  tidy "$place" "disk full: embeddings"
done
cramped 8192 expect 2 "$words" measure --project "$place" --quiet
sound "$place" "disk full: neighbours"
tidy "$place" "disk full: neighbours"
expect 0 '"measured": 0' measure --project "$place" --json
[ "$(fingerprint "$place" neighbors)" = "$(wanted neighbors 0)" ] || fail "disk full: neighbours"
cramped 4096 expect 2 "$words" map --seed 0 --project "$place" --quiet
sound "$place" "disk full: map"
[ "$(query "$place" "SELECT count(*) FROM map_layout")" -eq 0 ] || fail "disk full: half a map"
expect 0 "" map --seed 0 --project "$place" --quiet
[ "$(fingerprint "$place" map)" = "$(wanted map 0)" ] || fail "disk full: another map"
row "disk full: embeddings, neighbours, map" 4 "$how; \"$(sed 's/^.*: //' "$work/said")\""
release_disk
