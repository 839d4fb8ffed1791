"""Runs a program and prints what it cost: CPU seconds of it alone, and its greatest memory.

    measure.py NAME PROGRAM ARGUMENT…
"""

import resource
import subprocess
import sys

subprocess.run(sys.argv[2:], check=True, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{sys.argv[1]}: {used.ru_utime + used.ru_stime:.2f} s CPU, {used.ru_maxrss / 1024:.0f} MB")
