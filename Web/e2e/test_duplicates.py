"""Duplicates: the groups of the command, thresholds in the address, keep-one by key with undo."""

import json
import os
import subprocess

import pytest
from conftest import count_in_header, settle
from playwright.sync_api import expect
from test_accessibility import violations

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


def test_the_groups_are_those_of_the_command_and_open_their_images(open_page):
    page = open_page(PAGE)
    ready(page)
    found = command()
    groups = shown(page)
    assert groups == as_shown(found["groups"][: len(groups)]) and len(groups) >= 2
    assert str(found["n_groups"]["all"]) in page.locator("[data-counts]").inner_text()
    link = page.locator("[data-group]").first.locator(".duplicate-head a")
    count = int(link.inner_text())
    link.click()
    page.wait_for_url("**/explorer?**")
    settle(page)
    assert count_in_header(page) == count == len(groups[0][1])


def test_kind_and_thresholds_stand_in_the_address(open_page):
    page = open_page(PAGE)
    ready(page)
    page.get_by_role("button", name="Same bytes").click()
    page.wait_for_url("**kind=bytes**")
    expect(page.locator("[data-group]").first).to_have_attribute("data-kind", "bytes")
    assert shown(page) == as_shown(command("--kind", "bytes")["groups"])[: len(shown(page))]
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
    images = shown(page)[0][1]
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
    assert shown(page)[0][1] == [one["id"] for one in first]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_duplicates(open_page, scheme):
    page = open_page(PAGE, scheme=scheme)
    ready(page)
    page.get_by_role("grid").focus()
    assert violations(page) == []


def test_g_and_u_open_the_page(open_page):
    page = open_page("/")
    page.keyboard.press("g")
    page.keyboard.press("u")
    ready(page)
    assert PAGE in page.url
