#!/usr/bin/env python3
"""Writes the hostile files that the tests read: damaged, huge, misnamed, in odd encodings, bombs,
with forged sizes. The same files each time, byte for byte.

    Tools/hostile_files.py FOLDER

FOLDER gets images/, tables/ and arrays/; nothing is written elsewhere. What each file must become
stands in the tables of the tests (HostileImageOutcomes.swift, HostileLabelOutcomes.swift …), which
make the files once a run. Python's own library is enough.
"""

import pathlib
import sys

sys.dont_write_bytecode = True

from hostile import arrays, images, tables  # noqa: E402: only now, so that nothing is compiled


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for kind, module in [("images", images), ("tables", tables), ("arrays", arrays)]:
        folder = pathlib.Path(sys.argv[1]) / kind
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in module.files().items():
            (folder / name).write_bytes(content)


main()
