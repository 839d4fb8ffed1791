#!/bin/bash
# Installs the Debian packages that Assay is built with, if they are missing:
#   install-packages.sh [--for-tests]
set -euo pipefail

build=(make pkg-config python3 python3-pip python3-venv libsqlite3-dev zlib1g-dev libturbojpeg0-dev
  libpng-dev libwebp-dev libgif-dev libtiff-dev libxxhash-dev)
tests=(chromium fonts-inter)

wanted=("${build[@]}")
[ "${1:-}" = "--for-tests" ] && wanted+=("${tests[@]}")

if ! command -v apt-get >/dev/null; then
  echo "── no apt-get here: please install the equivalents of ${wanted[*]}"
  exit 0
fi

missing=()
for package in "${wanted[@]}"; do
  dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
    missing+=("$package")
done

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
export DEBIAN_FRONTEND=noninteractive
# The page's tools are downloaded with apt too, which needs its lists.
lists=(/var/lib/apt/lists/*Packages*)
if [ ${#missing[@]} -gt 0 ] || [ ! -e "${lists[0]}" ]; then
  echo "── reading Debian's package lists"
  "${as_root[@]}" apt-get update -qq
fi
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi
echo "── installing Debian packages: ${missing[*]}"
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
