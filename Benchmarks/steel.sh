#!/usr/bin/env bash
# Does to projects what the world does to them, and checks that they open, say what happened, lose
# nothing and go on: programs killed at any moment, a full disk, two programs at once, images that
# are gone or moved, a project of an older schema.
#
#   Benchmarks/steel.sh IMAGES [KILLS [PROGRAM]]
#
# IMAGES is a folder of images, enough to be measured for a second or more; KILLS, 100 if absent, is
# how many programs are killed while importing tables and measuring, and again how many over
# embeddings, neighbours, the map, edits and old schemas. Needs sqlite3 and perl; a full disk is a
# small tmpfs where one can be mounted (as root on Linux), else a limit on the size of files, which
# the table says. PARTS="kill older" in the environment runs these parts alone.
set -euo pipefail

images=$(realpath "${1:?usage: Benchmarks/steel.sh IMAGES [KILLS [PROGRAM]]}")
kills=${2:-100}
here=$(cd "$(dirname "$0")" && pwd)
assay=$(realpath "${3:-$here/../.build/release/assay}")
for tool in sqlite3 perl curl; do
  command -v $tool > /dev/null || { echo "$tool is needed" >&2; exit 2; }
done
work=$(mktemp -d)
mounted=
clean() {
  [ -z "$mounted" ] || umount "$mounted" || true
  rm -rf "$work"
}
trap clean EXIT

. "$here/steel/common.sh"
. "$here/steel/disk.sh"
prepare
for part in ${PARTS:-kill kill-embeddings kill-edits full two moved older}; do . "$here/steel/$part.sh"; done

echo
printf '%-38s %7s  %s\n' "what was done" "times" "what was seen"
cat "$work/table"
