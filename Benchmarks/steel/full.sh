# A disk without room: init, both imports, measuring. Each says so, and goes on once there is room.

disk=$work/disk
mkdir "$disk"
if mount -t tmpfs -o size=64m assay-steel "$disk" 2> /dev/null; then
  mounted=$disk
  how="a full tmpfs" words="no space left on the disk; free some and try again"
  fill() { head -c "$(($(df --output=avail -B1 "$disk" | tail -n 1) - $1))" /dev/zero > "$disk/fill"; }
  cramped() { fill "$1"; shift; "$@"; rm -f "$disk/fill"; }
else
  how="no mounting here: files limited to 8 kB" words="File too large\|disk I/O error"
  cramped() { (ulimit -f 8; trap '' XFSZ; shift; "$@"); }
fi

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
if [ -n "$mounted" ]; then umount "$mounted" && mounted=; fi
