"""Two tabs on one project: a clash is shown and asked about, and undo takes back only one's own."""

import re

import pytest
from conftest import address, settle
from playwright.sync_api import expect
from test_accessibility import is_accessible
from test_review import asked, current, queue  # noqa: F401

SIZE = (1366, 768)


def opened(page, url, path):
    """Another tab, that does not look for what others did, so that it stays as it is."""
    other = page.context.new_page()
    other.route("**/api/v1/revision", lambda route: route.abort())
    other.goto(url + path)
    settle(other)
    return other


def corrected(url, item):
    return asked(url, f"/images/{item['id']}?labels=corrected")["label"]


def noted(page):
    return page.locator(".notice")


def test_a_clash_shows_both_and_asks(open_page, url, queue):  # noqa: F811
    first, second = queue()["items"][:2]
    page = open_page("/review", size=SIZE)
    other = opened(page, url, "/review")
    page.keyboard.press("a")
    expect(current(page)).to_have_text(second["key"])
    expect(current(other)).to_have_text(first["key"])
    other.keyboard.press("0")
    dialog = other.get_by_role("alertdialog", name="The image was changed meanwhile")
    expect(dialog).to_contain_text(re.compile(r"by another tab \([a-z0-9]{6}\) at \d\d:\d\d:\d\d"))
    expect(dialog).to_contain_text(f"Theirs, now“{first['suggested']}”")
    expect(dialog).to_contain_text("Yoursno valid class")
    expect(dialog.get_by_role("img", name=f"Image {first['id']}")).to_be_visible()
    expect(other.get_by_role("button", name="Keep theirs")).to_be_focused()
    # Keys of the page do nothing meanwhile, and Esc changes nothing.
    other.keyboard.press("r")
    other.keyboard.press("u")
    other.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(noted(other)).to_have_text("Theirs is kept; nothing was changed.")
    assert corrected(url, first) == first["suggested"]
    # What the other tab did is in view now, so that the next one is asked about.
    expect(current(other)).to_have_text(second["key"])
    page.keyboard.press("a")
    expect(current(page)).not_to_have_text(second["key"])
    other.keyboard.press("0")
    other.get_by_role("button", name="Do mine anyway").click()
    expect(noted(other)).to_have_text("said of 1 image that no class is valid")
    assert corrected(url, second) is None
    # Neither tab takes back what the other one did.
    other.keyboard.press("u")
    expect(noted(other)).to_have_text("Undone: said of 1 image that no class is valid")
    assert corrected(url, second) == second["suggested"]
    other.keyboard.press("u")
    expect(noted(other)).to_contain_text("This tab has nothing to undo")
    assert corrected(url, second) == second["suggested"]


def test_u_takes_back_only_what_this_tab_did(open_page, url, queue):  # noqa: F811
    first, second = queue()["items"][:2]
    page = open_page("/review", size=SIZE)
    other = opened(page, url, "/review")
    page.keyboard.press("a")
    expect(current(page)).to_have_text(second["key"])
    other.keyboard.press("j")
    expect(current(other)).to_have_text(second["key"])
    other.keyboard.press("r")
    expect(noted(other)).to_contain_text("labelled 1 image")
    # The other's is the newer one.
    page.keyboard.press("u")
    expect(noted(page)).to_contain_text("Undone: labelled 1 image")
    expect(current(page)).to_have_text(first["key"])
    assert corrected(url, first) == first["label"]
    assert asked(url, f"/images/{second['id']}")["correction"]["class"] == second["label"]
    # A tab that is loaded anew is the same tab; a copy of it is another one.
    other.reload()
    settle(other)
    other.keyboard.press("u")
    expect(noted(other)).to_contain_text("Undone: labelled 1 image")
    assert queue()["decided"] == 0


def test_an_earlier_step_is_undone_in_the_history_or_the_later_one_named(open_page, url, queue):  # noqa: F811
    first, second = queue()["items"][:2]
    page = open_page("/review", size=SIZE, allow=("409",))
    before = asked(url, "/edits?limit=1")["edits"]
    last = before[0]["id"] if before else 0
    for body in (
        {"kind": "label", "value": first["suggested"], "images": [first["id"]]},
        {"kind": "label", "value": None, "images": [first["id"], second["id"]], "tab": "zz"},
    ):
        asked(url, "/edits", body)
    page.reload()
    settle(page)
    page.get_by_role("button", name="History").click()
    history = page.get_by_role("region", name="History of edits")
    expect(history).to_contain_text("another tab (zz)")
    history.get_by_role("button", name=f"Undo {last + 1}:").click()
    expect(noted(page)).to_contain_text(f"1 image was changed since by edit {last + 2}")
    history.get_by_role("button", name=f"Undo {last + 2}:").click()
    expect(noted(page)).to_contain_text("Undone: said of 2 images that no class is valid")
    expect(history).to_be_focused()
    history.get_by_role("button", name=f"Undo {last + 1}:").click()
    expect(noted(page)).to_contain_text("Undone: labelled 1 image")
    expect(history.get_by_role("listitem").first).to_contain_text("this tab")
    assert queue()["decided"] == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_question_and_the_history(open_page, url, queue, scheme):  # noqa: F811
    item = queue()["items"][0]
    page = open_page("/review", scheme=scheme, size=SIZE, allow=("409", "ERR_FAILED"))
    page.route("**/api/v1/revision", lambda route: route.abort())
    asked(url, "/edits", {"kind": "label", "value": None, "images": [item["id"]], "tab": "zz"})
    page.keyboard.press("r")
    expect(page.get_by_role("alertdialog")).to_be_visible()
    is_accessible(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="History").click()
    expect(page.get_by_role("region", name="History of edits")).to_contain_text("(zz)")
    is_accessible(page)


def test_an_edit_in_the_explorer_clashes_too(open_page, url):
    page = open_page(address("/explorer", ("id", "0")), size=SIZE, allow=("409", "ERR_FAILED"))
    page.route("**/api/v1/revision", lambda route: route.abort())
    asked(url, "/edits", {"kind": "tag", "value": "odd", "images": [0], "tab": "zz"})
    edits = page.get_by_role("region", name="Edit this image")
    edits.get_by_label("New tag").fill("odd")
    page.keyboard.press("Enter")
    # It is as wanted already: no clash.
    expect(noted(page)).to_have_text("They all carry “odd” already.")
    asked(url, "/edits/undo", {})
