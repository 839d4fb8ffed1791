"""Duplicates: the groups of the command, thresholds in the address, keep-one by key with undo."""

import json
import os
import re
import subprocess

import pytest
from conftest import opens_images, settle
from playwright.sync_api import expect
from test_accessibility import is_accessible
from waiting import becomes, holds

PAGE = "/duplicates"


def command(*arguments):
    line = [os.environ["ASSAY_BIN"], "issues", "duplicates", "--json", *arguments]
    done = subprocess.run(
        [*line, "--project", os.environ["ASSAY_PROJECT"]],
        capture_output=True, text=True, timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["duplicates"]


def ready(page):
    settle(page)
    page.locator("[data-group]").first.wait_for(timeout=60_000)


def shown(page):
    return page.locator("[data-group]").evaluate_all(
        "rows => rows.map((row) => [row.dataset.kind,"
        " [...row.querySelectorAll('[data-image]')].map((one) => Number(one.dataset.image))])"
    )


def as_shown(groups):
    return [[one["kind"], [image["id"] for image in one["images"]]] for one in groups]


def shows(page, groups):
    """The groups in view are the first of these; gives those in view."""
    expected = as_shown(groups)
    return holds(lambda: shown(page), lambda found: found and found == expected[: len(found)])


def test_the_groups_are_those_of_the_command_and_open_their_images(open_page):
    page = open_page(PAGE)
    ready(page)
    found = command()
    shows(page, found["groups"])
    expect(page.locator("[data-group]").nth(1)).to_be_visible()
    expect(page.locator("[data-counts]")).to_contain_text(str(found["n_groups"]["all"]))
    link = page.locator("[data-group]").first.locator(".duplicate-head a")
    count = len(found["groups"][0]["images"])
    expect(link).to_have_text(str(count))
    opens_images(page, link, count)


def test_kind_and_thresholds_stand_in_the_address(open_page):
    page = open_page(PAGE)
    ready(page)
    page.get_by_role("button", name="Same bytes").click()
    page.wait_for_url("**kind=bytes**")
    expect(page.locator("[data-group]").first).to_have_attribute("data-kind", "bytes")
    shows(page, command("--kind", "bytes")["groups"])
    page.go_back()
    page.get_by_label("Hash distance ≤", exact=True).fill("0")
    page.wait_for_url("**hash=0**")
    settle(page)
    expected = command("--hash-distance", "0")
    expect(page.locator("[data-counts] b").first).to_have_text(str(expected["n_groups"]["all"]))


def test_keep_one_by_key_and_undo(open_page):
    page = open_page(PAGE)
    ready(page)
    grid = page.get_by_role("grid")
    grid.focus()
    row = page.locator('[data-group="0"]')
    images = shows(page, command()["groups"])[0][1]
    expect(row).to_have_attribute("data-done", "false")
    page.keyboard.press("ArrowRight")
    expect(row.locator('[aria-selected="true"]')).to_have_attribute("data-image", str(images[1]))
    page.keyboard.press("k")
    expect(row).to_have_attribute("data-done", "true")
    expect(row.locator('[data-kept="true"]')).to_have_attribute("data-image", str(images[1]))
    expect(row.locator('[data-tagged="true"]')).to_have_count(len(images) - 1)
    page.keyboard.press("Control+z")
    expect(row).to_have_attribute("data-done", "false")
    expect(row.locator('[data-tagged="true"]')).to_have_count(0)
    page.keyboard.press("a")
    expect(row).to_have_attribute("data-done", "true")
    expect(row.locator('[data-kept="true"]')).to_have_attribute("data-image", str(images[0]))
    expect(page.locator('[data-group="1"] [aria-selected="true"]')).to_have_count(1)
    grid.press("Control+z")
    expect(row).to_have_attribute("data-done", "false")


def test_the_panel_of_an_image_leads_to_its_group(open_page):
    first = command()["groups"][0]["images"]
    page = open_page(f"/explorer?id={first[0]['id']}")
    settle(page)
    page.get_by_role("button", name="Duplicates of this image").click()
    page.get_by_role("link", name="The group side by side").click(timeout=60_000)
    ready(page)
    becomes(lambda: shown(page)[0][1], [one["id"] for one in first])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_duplicates(open_page, scheme):
    page = open_page(PAGE, scheme=scheme)
    ready(page)
    page.get_by_role("grid").focus()
    is_accessible(page)


def test_g_and_u_open_the_page(open_page):
    page = open_page("/")
    page.keyboard.press("g")
    page.keyboard.press("u")
    ready(page)
    expect(page).to_have_url(re.compile(PAGE))
