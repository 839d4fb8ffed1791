#!/usr/bin/env python3
"""Leaves the languages out of the program: english.py OBJECT

Foundation carries 34 MB of ICU data: every language's words for days, units and regions, their
orders of sorting, and old encodings. Assay writes English and reads UTF-8. This makes an object
file with the data of the installed Swift toolchain, in which only what belongs to no language and
what belongs to English is left (some 4 MB), and prints the flags of `swift build` that link it in
place of the whole.

If the toolchain keeps its data elsewhere nothing is printed, and the program is merely larger.
"""

import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile

# A name like de, de_AT or zh_Hant_HK stands for a language.
LANGUAGE = re.compile(r"[a-z]{2,3}(_\w+)?")
KEPT = {"en", "en_001", "en_US", "en_US_POSIX"}
# Conversions of encodings and scripts, dictionaries for breaking lines, names of characters.
UNUSED = re.compile(r".*\.cnv|translit/.*|brkitr/.*\.dict|.*\.lstm|.*/unames\.icu|.*rbnf/.*")


def is_kept(name):
    path = name.split("/", 1)[1]
    if UNUSED.fullmatch(path) or UNUSED.fullmatch(name):
        return False
    stem = pathlib.PurePath(path).stem
    return not LANGUAGE.fullmatch(stem) or stem in KEPT


def archived(archive, wanted):
    """The content of one member of a library."""
    place = 8
    long_names = b""
    while place + 60 <= len(archive):
        header = archive[place : place + 60]
        name, size = header[:16].decode().strip(), int(header[48:58])
        content = archive[place + 60 : place + 60 + size]
        if name == "//":
            long_names = content
        elif re.fullmatch(r"/\d+", name):
            start = int(name[1:])
            name = long_names[start : long_names.index(b"\n", start)].decode()
        if name.rstrip("/") == wanted:
            return content
        place += 60 + size + size % 2
    raise LookupError(f"{wanted} is not in the library")


def package(content):
    """The package of data inside an object file, with the name that the linker knows it by."""
    name = re.search(rb"\0(icudt\d+)_dat\0", content)
    # The head of a package: its own length, a magic number, the length of what follows, …
    head = re.search(rb"(..)\xda\x27\x14\0\0\0\0\0\x02\0CmnD", content, re.DOTALL)
    if not name or not head:
        raise LookupError("no package of data")
    return name.group(1).decode(), content[head.start() :]


def entries(data):
    """The names and contents in a package, in its order."""
    (base,) = struct.unpack_from("<H", data)
    (count,) = struct.unpack_from("<I", data, base)
    table = [struct.unpack_from("<II", data, base + 4 + 8 * index) for index in range(count)]
    names = [
        data[base + start : data.index(b"\0", base + start)].decode() for start, _ in table
    ]
    # The last entry ends where the next thing begins; a little too much does no harm.
    ends = [start for _, start in table[1:]] + [len(data) - base]
    return base, [
        (name, data[base + start : base + end])
        for name, (_, start), end in zip(names, table, ends)
    ]


def packed(head, kept):
    """A package with these entries."""
    names, contents = b"", b""
    name_places = []
    for name, _ in kept:
        name_places.append(4 + 8 * len(kept) + len(names))
        names += name.encode() + b"\0"
    start = 4 + 8 * len(kept) + len(names)
    names += b"\xaa" * (-start % 16)
    start += -start % 16
    table = struct.pack("<I", len(kept))
    for place, (_, content) in zip(name_places, kept):
        table += struct.pack("<II", place, start + len(contents))
        contents += content + b"\xaa" * (-len(content) % 16)
    return head + table + names + contents


def main(object_file):
    object_file = pathlib.Path(object_file).resolve()
    swift = pathlib.Path(shutil.which("swiftc")).resolve()
    library = swift.parent.parent / "lib/swift_static/linux/lib_FoundationICU.a"
    try:
        symbol, data = package(archived(library.read_bytes(), "icu_packaged_data.cpp.o"))
    except (LookupError, OSError) as reason:
        print(f"── all languages are kept: {reason}", file=sys.stderr)
        return
    base, all_entries = entries(data)
    result = packed(data[:base], [entry for entry in all_entries if is_kept(entry[0])])
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "data").write_bytes(result)
        source = pathlib.Path(folder) / "english.s"
        # With --wrap whoever asks for the data is given this.
        name = f"__wrap_{symbol}_dat"
        source.write_text(f"""
            .section .rodata
            .balign 16
            .globl {name}
            .type {name}, %object
            {name}: .incbin "{folder}/data"
            .size {name}, {len(result)}
            .section .note.GNU-stack,"",%progbits
        """)
        object_file.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([swift.parent / "clang", "-c", source, "-o", object_file], check=True)
    print(f"── {len(result) >> 10} of {len(data) >> 10} kB of language data are kept", file=sys.stderr)
    print(f"-Xlinker --wrap={symbol}_dat -Xlinker {object_file}")


main(sys.argv[1])
