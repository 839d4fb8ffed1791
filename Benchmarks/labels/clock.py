"""Runs a command and says what it cost: clock.py NAME COMMAND…"""

import resource
import subprocess
import sys
import time

start = time.time()
subprocess.run(sys.argv[2:], check=True, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(
    f"{sys.argv[1]}: {used.ru_utime + used.ru_stime:.2f} s CPU, {time.time() - start:.1f} s, "
    f"{used.ru_maxrss / 1024:.0f} MB", flush=True)
