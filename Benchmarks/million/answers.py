"""CPU milliseconds that a server spends on each question about a project, and its peak memory.

    answers.py PID ADDRESS

The least of three runs: what is remembered after the first is part of the design. CPU is that of the
process PID (user and system), from /proc, in steps of 10 ms.
"""

import os
import sys
import time
import urllib.parse
import urllib.request

PID, ADDRESS = sys.argv[1], sys.argv[2].rstrip("/") + "/api/v1"
QUESTIONS = [
    ("ids", "images", {}),
    ("sort by a metric of the model", "images", {"order": "-confidence"}),
    ("sort by label", "images", {"order": "label"}),
    ("filter", "images", {"where": "outcome = wrong and confidence > 0.8"}),
    ("filter and sort", "images", {"where": "label = cat", "order": "loss"}),
    ("lowest 5 %", "images", {"where": "confidence in lowest 5%"}),
    ("column", "columns/confidence", {}),
    ("count of a filter", "filter", {"where": "label = cat and predicted != cat"}),
]


def cpu() -> float:
    fields = open(f"/proc/{PID}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def memory() -> str:
    return next(line for line in open(f"/proc/{PID}/status") if line.startswith("VmHWM")).split()[1]


def main() -> None:
    print(f"ready: {cpu():.0f} ms CPU since the start")
    for name, path, query in QUESTIONS:
        spent, size = [], 0
        for _ in range(3):
            before = cpu()
            with urllib.request.urlopen(f"{ADDRESS}/{path}?{urllib.parse.urlencode(query)}") as answer:
                size = len(answer.read())
            time.sleep(0.02)
            spent.append(cpu() - before)
        print(f"{name}: first {spent[0]:.0f} ms, least {min(spent):.0f} ms, {size} bytes")
    print(f"peak memory: {int(memory()) // 1024} MB")


main()
