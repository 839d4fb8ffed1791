#!/bin/bash
# Bundles src/ into dist/: main-HASH.js, main-HASH.css and the index.html that names them.
set -euo pipefail
cd "$(dirname "$0")"
./setup.sh
staging=$(mktemp -d .build-XXXX)
trap 'rm -rf "$staging"' EXIT
.tools/esbuild src/main.tsx --bundle --format=esm --outdir="$staging" --entry-names='[name]-[hash]' \
  --minify --jsx=automatic --target=es2022 \
  --define:process.env.NODE_ENV=\"production\" --log-level=warning "$@"
script=$(basename "$staging"/main-*.js)
style=$(basename "$staging"/main-*.css)
sed -e "s/main\.js/$script/" -e "s/main\.css/$style/" src/index.html > "$staging/index.html"
mkdir -p dist
rm -rf dist/*
mv "$staging"/* dist/
