"""Data quality: the numbers of `assay issues`, and every number opens as many images as it says."""

import csv
import json
import os
import pathlib
import re
import subprocess

import pytest
from conftest import opens_images, settle, widths_over
from playwright.sync_api import expect
from test_accessibility import is_accessible
from waiting import becomes

PAGE = "/data"


def issues(subject):
    command = [os.environ["ASSAY_BIN"], "issues", subject, "--json"]
    command += ["--project", os.environ["ASSAY_PROJECT"]]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)[{"files": "issues"}.get(subject, subject)]


def ready(page):
    settle(page)
    page.locator("[data-metric]").first.wait_for()


def opens(page, link):
    """Follows a link that is a number: as many images come into view."""
    count = int(link.inner_text().replace(",", ""))
    opens_images(page, link, count)
    page.go_back()
    ready(page)


def test_issues_are_those_of_the_command_and_open_their_images(open_page):
    page = open_page(PAGE)
    ready(page)
    found = {one["kind"]: one["count"] for one in issues("files") if one["count"]}
    assert "undecodable" in found
    counts = "rows => Object.fromEntries(rows.map((r) => [r.dataset.issue, Number(r.dataset.count)]))"
    becomes(lambda: page.locator("[data-issue]").evaluate_all(counts), found)
    for kind in found:
        opens(page, page.locator(f'[data-issue="{kind}"] td.number a'))


@pytest.mark.parametrize("fault", ["blurred", "dark"])
def test_what_was_planted_in_the_pictures_is_found(fault):
    answers = pathlib.Path(os.environ["ASSAY_PROJECT"]).parent / "answers.csv"
    if not answers.exists():
        pytest.skip("this project is not the demo's")
    planted = {row["filename"] for row in csv.DictReader(answers.open()) if row["fault"] == fault}
    found = next(one for one in issues("files") if one["kind"] == fault)
    assert {image["key"] for image in found["images"]} == planted


def test_conflicting_duplicates_stand_first_and_open(open_page, url):
    page = open_page(PAGE)
    ready(page)
    expected = page.request.get(url + "/api/v1/quality").json()["duplicates"]["groups"]
    groups = page.locator("[data-duplicates]")
    conflicting = [one["conflicting"] for one in expected]
    assert conflicting == sorted(conflicting, reverse=True) and conflicting[0]
    expect(groups.first.locator(".conflict").first).to_contain_text("labels disagree")
    opens(page, groups.first.locator("p a"))
    page.get_by_role("button", name="Show", exact=False).click()
    expect(page).to_have_url(re.compile("duplicates=all"))
    expect(groups).to_have_count(len(expected))


@pytest.mark.parametrize("among", ["overall", "within_class"])
def test_outliers_are_those_of_the_command_and_open(open_page, among):
    page = open_page(PAGE)
    ready(page)
    if among == "within_class":
        page.get_by_role("button", name="Within each class").click()
        expect(page).to_have_url(re.compile("among=class"))
    counts = (
        "rows => rows.map((r) => [r.dataset.metric,"
        " [...r.querySelectorAll('[data-severity]')].map((c) => Number(c.dataset.count))])"
    )
    expected = {
        one["metric"]: [one[among][name]["count"] for name in ("severe", "moderate", "unusual")]
        for one in issues("outliers")
    }

    def shown():
        cells = page.locator("[data-metric]").evaluate_all(counts)
        return dict(cells), [numbers for _, numbers in cells]

    becomes(shown, (expected, sorted(expected.values(), reverse=True)))
    opens(page, page.locator("[data-severity] a").first)


def test_a_size_opens_its_images(open_page):
    page = open_page(PAGE)
    ready(page)
    link = page.locator("[data-size] a").first
    count = int(link.inner_text().split(":")[1].split()[0].replace(",", ""))
    opens_images(page, link, count)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_data_quality(open_page, scheme):
    page = open_page(PAGE, scheme=scheme)
    ready(page)
    is_accessible(page)


def test_nothing_is_cut_on_a_small_screen(open_page):
    page = open_page(PAGE, size=(1024, 768))
    ready(page)
    becomes(lambda: widths_over(page, "html"), [0])


def test_g_and_d_open_the_page(open_page):
    page = open_page("/")
    page.keyboard.press("g")
    page.keyboard.press("d")
    expect(page.locator("h1")).to_have_text("Data quality")
