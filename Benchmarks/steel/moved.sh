# The image folder is gone, or elsewhere, or another one.

cp -r "$images" "$work/photos"
place=$work/moved.assay
expect 0 "" init "$place" --images "$work/photos" --labels "$work/labels0.csv" --quiet
expect 0 "" measure --project "$place" --quiet
before=$(fingerprint "$place" measured)

mv "$work/photos" "$work/elsewhere"
expect 2 "the image folder is not there; plug it in, or say where it is with --images" \
  measure --project "$place"
sound "$place" "images gone"
mkdir "$work/photos"
expect 2 "none of the project's images are in this folder" measure --project "$place"
rmdir "$work/photos"

# Served all the same: pictures that are stored come, files that are gone are told.
serve() {
  "$assay" serve "$place" --port 0 --json "$@" > "$work/served" 2> "$work/complaint" &
  server=$!
  for _ in $(seq 200); do
    url=$(sed -n 's/.*"url": "\(.*\)".*/\1/p' "$work/served")
    [ -n "$url" ] && return
    sleep 0.05
  done
  fail "serve does not listen: $(cat "$work/complaint")"
}
status_of() { curl -s -o "$work/out" -w '%{http_code}' "$url$1"; }
serve
[ "$(status_of api/v1/images/0/thumbnail)" = 200 ] || fail "images gone: no thumbnail"
[ "$(status_of api/v1/images/0/original)" = 404 ] || fail "images gone: an original"
grep -q no_file "$work/out" || fail "images gone: $(cat "$work/out")"
[ "$(status_of api/v1/project)" = 200 ] || fail "images gone: no project"
kill -TERM "$server" && wait "$server"

mkdir "$work/other" && echo x > "$work/other/x.jpg"
expect 2 "none of the project's images" serve "$place" --port 0 --images "$work/other"
serve --images "$work/elsewhere"
[ "$(status_of api/v1/images/0/original)" = 200 ] || fail "images moved: no original"
kill -TERM "$server" && wait "$server"
expect 0 "\"unchanged\": $count" measure --project "$place" --json
[ "$(fingerprint "$place" measured)" = "$before" ] || fail "images moved: other numbers"
row "image folder gone, moved, wrong" 4 "told with what to do; served without; nothing measured again"
