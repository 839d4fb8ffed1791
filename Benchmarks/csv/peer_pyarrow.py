"""Reads a CSV file with pyarrow (26.0.1), one thread, and prints the CPU seconds of the reading alone
and the process's greatest memory.

    peer_pyarrow.py FILE
"""

import resource
import sys
import time

import pyarrow
from pyarrow import csv

start = time.process_time()
table = csv.read_csv(sys.argv[1], read_options=csv.ReadOptions(use_threads=False))
seconds = time.process_time() - start
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"pyarrow {pyarrow.__version__}: {seconds:.2f} s CPU, {memory:.0f} MB, {table.num_rows} rows")
