"""Label review: suspects one by one, by key."""

import json
import urllib.request

import pytest
from conftest import settle
from playwright.sync_api import expect
from test_accessibility import violations


def asked(url, path, body=None):
    request = urllib.request.Request(
        f"{url}/api/v1{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


@pytest.fixture
def queue(url):
    """The queue; whatever a test decides is taken back."""
    before = asked(url, "/edits")["corrections"]
    yield lambda: asked(url, "/review")
    while asked(url, "/edits")["corrections"] > before:
        asked(url, "/edits/undo", {})


def current(page):
    return page.locator(".suspect .detail-key").inner_text()


def wait_for_other(page, key):
    page.wait_for_function(
        "(key) => document.querySelector('.suspect .detail-key')?.innerText !== key", arg=key
    )


def test_a_suspect_is_accepted_relabelled_and_confirmed_by_key(open_page, url, queue):
    items = queue()["items"]
    assert len(items) >= 3
    page = open_page("/review")
    for key, item in zip("a1r", items[:3]):
        assert current(page) == item["key"]
        page.keyboard.press(key)
        wait_for_other(page, item["key"])
    settle(page)
    classes = asked(url, "/project")["classes"]
    corrected = [
        asked(url, f"/images/{item['id']}?labels=corrected")["label"] for item in items[:3]
    ]
    assert corrected == [items[0]["suggested"], classes[0], items[2]["label"]]
    assert queue()["decided"] == 3
    expect(page.locator(".review-progress [role=status]")).to_contain_text("3 of")


def test_undo_brings_the_last_one_back(open_page, queue):
    first = queue()["items"][0]["key"]
    page = open_page("/review")
    page.keyboard.press("a")
    wait_for_other(page, first)
    page.keyboard.press("u")
    page.wait_for_function(
        "(key) => document.querySelector('.suspect .detail-key')?.innerText === key", arg=first
    )
    settle(page)
    assert queue()["decided"] == 0


def test_a_skipped_one_waits_at_the_end_and_decides_nothing(open_page, queue):
    items = queue()["items"]
    page = open_page("/review")
    page.keyboard.press("s")
    wait_for_other(page, items[0]["key"])
    assert current(page) == items[1]["key"]
    expect(page.locator(".review-progress [role=status]")).to_contain_text("1 skipped")
    page.keyboard.press("u")
    wait_for_other(page, items[1]["key"])
    assert current(page) == items[0]["key"]
    assert queue()["decided"] == 0


def test_j_and_k_look_around_and_g_still_opens_pages(open_page, queue):
    items = queue()["items"]
    page = open_page("/review")
    page.keyboard.press("j")
    wait_for_other(page, items[0]["key"])
    assert f"id={items[1]['id']}" in page.url
    page.keyboard.press("k")
    wait_for_other(page, items[1]["key"])
    # After g a letter names a page, and decides nothing.
    page.keyboard.press("g")
    page.keyboard.press("o")
    page.wait_for_selector(".overview")
    page.keyboard.press("g")
    page.keyboard.press("r")
    page.wait_for_selector(".suspect")
    assert queue()["decided"] == 0


def test_corrections_are_exported(open_page, queue):
    key = queue()["items"][0]["key"]
    page = open_page("/review")
    page.keyboard.press("a")
    wait_for_other(page, key)
    settle(page)
    with page.expect_download() as waiting:
        page.get_by_role("combobox", name="Export").select_option("csv")
    with open(waiting.value.path()) as file:
        lines = file.read().splitlines()
    assert lines[0] == "key,label,given,status"
    assert len(lines) == 2 and lines[1].startswith(key + ",")
    with page.expect_download() as whole:
        page.get_by_role("combobox", name="Export").select_option("original")
    assert whole.value.suggested_filename == "labels.csv"
    page.wait_for_function(
        "() => document.querySelector('.notice').textContent.includes('Exported labels.csv')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)])
def test_axe_finds_nothing_on_the_review_page(open_page, scheme, size):
    page = open_page("/review", scheme=scheme, size=size)
    page.wait_for_selector(".suspect .viewer")
    assert violations(page) == []
