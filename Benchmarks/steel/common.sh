# What all parts share: tables to import, an undisturbed project, and what of a project is compared.

fail() { echo "FAILED: $*" >&2; exit 1; }
row() { printf '%-34s %7s  %s\n' "$1" "$2" "$3" | tee -a "$work/table"; }
field() { sed -n "s/.*\"$1\": \([0-9]*\).*/\1/p" | head -n 1; }
query() { sqlite3 "$1/project.sqlite" "$2"; }
milliseconds() { echo $(($(date +%s%N) / 1000000)); }

# Runs the program, and demands an exit code and words on either output.
expect() {
  local code=$1 words=$2 found=0
  shift 2
  "$assay" "$@" > "$work/out" 2>&1 || found=$?
  [ "$found" -eq "$code" ] || fail "assay $*: exit $found in place of $code: $(cat "$work/out")"
  grep -q -- "$words" "$work/out" || fail "assay $*: no word of \"$words\": $(cat "$work/out")"
}

# A project as it must be: opens, is whole, and has all images.
sound() {
  expect 0 "^images     $count in " status --project "$1"
  [ "$(query "$1" "PRAGMA integrity_check")" = ok ] || fail "$2: the database is damaged"
  [ -z "$(query "$1" "PRAGMA foreign_key_check")" ] || fail "$2: rows that point nowhere"
  for name in $(query "$1" "SELECT array_file FROM model WHERE array_file IS NOT NULL"); do
    [ "$(stat -c %s "$1/arrays/$name")" -eq "$(query "$1" \
      "SELECT 4 * row_count * column_count FROM model WHERE array_file = '$name'")" ] \
      || fail "$2: a matrix is not as long as its row says"
  done
}

# Everything imported, in a few digits; `labels` or `predictions`.
fingerprint() {
  case $2 in
    labels)
      query "$1" "SELECT image_id, name FROM label JOIN class ON class.id = class_id
        ORDER BY image_id; SELECT kind, report FROM reconciliation WHERE kind = 'labels'
        ORDER BY id DESC LIMIT 1" ;;
    predictions)
      query "$1" "SELECT name, digest, renormalized_rows, row_count, column_count FROM model;
        SELECT chunk, hex(predicted), hex(confidence) FROM prediction_chunk ORDER BY chunk"
      for name in $(query "$1" "SELECT array_file FROM model"); do
        sha256sum < "$1/arrays/$name"
      done ;;
    measured)
      query "$1" "SELECT * FROM measured_metric ORDER BY position;
        SELECT chunk, hex(numbers) FROM measured_chunk ORDER BY chunk;
        SELECT image_id, hex(digest), hex(pixel_digest), perceptual_hash
        FROM measurement ORDER BY image_id;
        SELECT * FROM file_issue ORDER BY image_id, kind" ;;
  esac | sha256sum | cut -d ' ' -f 1
}

# Two sets of tables about the images, a calm project of each, and how long each step takes.
prepare() {
  mkdir "$work/calm"
  "$assay" init "$work/calm/bare.assay" --images "$images" --quiet > "$work/out" 2>&1 \
    || fail "init: $(cat "$work/out")"
  count=$(query "$work/calm/bare.assay" "SELECT count(*) FROM image")
  for set in 0 1; do
    query "$work/calm/bare.assay" "SELECT key FROM image ORDER BY id" | awk -v set="$set" '
      BEGIN {
        srand(1 + set)
        labels = "'"$work"'/labels" set ".csv"
        predictions = "'"$work"'/predictions" set ".csv"
        print "filename,label" > labels
        print "filename,prob_a,prob_b,prob_c,prob_d" > predictions
      }
      {
        key = $0; gsub(/"/, "\"\"", key)
        printf "\"%s\",%c\n", key, 97 + int(4 * rand()) > labels
        a = rand() + 0.01; b = rand(); c = rand(); d = rand(); s = a + b + c + d
        printf "\"%s\",%.6f,%.6f,%.6f,%.6f\n", key, a / s, b / s, c / s, d / s > predictions
      }'
    cp -r "$work/calm/bare.assay" "$work/calm/$set.assay"
    for kind in labels predictions; do
      start=$(milliseconds)
      "$assay" import $kind "$work/$kind$set.csv" --project "$work/calm/$set.assay" \
        $(model $kind) --replace --quiet > "$work/out" 2>&1 || fail "import: $(cat "$work/out")"
      took[$(step $kind)]=$(($(milliseconds) - start))
      wanted_is $kind $set "$(fingerprint "$work/calm/$set.assay" $kind)"
    done
  done
  start=$(milliseconds)
  "$assay" init "$work/calm/again.assay" --images "$images" --labels "$work/labels0.csv" \
    --quiet > "$work/out" 2>&1 || fail "init: $(cat "$work/out")"
  took[$(step init)]=$(($(milliseconds) - start))
  start=$(milliseconds)
  "$assay" measure --project "$work/calm/0.assay" --json > "$work/out"
  took[$(step measure)]=$(($(milliseconds) - start))
  wanted_is measured 0 "$(fingerprint "$work/calm/0.assay" measured)"
  "$assay" evaluate --project "$work/calm/0.assay" --json > "$work/calm/evaluation.json"
}

took=()
step() { case $1 in init) echo 0 ;; labels) echo 1 ;; predictions) echo 2 ;; *) echo 3 ;; esac; }
model() { [ "$1" = labels ] || echo "--model m"; }
wanted_is() { echo "$3" > "$work/wanted-$1-$2"; }
wanted() { cat "$work/wanted-$1-$2"; }
