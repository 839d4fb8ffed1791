"""Plants faults among images, and checks what was found. Needs Python alone.

folders DEMO TARGET    the demo's images, sound ones only, as class folders
plant IMAGES TARGET    copies class folders to TARGET/images and plants; TARGET/planted.json
remove TARGET WHEN     deletes the files that shall be gone before or after measuring
check TARGET           holds files.json and duplicates.json against planted.json
"""

import csv
import hashlib
import json
import pathlib
import shutil
import struct
import sys
import zlib

PICTURES = {b"\xff\xd8\xff": "jpg", b"\x89PNG": "png"}
PLACEHOLDERS, CLASSES, PAIRS = 13, 4, 5


def kind(data):
    """What a file is by its first bytes; nothing for other formats."""
    return next((name for start, name in PICTURES.items() if data.startswith(start)), None)


def is_whole(data):
    return data.endswith(b"\xff\xd9") or data[-8:-4] == b"IEND"


def placeholder(side=96):
    """A PNG that says nothing: a bright cross on grey."""

    def chunk(name, content):
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    rows = b"".join(
        b"\0" + bytes(235 if abs(x - y) < 3 or abs(x + y - side) < 3 else 200 for x in range(side))
        for y in range(side)
    )
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def folders(demo, target):
    rows = list(csv.DictReader((demo / "labels.csv").open()))
    name, label = list(rows[0])[:2]
    seen = set()
    for row in rows:
        file = demo / "images" / row[name]
        data = file.read_bytes() if file.exists() else b""
        form = kind(data)
        if not row[label] or form is None or not is_whole(data) or data in seen:
            continue
        if file.suffix.lower() not in {"png": [".png"], "jpg": [".jpg", ".jpeg"]}[form]:
            continue
        seen.add(data)
        place = target / row[label] / file.name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def plant(source, target):
    root = target / "images"
    shutil.copytree(source, root)
    classes = sorted(one.name for one in root.iterdir() if one.is_dir())
    if len(classes) < CLASSES:
        sys.exit(f"{source}: {len(classes)} class folders, at least {CLASSES} are needed")
    # Every third file of each class, so that no file has two faults.
    sound = {name: sorted(one for one in (root / name).rglob("*") if one.is_file())
             for name in classes}
    sound = {name: [one for one in files if kind(one.read_bytes()) and is_whole(one.read_bytes())]
             for name, files in sound.items()}
    # Files that are the same already are left alone.
    taken = set()

    def next_file(name, form=None):
        for file in sound[name][1::3]:
            if file not in taken and (form is None or kind(file.read_bytes()) == form):
                taken.add(file)
                return file
        sys.exit(f"{root / name}: too few images to plant in")

    def key(file):
        return file.relative_to(root).as_posix()

    def put(file, data):
        if file.exists():
            sys.exit(f"{file}: there is such a file already")
        file.write_bytes(data)
        return key(file)

    planted = {"lying_extension": [], "damaged": [], "undecodable": []}
    for at in range(PAIRS):
        file = next_file(classes[at % len(classes)])
        other = root / classes[(at + 1) % len(classes)]
        put(other / f"copy-{at}{file.suffix}", file.read_bytes())
    empty = placeholder()
    for at in range(PLACEHOLDERS):
        put(root / classes[at % CLASSES] / f"placeholder-{at}.png", empty)
    for at in range(4):
        file = next_file(classes[at % len(classes)])
        wrong = ".png" if kind(file.read_bytes()) == "jpg" else ".jpg"
        file.rename(file.with_name(f"lying-{at}{wrong}"))
        planted["lying_extension"].append(key(file.with_name(f"lying-{at}{wrong}")))
    for at in range(3):
        name = next(
            (one for one in classes[at:] + classes[:at]
             if any(f not in taken and kind(f.read_bytes()) == "jpg" for f in sound[one][1::3])),
            None)
        if name is None:
            sys.exit(f"{root}: too few JPEG files")
        data = next_file(name, "jpg").read_bytes()
        planted["damaged"].append(
            put(root / name / f"truncated-{at}.jpg", data[: len(data) * 6 // 10]))
    for at in range(2):
        planted["undecodable"].append(
            put(root / classes[at] / f"text-{at}.jpg", b"This is no picture.\n" * (at + 1)))
    planted["gone"] = {
        "before": [key(next_file(classes[0])), key(next_file(classes[1]))],
        "after": [key(next_file(classes[2]))],
    }
    planted["classes"] = len(classes)
    (target / "planted.json").write_text(json.dumps(planted, indent=2))


def remove(target, when):
    for key in json.loads((target / "planted.json").read_text())["gone"][when]:
        (target / "images" / key).unlink()


def check(target):
    planted = json.loads((target / "planted.json").read_text())
    gone = planted["gone"]["before"] + planted["gone"]["after"]
    found = {one["kind"]: one for one in json.loads((target / "files.json").read_text())["issues"]}
    wrong = 0

    def compare(what, expected, actual):
        nonlocal wrong
        good = expected == actual
        wrong += not good
        print(f"{'ok   ' if good else 'WRONG'} {what}: {len(expected)}"
              + ("" if good else f" expected, found {len(actual)}: "
                 f"{sorted(expected ^ actual)[:6]}"))

    for name in ("lying_extension", "damaged", "undecodable"):
        compare(name, set(planted[name]), {one["key"] for one in found[name]["images"]})
        wrong += found[name]["count"] != len(planted[name])
    compare("missing_file", set(gone), {one["key"] for one in found["missing_file"]["images"]})

    # All files that have the same bytes, by the bytes themselves; those that were measured and are
    # gone would count as well, but none of them has a copy.
    root = target / "images"
    same = {}
    for file in root.rglob("*"):
        if file.is_file():
            digest = hashlib.sha256(file.read_bytes()).digest()
            same.setdefault(digest, []).append(file.relative_to(root).as_posix())
    same = {frozenset(keys) for keys in same.values() if len(keys) > 1}
    groups = json.loads((target / "duplicates.json").read_text())["duplicates"]
    by_bytes = [one for one in groups["groups"] if one["kind"] == "bytes"]
    compare("groups of the same bytes", same,
            {frozenset(image["key"] for image in one["images"]) for one in by_bytes})
    conflicting = {keys for keys in same if len({key.split("/")[0] for key in keys}) > 1}
    compare("of them under different labels", conflicting,
            {frozenset(image["key"] for image in one["images"])
             for one in by_bytes if one["conflicting"]})
    largest = by_bytes[0]
    good = largest["count"] == PLACEHOLDERS and len(largest["labels"]) == CLASSES
    wrong += not good
    print(f"{'ok   ' if good else 'WRONG'} the placeholder stands first: {largest['count']} images "
          f"under {len(largest['labels'])} labels")
    if groups["images_same_bytes"] != sum(map(len, same)):
        wrong += 1
        print(f"WRONG images_same_bytes is {groups['images_same_bytes']}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    {"folders": folders, "plant": plant, "remove": remove, "check": check}[sys.argv[1]](
        pathlib.Path(sys.argv[2]),
        *([sys.argv[3]] if sys.argv[1] == "remove" else map(pathlib.Path, sys.argv[3:])))
