#!/bin/bash
# Unpacks the archive of `make dist` on a machine with nothing installed and uses it there:
#   check-dist.sh [ARCHIVE] [SUITE] [MIRROR]
# The machine is a minimal system made by debootstrap (SUITE: bookworm, or noble, …). Needs root.
set -euo pipefail
cd "$(dirname "$0")/.."
archive=$(realpath "${1:-$(ls -t dist/assay-*.tar.gz | head -1)}")
suite=${2:-bookworm}
mirror=${3:-}

machine=$(mktemp -d)
server=''
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  umount "$machine/proc" 2>/dev/null || true
  rm -rf "$machine"
}
trap finish EXIT
if [ -n "${CHROOT:-}" ]; then # a minimal system that is there already is copied
  cp -a "$CHROOT/." "$machine/"
else
  echo "── making a minimal $suite"
  debootstrap --variant=minbase "$suite" "$machine" ${mirror:+"$mirror"} >/dev/null
fi
mount -t proc proc "$machine/proc" 2>/dev/null || true
mkdir "$machine/opt/here"
tar -xzf "$archive" -C "$machine/opt/here" --strip-components=1
# Somewhere else than it was made, reached through a link in the path.
ln -s /opt/here/bin/assay "$machine/usr/bin/assay"
enter=(chroot "$machine" /usr/bin/env -i HOME=/root LC_ALL=C PATH=/usr/bin:/bin)
inside() { "${enter[@]}" "$@"; }

echo "── the program"
inside assay --version
inside assay --help > "$machine/root/help"
grep -q 'USAGE: assay' "$machine/root/help"
inside assay doctor

echo "── a project"
python3 - "$machine/root" <<'PYTHON'
import pathlib, struct, sys, zlib
root = pathlib.Path(sys.argv[1])

def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

rows = ["path,predicted,cat,dog"]
for index in range(20):
    name = ["cat", "dog"][index % 2]
    colour = bytes([index * 12, 255 - index * 9, 40 + index])
    pixels = b"".join(b"\0" + colour * 16 for _ in range(16))
    file = root / "images" / name / f"{index}.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"\x89PNG\r\n\x1a\n"
                     + chunk(b"IHDR", struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0))
                     + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b""))
    cat = 0.9 if (index % 2 == 0) != (index < 3) else 0.2
    rows.append(f"{name}/{index}.png,{'cat' if cat > 0.5 else 'dog'},{cat},{round(1 - cat, 2)}")
(root / "predictions.csv").write_text("\n".join(rows) + "\n")
PYTHON
inside assay init /root/pets.assay --images /root/images
inside assay import predictions /root/predictions.csv --model net --project /root/pets.assay
inside assay measure --project /root/pets.assay
inside assay evaluate --project /root/pets.assay --json > "$machine/root/evaluation.json"
python3 - "$machine/root/evaluation.json" <<'PYTHON'
import json, sys
text = json.dumps(json.load(open(sys.argv[1])))
assert '"accuracy"' in text and "0.85" in text, text[:400]
PYTHON
echo "evaluated: accuracy 17 of 20"

echo "── the page"
"${enter[@]}" assay serve /root/pets.assay --port 0 --json > "$machine/root/serving.json" &
server=$!
for _ in $(seq 100); do
  address=$(sed -n 's/.*"url": "\([^"]*\)".*/\1/p' "$machine/root/serving.json")
  [ -n "$address" ] && break
  sleep 0.1
done
page=$(curl -fsS "$address")
script=$(grep -o 'main-[A-Z0-9]*\.js' <<< "$page")
curl -fsS "${address%/}/$script" -o "$machine/root/script"
cmp "$machine/root/script" "$machine/opt/here/share/assay/web/$script"
curl -fsS "${address%/}/api/v1/project" -o "$machine/root/project.json"
grep -q '"revision"' "$machine/root/project.json"
echo "$address, $script and /api/v1/project answer"
echo "── $(basename "$archive") works on a $suite with nothing installed"
