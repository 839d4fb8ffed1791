"""What the page in a browser does to show a project of a million images.

    page.py ADDRESS

Time of the page's main thread is CPU time (its load by others does not count), from Chromium's own
trace: the tasks between one frame and the next. Needs Playwright; CHROMIUM names the browser.
"""

import json
import os
import statistics
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

ADDRESS = sys.argv[1].rstrip("/")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]
# Says in the trace where each frame begins.
FRAMES = """() => {
  const frame = () => { performance.mark("frame"); requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
}"""


def traced(browser, page, act) -> list[float]:
    """Milliseconds of the main thread for each frame while something is done."""
    path = tempfile.mktemp(suffix=".json")
    browser.start_tracing(
        page=page, path=path, categories=["toplevel", "blink.user_timing", "devtools.timeline"])
    act()
    browser.stop_tracing()
    with open(path) as file:
        events = json.load(file)["traceEvents"]
    os.remove(path)
    marks = [one for one in events if one["name"] == "frame" and "ts" in one]
    thread = (marks[0]["pid"], marks[0]["tid"])
    times = sorted(one["ts"] for one in marks)
    tasks = sorted(
        (one["ts"], one.get("tdur", one.get("dur", 0))) for one in events
        if one.get("ph") == "X" and (one["pid"], one["tid"]) == thread
        and one["name"] == "ThreadControllerImpl::RunTask")
    frames, at = [], 0
    for begin, end in zip(times, times[1:]):
        spent = 0
        while at < len(tasks) and tasks[at][0] < end:
            if tasks[at][0] >= begin:
                spent += tasks[at][1]
            at += 1
        frames.append(spent / 1000)
    return frames


def told(name: str, frames: list[float]) -> None:
    busy = sorted(frames)
    print(f"{name}: {len(busy)} frames, median {statistics.median(busy):.1f} ms, "
          f"95 % within {busy[int(0.95 * (len(busy) - 1))]:.1f} ms, at most {busy[-1]:.1f} ms")


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=QUIET)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        for path, shown in (("/", ".card"), ("/explorer?order=m3", ".tile")):
            start = time.perf_counter()
            page.goto(ADDRESS + path)
            page.wait_for_selector(shown)
            print(f"{path} shows itself after {(time.perf_counter() - start) * 1000:.0f} ms")
        page.evaluate(FRAMES)
        page.mouse.move(700, 500)

        def wheel(step: int):
            def act() -> None:
                for _ in range(150):
                    page.mouse.wheel(0, step)
                    page.wait_for_timeout(16)
            return act

        told("scrolling by a row", traced(browser, page, wheel(120)))
        told("scrolling by a page", traced(browser, page, wheel(900)))
        page.locator(".grid").focus()

        def keys() -> None:
            for _ in range(60):
                page.keyboard.press("ArrowDown")
                page.wait_for_timeout(16)

        told("moving the cursor by key", traced(browser, page, keys))
        rows = int(page.locator(".grid").get_attribute("aria-rowcount"))
        start = time.perf_counter()

        def end() -> None:
            page.keyboard.press("Control+End")
            page.wait_for_selector(f"[aria-rowindex='{rows}']")

        frames = traced(browser, page, end)
        print(f"Ctrl+End: the last of {rows} rows after "
              f"{(time.perf_counter() - start) * 1000:.0f} ms with tracing, "
              f"at most {max(frames, default=0):.1f} ms a frame")
        browser.close()


main()
