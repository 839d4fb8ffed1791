"""Label review: suspects one by one, by key."""

import json
import re
import urllib.request

import pytest
from conftest import chosen, settle
from playwright.sync_api import expect
from test_accessibility import is_accessible


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
    """The place that names the suspect that is shown."""
    return page.locator(".suspect .detail-key")


def test_a_suspect_is_accepted_relabelled_and_confirmed_by_key(open_page, url, queue):
    items = queue()["items"]
    assert len(items) >= 3
    page = open_page("/review")
    for key, item in zip("a1r", items[:3]):
        expect(current(page)).to_have_text(item["key"])
        page.keyboard.press(key)
    expect(current(page)).not_to_have_text(items[2]["key"])
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
    expect(current(page)).not_to_have_text(first)
    page.keyboard.press("u")
    expect(current(page)).to_have_text(first)
    settle(page)
    assert queue()["decided"] == 0


def test_control_z_takes_a_decision_back_from_within_a_select(open_page, queue):
    first = queue()["items"][0]["key"]
    page = open_page("/review")
    page.keyboard.press("a")
    expect(current(page)).not_to_have_text(first)
    page.get_by_role("combobox", name="Export").focus()
    page.keyboard.press("Control+z")
    expect(current(page)).to_have_text(first)
    settle(page)
    assert queue()["decided"] == 0


def test_a_skipped_one_waits_at_the_end_and_decides_nothing(open_page, queue):
    items = queue()["items"]
    page = open_page("/review")
    page.keyboard.press("s")
    expect(current(page)).to_have_text(items[1]["key"])
    expect(page.locator(".review-progress [role=status]")).to_contain_text("1 skipped")
    page.keyboard.press("u")
    expect(current(page)).to_have_text(items[0]["key"])
    assert queue()["decided"] == 0


def test_j_and_k_look_around_and_g_still_opens_pages(open_page, queue):
    items = queue()["items"]
    page = open_page("/review")
    page.keyboard.press("j")
    expect(current(page)).to_have_text(items[1]["key"])
    expect(page).to_have_url(re.compile(rf"\bid={items[1]['id']}\b"))
    page.keyboard.press("k")
    expect(current(page)).to_have_text(items[0]["key"])
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
    expect(current(page)).not_to_have_text(key)
    settle(page)
    with page.expect_download() as waiting:
        chosen(page, "Export", "csv")
    with open(waiting.value.path()) as file:
        lines = file.read().splitlines()
    assert lines[0] == "key,label,given,status"
    assert len(lines) == 2 and lines[1].startswith(key + ",")
    with page.expect_download() as whole:
        chosen(page, "Export", "original")
    assert whole.value.suggested_filename == "labels.csv"
    expect(page.locator(".notice")).to_contain_text("Exported labels.csv")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)])
def test_axe_finds_nothing_on_the_review_page(open_page, scheme, size):
    page = open_page("/review", scheme=scheme, size=size)
    page.wait_for_selector(".suspect .viewer")
    is_accessible(page)
