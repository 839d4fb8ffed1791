# Projects of every older schema: brought up to date after a copy, also if killed meanwhile, also on
# a disk that is full then.

# Makes a project as schema $1 wrote it, at $2: four images with all that the schema could hold, and
# $3 more images with labels, so that it has a size.
older() {
  rm -rf "$2" && mkdir -p "$2/arrays"
  for step in $(seq "$1"); do sqlite3 "$2/project.sqlite" < "$here/steel/schema-$step.sql"; done
  sqlite3 "$2/project.sqlite" "
    PRAGMA journal_mode = WAL;
    WITH RECURSIVE n(i) AS (SELECT 4 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < 4 + $3)
    INSERT INTO image SELECT i, printf('more/%08d.jpg', i), 900 + i, i, 0 FROM n;
    INSERT INTO label SELECT id, id % 3 FROM image WHERE id >= 4;"
  if [ "$1" -ge 3 ]; then  # the vectors (0, 1) of four images
    for _ in 1 2 3 4; do printf '\000\000\000\000\000\000\200\077'; done > "$2/arrays/00000000-0000-4000-8000-0000000000f3.f32"
  fi
}

# All that a database of schema $1 or later at $2 has of what schema $1 knew, in a few digits.
older_content() {
  local tables="class image image_tag label model prediction_chunk tag"
  [ "$1" -lt 2 ] || tables="$tables correction edit edit_part saved_view"
  [ "$1" -lt 3 ] || tables="$tables embedding embedding_metric embedding_metric_chunk"
  [ "$1" -lt 4 ] || tables="$tables label_file"
  [ "$1" -lt 5 ] || tables="$tables map_layout"
  {
    for table in $tables; do echo "SELECT * FROM $table ORDER BY 1, 2;"; done
    echo "SELECT id, imported, kind, source, model, report FROM reconciliation ORDER BY id;"
    echo "SELECT image_root, revision FROM project;"
  } | sqlite3 -cmd ".mode quote" "$2" | sha256sum | cut -d ' ' -f 1
}

# Demands that the project $2 of what was schema $1, with content $3, opens and has all it had.
brought_up() {
  expect 0 "^images     $((4 + bulk)) in " status --project "$2"
  grep -q "model      old: 4 predictions, accuracy 0.7500" "$work/out" \
    || fail "schema $1: $(cat "$work/out")"
  [ "$(query "$2" "PRAGMA user_version")" -eq "$newest" ] || fail "schema $1: not up to date"
  [ "$(query "$2" "PRAGMA integrity_check")" = ok ] || fail "schema $1: damaged"
  [ "$(older_content "$1" "$2/project.sqlite")" = "$3" ] || fail "schema $1: something is lost"
  if [ "$1" -lt "$newest" ]; then
    local copy=$2/project-schema-$1.sqlite
    [ "$(sqlite3 "$copy" "PRAGMA user_version")" -eq "$1" ] || fail "schema $1: no copy"
    [ "$(older_content "$1" "$copy")" = "$3" ] || fail "schema $1: another copy"
    [ ! -e "$copy.partial" ] || fail "schema $1: half a copy is left"
  fi
}

bulk=20000
newest=$(query "$work/calm/bare.assay" "PRAGMA user_version")
schemas=$(ls "$here/steel" | sed -n 's/^schema-\([0-9]*\)\.sql$/\1/p' | sort -n)
share=$(((kills + 4) / 5))
each=$(((share + $(wc -w <<< "$schemas") - 1) / $(wc -w <<< "$schemas")))
fell=0 untouched=0 between=0 done=0
for number in $schemas; do
  older "$number" "$work/older-calm.assay" "$bulk"
  content=$(older_content "$number" "$work/older-calm.assay/project.sqlite")
  place=$work/older.assay
  rm -rf "$place" && cp -r "$work/older-calm.assay" "$place"
  start=$(milliseconds)
  brought_up "$number" "$place" "$content"
  took[older]=$(($(milliseconds) - start))
  here_fell=0 tries=0
  while [ "$here_fell" -lt "$each" ] && [ "$tries" -lt $((10 * each)) ]; do
    tries=$((tries + 1))
    rm -rf "$place" && cp -r "$work/older-calm.assay" "$place"
    if strike older status --project "$place"; then
      here_fell=$((here_fell + 1))
      case $(query "$place" "PRAGMA user_version") in
        "$number") untouched=$((untouched + 1)) ;;
        "$newest") done=$((done + 1)) ;;
        *) between=$((between + 1)) ;;
      esac
    fi
    brought_up "$number" "$place" "$content"
  done
  fell=$((fell + here_fell))
done
query "$place" "PRAGMA user_version = 99" > /dev/null
expect 2 "newer than this program" status --project "$place"
row "killed: bringing up old schemas" "$fell" \
  "$(tr '\n' ' ' <<< "$schemas")to $newest: $untouched still old, $between on the way, $done done; all there"

# A full disk: at first there is no room for the copy, then none for the steps.
full=0
take_disk
for number in $schemas; do
  older "$number" "$work/older-calm.assay" "$bulk"
  content=$(older_content "$number" "$work/older-calm.assay/project.sqlite")
  place=$disk/older.assay
  rm -rf "$place" && cp -r "$work/older-calm.assay" "$place"
  size=$(stat -c %s "$place/project.sqlite")
  for room in 65536 $((size + 49152)); do
    cramped "$room" expect 2 "$words" status --project "$place"
    cp "$work/out" "$work/said"
    full=$((full + 1))
    [ "$(older_content "$number" "$place/project.sqlite")" = "$content" ] \
      || fail "disk full: something of schema $number is lost"
    [ ! -e "$place/project-schema-$number.sqlite.partial" ] \
      || fail "disk full: half a copy of schema $number is left"
  done
  brought_up "$number" "$place" "$content"
done
row "disk full: bringing up old schemas" "$full" "$how; \"$(sed 's/^.*: //' "$work/said")\""
release_disk
