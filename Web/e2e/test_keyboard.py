"""The page is walked through without a mouse."""

import re

import pytest
from conftest import address, count_in_header, settle
from playwright.sync_api import expect
from waiting import holds


def test_g_and_a_letter_go_to_pages(open_page):
    page = open_page("/")
    for letter, title in (("m", "Metrics"), ("e", "Explorer"), ("o", "Overview")):
        page.keyboard.press("g")
        page.keyboard.press(letter)
        settle(page)
        expect(page.locator("main h1")).to_have_text(title)
        expect(page.locator("nav [aria-current=page]")).to_have_text(title)


def test_a_question_mark_shows_the_sheet_and_escape_closes_only_it(open_page):
    page = open_page("/explorer")
    page.locator(".tile").first.wait_for()
    page.locator(".grid").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".detail")).to_be_visible()
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog")
    expect(sheet).to_be_visible()
    expect(sheet).to_contain_text("Confusion matrix")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(page.locator(".detail")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".detail")).to_be_hidden()


def test_a_slash_goes_to_the_filter_and_enter_applies_it(open_page):
    page = open_page("/explorer")
    page.keyboard.press("/")
    expect(page.locator("#filter")).to_be_focused()
    page.keyboard.type("outcome = wrong")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"where=outcome\+%3D\+wrong"))
    settle(page)
    expect(page.get_by_role("button", name="Wrong", exact=True)).to_have_attribute("aria-pressed", "true")
    marks = page.locator(".tile .tile-text b")
    holds(marks.all_inner_texts, lambda signs: set(signs) == {"✗"})


def test_escape_in_the_filter_takes_the_typing_back(open_page):
    # Who types slowly has the half filter checked.
    page = open_page(
        address("/explorer", ("where", "outcome = correct")), allow=["api/v1/filter"]
    )
    page.keyboard.press("/")
    page.keyboard.press("End")
    page.keyboard.type(" and")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator("#filter")).to_have_value("outcome = correct and")
    page.keyboard.press("Escape")
    expect(page.locator("#filter")).to_have_value("outcome = correct")
    expect(page.locator("#filter")).not_to_be_focused()


def test_arrows_walk_the_matrix_and_say_where_they_are(open_page, evaluate):
    page = open_page(address("/metrics", ("matrix_order", "name")))
    names = sorted(evaluate()["confusion"]["classes"], key=str.casefold)
    canvas = page.locator(".matrix canvas")
    canvas.focus()
    readout = page.locator("#matrix-readout")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+Home")
    expect(readout).to_contain_text(f"{names[0]} correct")
    page.keyboard.press("ArrowRight")
    expect(readout).to_contain_text(f"{names[0]} → {names[1]}")
    page.keyboard.press("ArrowDown")
    expect(readout).to_contain_text(f"{names[1]} correct")
    page.keyboard.press("Control+End")
    expect(readout).to_contain_text(f"{names[-1]} correct")
    page.keyboard.press("ArrowDown")
    expect(readout).to_contain_text(f"{names[-1]} correct")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/explorer"))
    settle(page)


def test_the_grid_moves_selects_opens_and_closes(open_page):
    page = open_page("/explorer")
    page.locator(".tile").first.wait_for()
    grid = page.locator(".grid")
    grid.focus()
    current = page.locator(".tile.current")
    first = current.get_attribute("data-id")
    page.keyboard.press("ArrowRight")
    expect(current).not_to_have_attribute("data-id", first)
    second = current.get_attribute("data-id")
    expect(grid).to_have_attribute("aria-activedescendant", f"tile-{second}")
    page.keyboard.press("x")
    selection = page.get_by_role("status", name="Selection")
    expect(selection).to_contain_text("1 selected of")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(selection).to_contain_text("3 selected of")
    page.keyboard.press("Enter")
    opened = current.get_attribute("data-id")
    expect(page.locator(".detail")).to_be_visible()
    expect(page).to_have_url(re.compile(f"id={opened}(&|$)"))
    page.keyboard.press("j")
    expect(page).not_to_have_url(re.compile(f"id={opened}(&|$)"))
    page.keyboard.press("k")
    expect(page).to_have_url(re.compile(f"id={opened}(&|$)"))
    page.keyboard.press("Escape")
    expect(page.locator(".detail")).to_be_hidden()
    page.get_by_role("button", name="Clear selection").click()
    expect(selection).to_be_hidden()


def test_control_end_reaches_the_last_image_and_control_a_selects_all(open_page):
    page = open_page("/explorer")
    total = count_in_header(page)
    page.locator(".grid").focus()
    page.keyboard.press("Control+End")
    page.locator(".tile.current").wait_for()
    expect(page.locator(".grid")).to_have_attribute("aria-activedescendant", f"tile-{total - 1}")
    page.keyboard.press("Control+a")
    selection = page.get_by_role("status", name="Selection")
    expect(selection).to_contain_text(f"{total:,} selected of {total:,}")


def test_all_controls_of_the_metrics_page_are_reached_by_tab(open_page):
    page = open_page("/metrics")
    focused = page.locator(":focus")
    for _ in range(60):
        page.keyboard.press("Tab")
        if focused.evaluate_all("all => all.some((one) => one.tagName === 'CANVAS')"):
            break
    expect(page.locator(".matrix canvas")).to_be_focused()


@pytest.mark.parametrize(
    "path, place, letter, arrived",
    [
        ("/duplicates", ".duplicate-list", "a", "/map"),
        ("/explorer", ".grid", "x", "/data/explorer"),
        ("/map", ".map canvas", "x", "/data/explorer"),
    ],
)
def test_the_letter_after_g_does_nothing_but_open_its_page(
    open_page, url, path, place, letter, arrived
):
    def revision():
        return page.request.get(f"{url}/api/v1/project").json()["revision"]

    page = open_page(path)
    page.locator(place).focus()
    before = revision()
    page.keyboard.press("g")
    page.keyboard.press(letter)
    page.wait_for_function("(path) => location.pathname === path", arg=arrived)
    settle(page)
    assert revision() == before
    expect(page.locator('.tile[aria-selected="true"]')).to_have_count(0)
    expect(page).not_to_have_url(re.compile("selected"))
