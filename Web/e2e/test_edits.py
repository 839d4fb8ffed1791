"""Edits as a person makes them: select, tag, relabel, undo, save, export; the picture's viewer."""

import csv
import json
import pathlib
import re
import urllib.request

import pytest
from conftest import address, chosen
from playwright.sync_api import expect
from test_accessibility import is_accessible
from waiting import at_rest, becomes


def asked(url, path):
    with urllib.request.urlopen(f"{url}/api/v1{path}", timeout=30) as answer:
        return json.load(answer)


def wait_for_edit(page, text):
    expect(page.locator(".notice")).to_contain_text(text)


def test_a_box_selects_what_it_touches_and_opens_nothing(open_page):
    page = open_page("/explorer")
    first = at_rest(page.locator(".tile").nth(0))
    second = page.locator(".tile").nth(1).bounding_box()
    page.mouse.move(first["x"] + 30, first["y"] + 30)
    page.mouse.down()
    page.mouse.move(second["x"] + 30, second["y"] + 40, steps=5)
    page.mouse.up()
    expect(page.locator(".tile.selected")).to_have_count(2)
    expect(page.locator(".detail")).to_have_count(0)


def test_tags_by_keyboard_and_undo(open_page, url):
    page = open_page("/explorer")
    page.locator(".grid").focus()
    page.keyboard.press("x")
    page.keyboard.press("t")
    page.keyboard.type("looked at")
    page.keyboard.press("Enter")
    wait_for_edit(page, "tagged 1 image")
    # The same tab, loaded anew.
    page.goto(url + address("/explorer", ("where", 'tag = "looked at"')))
    expect(page.locator(".tile")).to_have_count(1)
    page.locator(".grid").focus()
    page.keyboard.press("Control+z")
    wait_for_edit(page, "Undone")
    page.wait_for_selector("text=No image matches.")


def test_an_edit_leaves_the_cursor_and_the_scrolling_where_they_are(open_page):
    page = open_page("/explorer")
    current = page.locator(".tile.current")
    scroll_top = "() => document.querySelector('.grid').scrollTop"
    page.locator(".grid").focus()
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    at = current.get_attribute("data-id")
    page.keyboard.press("x")
    page.keyboard.press("t")
    page.keyboard.type("kept in place")
    with page.expect_response(lambda response: "/images?" in response.url):
        page.keyboard.press("Enter")
    wait_for_edit(page, "tagged 1 image")
    expect(current).to_have_attribute("data-id", at)
    # The cursor is out of sight now, and stays there.
    page.locator(".grid").focus()
    page.mouse.move(600, 600)
    page.mouse.wheel(0, 3_000)
    page.wait_for_function("() => document.querySelector('.grid').scrollTop > 1000")
    scrolled = page.evaluate(scroll_top)
    with page.expect_response(lambda response: "/images?" in response.url):
        page.keyboard.press("Control+z")
    wait_for_edit(page, "Undone")
    page.wait_for_load_state("networkidle")
    becomes(lambda: page.evaluate(scroll_top), scrolled)
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(current).to_have_attribute("data-id", at)


def test_a_label_is_corrected_and_the_correction_exported_and_undone(open_page, url):
    given = asked(url, "/images/0")["label"]
    other = next(name for name in asked(url, "/project")["classes"] if name != given)
    page = open_page("/explorer")
    page.locator(".grid").focus()
    page.keyboard.press("Enter")
    edits = page.get_by_role("region", name="Edit this image")
    choice = edits.get_by_label("Correct the label")
    expect(choice).to_have_value(f"={given}")
    chosen(edits, "Correct the label", f"={other}", "Correct")
    wait_for_edit(page, "labelled 1 image")
    edits.get_by_role("button", name="Take back").wait_for()
    with page.expect_download() as download:
        chosen(page, "Export", "corrections")
    rows = list(csv.DictReader(pathlib.Path(download.value.path()).open()))
    assert other in rows[0].values()
    with page.expect_download() as whole:
        chosen(page, "Export", "original")
    assert whole.value.suggested_filename == "labels.csv"
    wait_for_edit(page, "Exported labels.csv with ")
    assert other in pathlib.Path(whole.value.path()).read_text()
    page.locator(".grid").focus()
    page.keyboard.press("Control+z")
    wait_for_edit(page, "Undone")
    expect(choice).to_have_value(f"={given}")


def test_images_leave_in_the_formats_of_other_tools(open_page, url):
    page = open_page(address("/explorer", ("where", "outcome = wrong")))
    menu = page.get_by_role("combobox", name="Export")
    listed = asked(url, "/project")["exports"]
    for one in listed:
        expect(menu.locator(f"option[value={one['format']}]")).to_have_text(one["title"])
    # A project is made in the terminal, which the menu says.
    expect(menu.locator("option[value=project]")).to_be_disabled()
    page.locator(".grid").focus()
    page.keyboard.press("x")
    with page.expect_download() as download:
        chosen(page, "Export", "coco")
    assert download.value.suggested_filename == "coco.json"
    wait_for_edit(page, "Exported coco.json.")
    coco = json.loads(pathlib.Path(download.value.path()).read_text())
    assert len(coco["images"]) == len(coco["annotations"]) == 1
    page.get_by_role("button", name="Clear", exact=True).click()
    with page.expect_download() as download:
        chosen(page, "Export", "label-studio")
    tasks = json.loads(pathlib.Path(download.value.path()).read_text())
    assert all(len(task["predictions"]) == 1 for task in tasks)
    assert tasks[0]["data"]["assay_key"] == coco["images"][0]["file_name"]


@pytest.mark.parametrize("name", ["Relabel", "Export", "Correct the label"])
def test_arrow_keys_choose_and_do_nothing(open_page, url, name):
    page = open_page("/explorer")
    taken = []
    page.on("download", lambda download: taken.append(download))
    page.locator(".grid").focus()
    page.keyboard.press("x")
    page.keyboard.press("Enter")
    choice = page.get_by_role("combobox", name=name, exact=True)
    expect(choice).to_be_visible()
    before = asked(url, "/revision")
    choice.focus()
    options = choice.locator("option")
    page.keyboard.press("End")
    expect(choice).to_have_value(options.last.get_attribute("value"))
    page.keyboard.press("Home")
    expect(choice).to_have_value(options.first.get_attribute("value"))
    page.keyboard.press("ArrowDown")
    expect(choice).to_have_value(options.nth(1).get_attribute("value"))
    page.wait_for_load_state("networkidle")
    assert asked(url, "/revision") == before
    assert taken == []
    expect(page.locator(".notice")).to_have_text("")


def test_a_choice_is_carried_out_by_its_button_and_undone_from_the_select(open_page, url):
    given = asked(url, "/images/0")["label"]
    other = next(name for name in asked(url, "/project")["classes"] if name != given)
    page = open_page("/explorer")
    page.locator(".grid").focus()
    page.keyboard.press("x")
    choice = page.get_by_role("combobox", name="Relabel", exact=True)
    button = page.get_by_role("button", name="Relabel", exact=True)
    expect(button).to_be_disabled()
    choice.select_option(f"={other}")
    choice.press("Tab")
    expect(button).to_be_focused()
    button.press("Enter")
    wait_for_edit(page, "labelled 1 image")
    assert asked(url, "/images/0?labels=corrected")["label"] == other
    expect(choice).to_be_focused()
    expect(choice).to_have_value("")
    page.keyboard.press("Control+z")
    wait_for_edit(page, "Undone")
    assert asked(url, "/images/0?labels=corrected")["label"] == given


def test_undo_in_a_text_is_that_of_the_text(open_page, url):
    page = open_page("/explorer")
    before = asked(url, "/revision")
    page.locator("#filter").focus()
    page.keyboard.press("Control+z")
    page.wait_for_load_state("networkidle")
    assert asked(url, "/revision") == before
    expect(page.locator(".notice")).to_have_text("")


def test_a_set_is_saved_opened_and_deleted(open_page):
    page = open_page("/explorer")
    page.locator(".grid").focus()
    for _ in range(3):
        page.keyboard.press("x")
        page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Views").click()
    page.get_by_label("Save the selection as a set").fill("three")
    page.keyboard.press("Enter")
    wait_for_edit(page, "Saved")
    page.get_by_role("link", name="three", exact=True).click()
    expect(page.locator(".tile")).to_have_count(3)
    page.get_by_role("button", name="Delete the view three").click()
    wait_for_edit(page, "Deleted")
    # Nobody asks for the images of a set that is gone.
    expect(page.locator(".tile").nth(3)).to_be_visible()
    expect(page).not_to_have_url(re.compile("where"))


def test_full_screen_closes_before_the_panel(open_page):
    page = open_page("/explorer")
    page.locator(".grid").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".viewer")
    page.keyboard.press("f")
    page.wait_for_selector(".viewer.full")
    page.locator(".viewer-frame").focus()
    page.keyboard.press("+")
    page.wait_for_selector("text=125 %")
    page.keyboard.press("Escape")
    expect(page.locator(".viewer.full")).to_have_count(0)
    expect(page.locator(".detail")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".detail")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_menus_and_full_screen(open_page, scheme):
    page = open_page("/explorer", scheme=scheme)
    page.locator(".grid").focus()
    page.keyboard.press("x")
    for menu, title in (("Views", "Saved views"), ("History", "History of edits")):
        page.get_by_role("button", name=menu).click()
        expect(page.get_by_role("region", name=title)).to_be_visible()
        is_accessible(page)
        page.keyboard.press("Escape")
    page.locator(".grid").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".viewer")
    page.keyboard.press("f")
    page.wait_for_selector(".viewer.full")
    is_accessible(page)
