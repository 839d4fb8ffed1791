"""CPU milliseconds that a server spends on each question about a project, and its memory.

    answers.py PID ADDRESS

Three times each: the first and the least of the three. CPU is that of the process PID (user and
system), from /proc, in steps of 10 ms. Then a hundred thousand images are tagged, and one; what the
next answers cost is told too.
"""

import json
import os
import sys
import time
import urllib.parse
import urllib.request

PID, ADDRESS = sys.argv[1], sys.argv[2].rstrip("/") + "/api/v1"
QUESTIONS = [
    ("project", "project", {}),
    ("ids", "images", {}),
    ("sort by an imported metric", "images", {"order": "m3"}),
    ("sort by a metric of the model", "images", {"order": "-confidence"}),
    ("sort by label", "images", {"order": "label"}),
    ("sort by key, descending", "images", {"order": "-path"}),
    ("filter", "images", {"where": "outcome = wrong and confidence > 0.8"}),
    ("filter and sort", "images", {"where": "label = cat", "order": "loss"}),
    ("filter of five metrics", "images",
     {"where": "m0 < 0.5 and m1 < 0.5 and m2 > 0.2 and m4 > 0.1 and not (m5 in 0.2..0.3)"}),
    ("lowest 5 %", "images", {"where": "confidence in lowest 5%"}),
    ("part of a key", "images", {"where": "path ~ 99"}),
    ("words anywhere", "images", {"where": 'text ~ "cat 99"'}),
    ("column", "columns/m7", {}),
    ("count of a filter", "filter", {"where": "label = cat and predicted != cat"}),
    ("histogram", "histogram", {"metric": "m9"}),
    ("histogram of a filter, by outcome", "histogram",
     {"metric": "loss", "where": "label = cat", "by": "outcome"}),
    ("one image", "images/765432", {}),
    ("evaluation", "evaluation", {"sparse": "1"}),
    ("rate by a metric", "performance", {"metric": "m3", "rate": "accuracy"}),
    ("data quality", "quality", {}),
    ("label quality", "label-quality", {}),
]


def cpu() -> float:
    fields = open(f"/proc/{PID}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def memory(kind: str) -> str:
    line = next(line for line in open(f"/proc/{PID}/status") if line.startswith(kind))
    return f"{int(line.split()[1]) // 1024} MB"


def asked(path: str, query: dict, body: object = None) -> tuple[float, float, int]:
    """CPU milliseconds, milliseconds of wall time, and the size of the answer."""
    request = urllib.request.Request(
        f"{ADDRESS}/{path}?{urllib.parse.urlencode(query)}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"})
    before, start = cpu(), time.perf_counter()
    with urllib.request.urlopen(request) as answer:
        size = len(answer.read())
    wall = (time.perf_counter() - start) * 1000
    time.sleep(0.02)
    return cpu() - before, wall, size


def told(name: str, path: str, query: dict, body: object = None, times: int = 1) -> None:
    found = [asked(path, query, body) for _ in range(times)]
    again = f", again {min(one[0] for one in found[1:]):.0f} ms" if times > 1 else ""
    print(f"{name}: {found[0][0]:.0f} ms{again} ({found[0][1]:.0f} ms of wall), {found[0][2]} bytes")


def main() -> None:
    told("the first answer, which reads the project", "filter", {})
    print(f"memory: {memory('VmRSS')}, at most {memory('VmHWM')}")
    for name, path, query in QUESTIONS:
        told(name, path, query, times=3)
    print(f"memory: {memory('VmRSS')}, at most {memory('VmHWM')}")

    edit = {"kind": "tag", "value": "many", "where": "m0 < 0.1"}
    told("tagging a tenth", "edits", {}, edit)
    told("the ids after it", "images", {}, times=2)
    told("the tagged ones", "images", {"where": "tag = many"}, times=2)
    told("tagging one", "edits", {}, {"kind": "tag", "value": "one", "images": [5]})
    told("the order of a metric of the model after it", "images", {"order": "loss"}, times=2)
    told("the project after it", "project", {})
    told("labelling one", "edits", {}, {"kind": "label", "value": "cat", "images": [5]})
    told("the ids after it", "images", {}, times=2)
    told("undoing that", "edits/undo", {}, {})
    told("the ids after it", "images", {}, times=2)
    print(f"memory: {memory('VmRSS')}, at most {memory('VmHWM')}")


main()
