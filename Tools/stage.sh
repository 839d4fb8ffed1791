#!/bin/bash
# Copies the built program, its page and the licence below a folder: stage.sh PREFIX
#   PREFIX/bin/assay, PREFIX/share/assay/web, PREFIX/share/doc/assay/LICENSE
# DESTDIR, if set, is put before PREFIX, as in every `make install`.
set -euo pipefail
cd "$(dirname "$0")/.."
prefix=${DESTDIR:-}${1:?the folder to install below}
program=.build/release/assay

for needed in "$program" Web/dist/index.html; do
  [ -e "$needed" ] || { echo "$needed is missing: run 'make build' first" >&2; exit 2; }
done
install -d "$prefix/bin" "$prefix/share/assay" "$prefix/share/doc/assay"
install -m 755 "$program" "$prefix/bin/assay"
strip "$prefix/bin/assay"
rm -rf "$prefix/share/assay/web"
cp -R Web/dist "$prefix/share/assay/web"
chmod -R u=rwX,go=rX "$prefix/share/assay/web"
install -m 644 LICENSE "$prefix/share/doc/assay/LICENSE"
