# What all parts share: tables to import, an undisturbed project, and what of a project is compared.

fail() { echo "FAILED: $*" >&2; exit 1; }
row() { printf '%-38s %7s  %s\n' "$1" "$2" "$3" | tee -a "$work/table"; }
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

# Demands that just those files are there that rows name, once the project was opened again.
tidy() {
  "$assay" status --project "$1" > /dev/null
  local named
  named=$(query "$1" "SELECT array_file FROM model WHERE array_file IS NOT NULL
    UNION ALL SELECT array_file FROM embedding
    UNION ALL SELECT array_file FROM neighbor_list" | sort)
  [ "$(ls "$1/arrays" | sort)" = "$named" ] || fail "$2: other files than the rows name"
}

# Everything imported or made of a kind, in a few digits.
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
    embeddings)
      query "$1" "SELECT name, source, digest, image_count, row_count, column_count FROM embedding
        WHERE name = 'e'"
      for name in $(query "$1" "SELECT array_file FROM embedding WHERE name = 'e'"); do
        sha256sum < "$1/arrays/$name"
      done ;;
    neighbors)
      query "$1" "SELECT among, depends, neighbor_count, row_count FROM neighbor_list
        ORDER BY embedding_id, among;
        SELECT name, depends, chunk, hex(numbers)
        FROM embedding_metric_chunk JOIN embedding_metric ON embedding_metric.id = metric_id
        ORDER BY embedding_id, name, chunk"
      for name in $(query "$1" "SELECT array_file FROM neighbor_list ORDER BY embedding_id, among")
      do
        sha256sum < "$1/arrays/$name"
      done ;;
    map)
      query "$1" "SELECT method, depends, seed, trustworthiness, hex(points) FROM map_layout
        ORDER BY embedding_id, method" ;;
    measured)
      query "$1" "SELECT * FROM measured_metric ORDER BY position;
        SELECT chunk, hex(numbers) FROM measured_chunk ORDER BY chunk;
        SELECT image_id, hex(digest), hex(pixel_digest), perceptual_hash
        FROM measurement ORDER BY image_id;
        SELECT * FROM file_issue ORDER BY image_id, kind" ;;
  esac | sha256sum | cut -d ' ' -f 1
}

# Starts the program and kills it within a while; what it said is in out. Tells whether it fell.
strike() {
  local step=$1
  shift
  "$assay" "$@" > "$work/out" 2>&1 &
  local child=$!
  sleep "$(awk -v m="${took[$step]}" -v r="$RANDOM" 'BEGIN { print r / 32768 * m / 1000 }')"
  kill -KILL "$child" 2> /dev/null || true
  ! wait "$child" 2> /dev/null
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
      took[$kind]=$(($(milliseconds) - start))
      wanted_is $kind $set "$(fingerprint "$work/calm/$set.assay" $kind)"
    done
  done
  start=$(milliseconds)
  "$assay" init "$work/calm/again.assay" --images "$images" --labels "$work/labels0.csv" \
    --quiet > "$work/out" 2>&1 || fail "init: $(cat "$work/out")"
  took[init]=$(($(milliseconds) - start))
  start=$(milliseconds)
  "$assay" measure --project "$work/calm/0.assay" --json > "$work/out"
  took[measure]=$(($(milliseconds) - start))
  wanted_is measured 0 "$(fingerprint "$work/calm/0.assay" measured)"
  "$assay" evaluate --project "$work/calm/0.assay" --json > "$work/calm/evaluation.json"
  prepare_embeddings
}

# Two sets of vectors, 64 an image, and what follows from the first: neighbours, then two maps.
prepare_embeddings() {
  query "$work/calm/bare.assay" "SELECT key FROM image ORDER BY id" > "$work/keys"
  cp -r "$work/calm/0.assay" "$work/calm/embedded.assay"
  query "$work/calm/embedded.assay" \
    "PRAGMA foreign_keys = ON; DELETE FROM neighbor_list; DELETE FROM embedding_metric"
  local place=$work/calm/embedded.assay
  for set in 1 0; do
    perl -e '
      my ($seed, $rows, $columns) = @ARGV;
      srand($seed);
      my $shape = "{\x27descr\x27: \x27<f4\x27, \x27fortran_order\x27: False, "
        . "\x27shape\x27: ($rows, $columns), }";
      print "\x93NUMPY\x01\x00", pack("v", 118), sprintf("%-117s\n", $shape);
      print pack("f<*", map { rand() - 0.5 } 1 .. $columns) for 1 .. $rows;
    ' "$set" "$count" 64 > "$work/embeddings$set.npy"
    start=$(milliseconds)
    "$assay" import embeddings "$work/embeddings$set.npy" --project "$place" --name e \
      --order "$work/keys" --replace --quiet > "$work/out" 2>&1 || fail "import: $(cat "$work/out")"
    took[embeddings]=$(($(milliseconds) - start))
    wanted_is embeddings $set "$(fingerprint "$place" embeddings)"
  done
  cp -r "$place" "$work/calm/mapped.assay"
  place=$work/calm/mapped.assay
  start=$(milliseconds)
  "$assay" measure --project "$place" --quiet > "$work/out" 2>&1 || fail "$(cat "$work/out")"
  took[neighbors]=$(($(milliseconds) - start))
  wanted_is neighbors 0 "$(fingerprint "$place" neighbors)"
  for set in 1 0; do
    start=$(milliseconds)
    "$assay" map --seed $set --project "$place" --quiet > "$work/out" 2>&1 \
      || fail "map: $(cat "$work/out")"
    took[map]=$(($(milliseconds) - start))
    wanted_is map $set "$(fingerprint "$place" map)"
  done
}

# How long a step takes undisturbed, in milliseconds.
declare -A took
model() { [ "$1" = labels ] || echo "--model m"; }
wanted_is() { echo "$3" > "$work/wanted-$1-$2"; }
wanted() { cat "$work/wanted-$1-$2"; }
