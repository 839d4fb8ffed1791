"""Milliseconds from starting `assay serve` to everything that the Overview needs, and to its painting.

    first_page.py PROGRAM PROJECT [ROUNDS]

The first part asks as a browser would: the page, then its script and style and the project, then what
the cards ask for, together. The second part is Chromium itself, already running, with an empty cache:
from starting the server to the first frame that shows the cards with their numbers.
"""

import concurrent.futures
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import time
import urllib.request

PROGRAM, PROJECT = sys.argv[1], sys.argv[2]
ROUNDS = int(sys.argv[3]) if len(sys.argv) > 3 else 7
CARDS = ["evaluation?sparse=1", "columns/label", "filter", "issues", "jobs"]
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]
# The first frame after which the cards are there and nothing is loading.
PAINTED = """() => new Promise(done => {
  const look = () => {
    const main = document.querySelector('main .overview');
    const waits = !main || document.querySelector('main .state progress')
      || document.querySelector('header .counts')?.textContent.includes('…');
    if (waits) requestAnimationFrame(look);
    else requestAnimationFrame(() => setTimeout(() => done(performance.timeOrigin
      + performance.now()), 0));
  };
  look();
})"""


class Server:
    def __init__(self) -> None:
        self.start = time.time()
        self.process = subprocess.Popen(
            [PROGRAM, "serve", PROJECT, "--port", "0", "--json"], stdout=subprocess.PIPE, text=True)
        said = ""
        while not said.rstrip().endswith("}"):
            said += self.process.stdout.readline()
        self.address = json.loads(said)["url"].rstrip("/")

    def milliseconds(self) -> float:
        return (time.time() - self.start) * 1000

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


def fetched(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:
        return answer.read()


def asked() -> tuple[float, float, float]:
    """Until the server listens, the page and the project are there, and all cards can be drawn."""
    server = Server()
    listens = server.milliseconds()
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        page = fetched(server.address + "/").decode()
        names = re.findall(r'(?:src|href)="(/main[^"]+)"', page)
        list(pool.map(lambda path: fetched(server.address + path), names + ["/api/v1/project"]))
        stands = server.milliseconds()
        list(pool.map(lambda card: fetched(f"{server.address}/api/v1/{card}"), CARDS))
        complete = server.milliseconds()
    server.stop()
    return listens, stands, complete


def told(name: str, times: list[float]) -> None:
    print(f"{name}: median {statistics.median(times):.0f} ms, least {min(times):.0f}, "
          f"greatest {max(times):.0f}")


def painted() -> None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        print("the page in Chromium: skipped, Playwright is not installed")
        return
    times = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=QUIET)
        for _ in range(ROUNDS):
            page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
            server = Server()
            page.goto(server.address + "/", wait_until="commit")
            times.append(page.evaluate(PAINTED) - server.start * 1000)
            page.context.close()
            server.stop()
        browser.close()
    told("serve to the painted Overview in Chromium", times)


rounds = [asked() for _ in range(ROUNDS)]
told("serve to listening", [one[0] for one in rounds])
told("serve to the page, its files and the project", [one[1] for one in rounds])
told("serve to all that the Overview asks for", [one[2] for one in rounds])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"CPU of a round: {(used.ru_utime + used.ru_stime) * 1000 / ROUNDS:.0f} ms")
painted()
