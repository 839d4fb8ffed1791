#!/bin/bash
# Packs the built program for Linux machines that have nothing installed:
#   dist/assay-VERSION-linux-ARCHITECTURE.tar.gz
#     bin/assay, share/assay/web, lib/ (shared libraries that it opens), share/doc/assay
# The program finds lib/ and its page relative to itself, so the folder may lie anywhere. Of the
# system it needs the C library alone, of the version of this machine or newer.
set -euo pipefail
cd "$(dirname "$0")/.."

version=$(.build/release/assay --version)
name=assay-$version-linux-$(uname -m)
mkdir -p dist
staging=$(mktemp -d dist/.staging-XXXX)
trap 'rm -rf "$staging"' EXIT
root=$staging/$name
mkdir -p "$root/lib"
DESTDIR='' Tools/stage.sh "$PWD/$root"

# Whoever passes a library on passes on its licence: licence FILE
licence() {
  local package
  package=$(dpkg-query -S "$(readlink -f "$1")" 2>/dev/null | cut -d: -f1 || true)
  if [ -n "$package" ] && [ -f "/usr/share/doc/$package/copyright" ]; then
    install -m 644 -D "/usr/share/doc/$package/copyright" "$root/share/doc/assay/$package.copyright"
  fi
}
# What Tools/static.sh linked in.
for path in .build/static/*.a; do
  [ -e "$path" ] && licence "$path"
done

# Parts of the C library belong to the machine that the program runs on; all else travels along.
system='^(linux-vdso|ld-linux|libc|libm|libdl|librt|libpthread|libresolv|libutil)[-.]'
while read -r soname _ path _; do
  case $soname in
    libswift* | libFoundation* | lib_Foundation* | libdispatch* | libBlocksRuntime*)
      echo "the program is linked with $soname: build it with 'make build'" >&2
      exit 1
      ;;
  esac
  [[ $(basename "$soname") =~ $system ]] && continue
  [ -f "$path" ] || { echo "$soname was not found" >&2; exit 1; }
  install -m 644 "$path" "$root/lib/$soname"
  strip --strip-unneeded "$root/lib/$soname"
  licence "$path"
done < <(ldd .build/release/assay)

archive=dist/$name.tar.gz
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$(git log -1 --format=%ct)" \
  -C "$staging" -cf - "$name" | gzip -9n > "$archive"
echo "$archive: $(du -sk --apparent-size "$root" | cut -f1) kB unpacked," \
  "$(($(stat -c %s "$archive") / 1024)) kB packed"
