#!/bin/bash
# The inner loop: serves the demo with the debug program, rebuilds what is saved and serves again:
#   dev.sh [PORT]
# A change below Web/src makes the page anew, one below Sources the program. Reload the page to see it.
set -uo pipefail
cd "$(dirname "$0")/.."
port=${1:-8640}
folder=.build/dev
program=.build/debug/assay
export ASSAY_WEB=$PWD/Web/dist
mkdir -p "$folder"

server=
stop() { [ -n "$server" ] && kill "$server" 2>/dev/null && wait "$server" 2>/dev/null; server=; }
trap 'stop; exit 0' EXIT INT TERM

program() { swift build --product assay 2>&1 | grep -E "error:|warning:|Compiling|Build" | tail -20; }
page() { Web/build.sh; }
serve() {
  stop
  [ -x "$program" ] || return
  if [ ! -d "$folder/demo/demo.assay" ]; then
    echo "── making the demo (once; about a minute with the debug program)"
    "$program" demo "$folder/demo" --no-serve --quiet > /dev/null
  fi
  "$program" serve "$folder/demo/demo.assay" --port "$port" &
  server=$!
}
changed() { [ -n "$(find "$1" -type f -newer "$folder/$2" -print -quit)" ]; }

touch "$folder/page" "$folder/program"
page
program
serve
while sleep 0.5; do
  if changed Web/src page; then
    touch "$folder/page"
    started=$(date +%s.%N)
    page && serve && printf '── the page after %.1f s\n' "$(python3 -c "import time; print(time.time() - $started)")"
  fi
  if changed Sources program; then
    touch "$folder/program"
    started=$(date +%s.%N)
    program && serve && printf '── the program after %.0f s\n' "$(python3 -c "import time; print(time.time() - $started)")"
  fi
done
