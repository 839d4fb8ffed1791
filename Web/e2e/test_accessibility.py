"""axe finds nothing, on every page and state, in light and dark."""

import pytest
from conftest import AXE, address, settle, widths_over
from playwright.sync_api import expect
from waiting import becomes, holds

STATES = {
    "overview": ("/", None),
    "metrics": ("/metrics", None),
    "metrics as a table": (address("/metrics", ("matrix_view", "table")), None),
    "explorer": ("/explorer", None),
    "explorer with an image": (address("/explorer", ("id", "0"), ("order", "brightness")), None),
    "label quality": ("/labels", None),
    "imports": ("/imports", None),
    "explorer of labels": ("/labels/explorer", None),
    "explorer of data": ("/data/explorer", None),
    "no image": (address("/explorer", ("where", "brightness > 7")), None),
    "no such page": ("/nowhere", None),
    "shortcut sheet": ("/", "?"),
    "class filter": ("/metrics", "class filter"),
}

PAGES = [
    "/",
    "/metrics",
    "/performance",
    "/explorer",
    "/explorer?id=3",
    "/data",
    "/labels",
    "/duplicates",
    "/review",
    "/imports",
    "/map",
]


def violations(page):
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for one in found["violations"]
        for node in one["nodes"][:4]
    ]


def is_accessible(page):
    """axe finds nothing, at the latest when everything has come to rest."""
    becomes(lambda: violations(page), [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(open_page, state, scheme):
    path, action = STATES[state]
    page = open_page(path, scheme=scheme)
    if action == "?":
        page.keyboard.press("?")
        expect(page.get_by_role("dialog")).to_be_visible()
    elif action:
        page.locator(".pick").click()
        expect(page.get_by_role("group", name="Class filter")).to_be_visible()
    is_accessible(page)


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_on_a_small_screen(open_page, path):
    is_accessible(open_page(path, size=(1024, 768)))


@pytest.mark.parametrize("size", [(1024, 768), (1440, 900), (1920, 1080)])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_cut_at_the_side(open_page, path, size):
    page = open_page(path, size=size)
    becomes(lambda: widths_over(page, "html", "main"), [0, 0])


def test_the_metrics_page_fits_one_screen(open_page):
    page = open_page("/metrics")
    main = page.locator("main")
    holds(lambda: main.evaluate("e => e.scrollHeight - e.clientHeight"), lambda over: over <= 0)


def test_the_theme_is_kept_and_repaints_the_matrix(open_page):
    page = open_page("/metrics", scheme="light")
    pixel = "document.querySelector('.matrix canvas').toDataURL()"
    before = page.evaluate(pixel)
    page.get_by_label("Theme").select_option("dark")
    holds(lambda: page.evaluate(pixel), lambda now: now != before)
    page.reload()
    settle(page)
    expect(page.locator("html")).to_have_css("color-scheme", "dark")
