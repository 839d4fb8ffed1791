"""Charts save their numbers and themselves."""

import csv
import io

import pytest
from conftest import settle, widths_over
from playwright.sync_api import expect
from waiting import becomes, holds

CHARTS = [
    ("/performance", "Download: Accuracy by", "chart"),
    ("/metrics", "Download: Confusion matrix", "class"),
    ("/explorer?order=brightness", "Download: Histogram of Brightness", "bins"),
    ("/data", "Download: Detail against Luminance", "points"),
    ("/data", "Download: Luminance by label", "groups"),
    ("/data", "Download: Sizes of the images", "sizes"),
]


def taken(page, control, form):
    with page.expect_download() as download:
        control.select_option(form)
        page.get_by_label(control.get_attribute("aria-label").replace("Download", "Save")).click()
    return download.value


@pytest.mark.parametrize("path, name, words", CHARTS)
def test_a_chart_saves_its_numbers_and_itself(open_page, path, name, words):
    page = open_page(path)
    settle(page)
    control = page.get_by_label(name)
    control.wait_for()
    table = taken(page, control, "csv")
    rows = list(csv.reader(io.StringIO(table.path().read_text(), newline="")))
    assert table.suggested_filename.endswith(".csv")
    assert len(rows) > 1 and len({len(row) for row in rows}) == 1, words
    svg = taken(page, control, "svg")
    text = svg.path().read_text()
    assert svg.suggested_filename.endswith(".svg") and text.startswith("<svg")
    assert "<text" in text and "class=" not in text and "var(" not in text
    png = taken(page, control, "png").path().read_bytes()
    assert png[:8] == b"\x89PNG\r\n\x1a\n" and len(png) > 2000


def test_numbers_alone_are_saved_where_a_table_is_shown(open_page):
    page = open_page("/performance?view=table")
    settle(page)
    control = page.get_by_label("Download: Accuracy by")
    control.wait_for()
    expect(control.locator("option")).to_have_count(1)
    rows = list(csv.reader(io.StringIO(taken(page, control, "csv").path().read_text())))
    shown = page.locator(".performance-table tbody tr")
    expect(shown).to_have_count(len(rows) - 1)
    value = shown.first.locator("[data-value]")
    becomes(lambda: float(value.get_attribute("data-value")), float(rows[1][6]))


def test_more_than_three_rows_of_images_are_in_view_on_a_small_screen(open_page):
    page = open_page("/explorer?order=brightness", size=(1024, 768))
    settle(page)
    page.locator(".tile").first.wait_for()
    ends = (
        "tiles => [...new Set(tiles.map((one) => one.getBoundingClientRect().bottom))]"
        ".filter((end) => end <= innerHeight)"
    )
    holds(lambda: page.locator(".tile").evaluate_all(ends), lambda rows: len(rows) >= 4)
    becomes(lambda: widths_over(page, "html"), [0])
