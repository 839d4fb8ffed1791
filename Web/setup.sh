#!/bin/bash
# Fetches the pinned third-party files of deps.lock into node_modules/ and .tools/ (both ignored by
# git). Needs apt package lists (`apt-get update`), python3 with pip, and dpkg-deb. Does nothing when
# what is there was made from the same lock.
set -euo pipefail
cd "$(dirname "$0")"
cache=${WEB_CACHE:-.cache}
want=$(cat deps.lock setup.sh tools/* | sha256sum)
[ "$(cat node_modules/.stamp 2>/dev/null)" = "$want" ] && exit 0

rm -rf node_modules .tools
mkdir -p "$cache" node_modules/@types .tools/deb

# Downloads one package into the current folder: by name and version, never by address.
fetch() { # kind sum name version
  case $1 in
    deb) apt-get -o APT::Sandbox::User=root download -qq "$3=$4" ;;
    pip)
      echo "$3==$4 --hash=sha256:$2" > requirement
      python3 -m pip download -q --disable-pip-version-check --no-deps --only-binary :all: \
        --require-hashes -r requirement
      rm requirement
      ;;
  esac
}

while read -r kind sum name version; do
  file=$cache/$name-${version//\//_}.$kind
  if ! echo "$sum  $file" | sha256sum -c --status 2>/dev/null; then
    echo "fetching $name $version"
    folder=$(mktemp -d "$cache/fetch.XXXX")
    (cd "$folder" && fetch "$kind" "$sum" "$name" "$version")
    mv "$folder"/* "$file"
    rmdir "$folder"
    echo "$sum  $file" | sha256sum -c --quiet
  fi
  if [ "$kind" = deb ]; then dpkg-deb -x "$file" .tools/deb; fi
done < deps.lock

cp .tools/deb/usr/bin/esbuild .tools/
for name in react react-dom scheduler prop-types; do
  cp -rL ".tools/deb/usr/share/nodejs/@types/$name" node_modules/@types/
done
cp -rL .tools/deb/usr/share/nodejs/csstype node_modules/
python3 tools/unpack.py "$cache"
rm -rf .tools/deb
echo "$want" > node_modules/.stamp
