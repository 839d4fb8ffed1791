#!/bin/bash
# Everything that can be checked without a browser: layout, lint, types, unit tests, waiting.
set -euo pipefail
cd "$(dirname "$0")"
./setup.sh
.tools/deno fmt --check --quiet
.tools/deno lint --quiet
.tools/deno check --quiet --no-remote src/main.tsx test/*.ts
.tools/deno test --quiet --no-remote --no-check --allow-read --location=http://127.0.0.1/ test
# What the browser tests say about a page waits for it.
python3 e2e/lint.py e2e/*.py
python3 e2e/test_lint.py --quiet
