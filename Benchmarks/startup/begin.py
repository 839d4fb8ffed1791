"""Milliseconds that `assay --help` takes, from the disk and from memory.

    begin.py PROGRAM [ROUNDS]

Cold: before each round the pages of the program and of its shared libraries are dropped from memory
(POSIX_FADV_DONTNEED, which leaves what other programs use, such as the C library).
"""

import os
import re
import statistics
import subprocess
import sys
import time

PROGRAM, ROUNDS = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 7


def files() -> list[str]:
    listed = subprocess.run(["ldd", PROGRAM], capture_output=True, text=True).stdout
    return [PROGRAM] + re.findall(r"(/\S+) \(", listed)


def forget() -> None:
    os.sync()
    for name in files():
        handle = os.open(name, os.O_RDONLY)
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(handle)


def once() -> float:
    start = time.perf_counter()
    subprocess.run([PROGRAM, "--help"], stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - start) * 1000


cold = []
for _ in range(ROUNDS):
    forget()
    # What starts programs is not what is measured.
    subprocess.run(["/bin/true"], check=True)
    cold.append(once())
warm = [once() for _ in range(ROUNDS)]
for name, times in (("assay --help, cold", cold), ("assay --help, warm", warm)):
    print(f"{name}: median {statistics.median(times):.0f} ms, least {min(times):.0f}, "
          f"greatest {max(times):.0f}")
