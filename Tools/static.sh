#!/bin/bash
# Links the system's libraries into the program: static.sh FOLDER
#
# A program that opens twenty libraries before it says a word begins late. This fills FOLDER with
# links to the static libraries that the development packages carry beside the shared ones, and with
# pkg-config files that lead there, and prints the flags of `swift build` that use them. Where one
# is missing nothing is printed, and the program opens the shared libraries as it starts.
set -euo pipefail
folder=${1:?the folder to fill}
packages=(libturbojpeg libpng libwebpdemux libtiff-4 zlib libxxhash)

rm -rf "$folder"
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
missing() {
  echo "── no static $1 here: the program will open shared libraries" >&2
  exit 0
}

names=(gif sqlite3)
for package in "${packages[@]}"; do
  libraries=$(pkg-config --static --libs-only-l "$package") || missing "$package"
  cat >"$folder/$package.pc" <<PC
Name: $package
Description: $package, linked into the program
Version: $(pkg-config --modversion "$package")
Cflags: $(pkg-config --cflags "$package")
Libs: -L$folder $libraries
PC
  for library in $libraries; do names+=("${library#-l}"); done
done
for name in "${names[@]}" stdc++; do
  case $name in m | pthread | dl) continue ;; esac # the C library's, and as shared as it is
  archive=$(cc -print-file-name="lib$name.a")
  [ -f "$archive" ] || missing "lib$name.a"
  ln -sf "$(readlink -f "$archive")" "$folder/lib$name.a"
done
echo "--pkg-config-path $folder"
