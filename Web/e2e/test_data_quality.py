"""Data quality: the numbers of `assay issues`, and every number opens as many images as it says."""

import csv
import json
import os
import pathlib
import subprocess

import pytest
from conftest import count_in_header, settle
from playwright.sync_api import expect
from test_accessibility import violations

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
    link.click()
    page.wait_for_url("**/explorer?**")
    settle(page)
    assert count_in_header(page) == count
    page.go_back()
    ready(page)


def test_issues_are_those_of_the_command_and_open_their_images(open_page):
    page = open_page(PAGE)
    ready(page)
    found = {one["kind"]: one["count"] for one in issues("files") if one["count"]}
    shown = page.locator("[data-issue]").evaluate_all(
        "rows => Object.fromEntries(rows.map((r) => [r.dataset.issue, Number(r.dataset.count)]))"
    )
    assert shown == found and "undecodable" in found
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
    assert "duplicates=all" in page.url
    expect(groups).to_have_count(len(expected))


@pytest.mark.parametrize("among", ["overall", "within_class"])
def test_outliers_are_those_of_the_command_and_open(open_page, among):
    page = open_page(PAGE)
    ready(page)
    if among == "within_class":
        page.get_by_role("button", name="Within each class").click()
        assert "among=class" in page.url
    cells = page.locator("[data-metric]").evaluate_all(
        "rows => rows.map((r) => [r.dataset.metric,"
        " [...r.querySelectorAll('[data-severity]')].map((c) => Number(c.dataset.count))])"
    )
    expected = {
        one["metric"]: [one[among][name]["count"] for name in ("severe", "moderate", "unusual")]
        for one in issues("outliers")
    }
    assert dict(cells) == expected
    assert [counts for _, counts in cells] == sorted(expected.values(), reverse=True)
    opens(page, page.locator("[data-severity] a").first)


def test_a_size_opens_its_images(open_page):
    page = open_page(PAGE)
    ready(page)
    link = page.locator("[data-size] a").first
    count = int(link.inner_text().split(":")[1].split()[0].replace(",", ""))
    link.click()
    page.wait_for_url("**/explorer?**")
    settle(page)
    assert count_in_header(page) == count


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_data_quality(open_page, scheme):
    page = open_page(PAGE, scheme=scheme)
    ready(page)
    assert violations(page) == []


def test_nothing_is_cut_on_a_small_screen(open_page):
    page = open_page(PAGE, size=(1024, 768))
    ready(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1024


def test_g_and_d_open_the_page(open_page):
    page = open_page("/")
    page.keyboard.press("g")
    page.keyboard.press("d")
    expect(page.locator("h1")).to_have_text("Data quality")
