# Kills of edits: tags, labels, undo and redo. Each is done with its entry in the history, or not.

share=$(((kills + 4) / 5))
place=$work/edits.assay
cp -r "$work/calm/0.assay" "$place"

# What people said of the images, and the history of it without its times.
edited() {
  query "$1" "
    SELECT name, image_id FROM image_tag JOIN tag ON tag.id = tag_id ORDER BY name, image_id;
    SELECT image_id, class FROM correction ORDER BY image_id;
    SELECT id, kind, value, image_count, undoes, takes_back FROM edit ORDER BY id;
    SELECT edit_id, was_corrected, class, image_count, hex(images) FROM edit_part
    ORDER BY edit_id, id" | sha256sum | cut -d ' ' -f 1
}

# The edits take turns, so that each changes something; a second project takes those that were done,
# never killed.
turn() {
  case $(($1 % 8)) in
    0) echo tag add odd --all ;;
    1) echo label set a --all ;;
    2) echo undo ;;
    3) echo redo ;;
    4) echo label set b --all ;;
    5) echo tag remove odd --all ;;
    6) echo label clear --all ;;
    7) echo undo ;;
  esac
}
calm=$work/edits-calm.assay
cp -r "$work/calm/0.assay" "$calm"
fell=0 tries=0 kept=0 turns=0
before=$(edited "$calm")
start=$(milliseconds)
"$assay" tag list --project "$place" > /dev/null
took[edits]=$((2 * ($(milliseconds) - start) + 20))
while [ "$fell" -lt "$share" ] && [ "$tries" -lt $((10 * share)) ]; do
  tries=$((tries + 1))
  words=$(turn "$turns")
  "$assay" $words --project "$calm" --quiet > "$work/out" 2>&1 || fail "$words: $(cat "$work/out")"
  after=$(edited "$calm")
  [ "$after" != "$before" ] || fail "$words: changed nothing"
  if strike edits $words --project "$place" --quiet; then
    fell=$((fell + 1))
    sound "$place" "$words, kill $fell"
    found=$(edited "$place")
    if [ "$found" = "$before" ]; then
      kept=$((kept + 1))
      "$assay" $words --project "$place" --quiet > "$work/out" 2>&1 \
        || fail "$words: $(cat "$work/out")"
    elif [ "$found" != "$after" ]; then fail "$words, kill $fell: neither done nor not"
    fi
  fi
  [ "$(edited "$place")" = "$after" ] || fail "$words: another state than without kills"
  turns=$((turns + 1)) before=$after
done
[ "$(fingerprint "$place" labels)" = "$(wanted labels 0)" ] || fail "edits: other imported labels"
row "killed: tag, label, undo, redo" "$fell" "$kept not done, $((fell - kept)) done; history and undo whole"
