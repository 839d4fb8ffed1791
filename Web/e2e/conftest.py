"""Drives the real server and the real browser.

ASSAY_URL      where the server answers (loopback)
ASSAY_BIN      the program, to compare its JSON with the page
ASSAY_PROJECT  the project that the server serves
"""

import json
import os
import pathlib
import subprocess
import urllib.parse
import urllib.request

import pytest
from playwright.sync_api import expect, sync_playwright
from waiting import PATIENCE_SECONDS, becomes

AXE = pathlib.Path(__file__).parent.parent / ".tools/axe.min.js"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    # WebGL2 without a graphics card, for the map.
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


expect.set_options(timeout=1000 * PATIENCE_SECONDS)


def needed(name):
    value = os.environ.get(name)
    if not value:
        pytest.exit(f"{name} is not set: start these tests with Web/e2e/run", returncode=2)
    return value


@pytest.fixture(scope="session")
def url():
    address = needed("ASSAY_URL").rstrip("/")
    # Pictures are compared once; a debug build takes longer for it than a page is waited for.
    urllib.request.urlopen(f"{address}/api/v1/duplicates?limit=1", timeout=300).read()
    return address


@pytest.fixture(scope="session")
def evaluate():
    """The JSON of `assay evaluate --json` with more arguments."""
    program, project = needed("ASSAY_BIN"), needed("ASSAY_PROJECT")
    known = {}

    def run(*arguments):
        if arguments not in known:
            command = [program, "evaluate", "--project", project, "--json", *arguments]
            done = subprocess.run(command, capture_output=True, text=True, timeout=120)
            assert done.returncode == 0, done.stderr
            known[arguments] = json.loads(done.stdout)
        return known[arguments]

    return run


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


class Watched:
    """A page whose errors and requests are written down."""

    def __init__(self, context):
        self.page = context.new_page()
        self.errors = []
        self.outside = []
        self.allowed = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self.heard)
        self.page.on("request", self.asked)

    def heard(self, message):
        if message.type in ("error", "warning"):
            self.errors.append(f"{message.text} {(message.location or {}).get('url', '')}")

    def asked(self, request):
        address = urllib.parse.urlparse(request.url)
        if address.scheme in ("http", "https", "ws", "wss"):
            if address.hostname not in ("127.0.0.1", "localhost", "::1"):
                self.outside.append(request.url)

    def check(self):
        bad = [e for e in self.errors if not any(allowed in e for allowed in self.allowed)]
        assert bad == []
        assert self.outside == []


@pytest.fixture
def open_page(browser, url):
    """Opens an address; afterwards no error was heard and no request left the computer."""
    opened = []

    def open_page(path, scheme="light", size=(1440, 900), allow=()):
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        context.set_default_timeout(1000 * PATIENCE_SECONDS)
        watched = Watched(context)
        watched.allowed = list(allow)
        opened.append((context, watched))
        watched.page.goto(url + path)
        settle(watched.page)
        return watched.page

    yield open_page
    for context, watched in opened:
        context.close()
        watched.check()


def settle(page):
    """Waits until nothing is loading any more."""
    page.locator("main h1").first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    page.locator("main .state progress").first.wait_for(state="detached")


def chosen(page, select, option, act=None):
    """Chooses in a select and presses the button beside it, which is called as the select is."""
    page.get_by_role("combobox", name=select).select_option(option)
    page.get_by_role("button", name=act or select, exact=True).click()


def address(path, *parameters):
    """A path with query parameters, given as pairs."""
    return f"{path}?{urllib.parse.urlencode(parameters)}" if parameters else path


def count_in_header(page):
    """How many images the header says are in view."""
    counts = page.locator("header .counts")
    expect(counts).not_to_contain_text("…")
    return int(counts.inner_text().split()[0].replace(",", ""))


def shows_images(page, count):
    """So many images are in view, once everything is here."""
    settle(page)
    becomes(lambda: count_in_header(page), count)


def opens_images(page, link, count):
    """A link leads to an explorer with so many images in view."""
    link.click()
    page.wait_for_url("**/explorer?**")
    shows_images(page, count)


def widths_over(page, *selectors):
    """By how many pixels the contents of some elements are wider than themselves."""
    return page.evaluate(
        "(selectors) => selectors.flatMap((one) => [...document.querySelectorAll(one)])"
        ".map((one) => one.scrollWidth - one.clientWidth)",
        list(selectors),
    )
