"""The two charts of Data quality: what is drawn opens the images that it stands for, by mouse and
by keyboard, and follows the filter bar."""

import urllib.parse

import pytest
from conftest import address, count_in_header, settle
from playwright.sync_api import expect
from test_accessibility import violations


def opened(open_page, *parameters, **options):
    page = open_page(address("/data", *parameters), **options)
    page.locator('.scatter-card[data-ready="true"]').wait_for()
    page.locator('.distribution-card[data-ready="true"]').wait_for()
    return page


def parameters(page):
    return dict(urllib.parse.parse_qsl(urllib.parse.urlparse(page.url).query))


def number(locator):
    return int(locator.inner_text().replace(",", ""))


def test_a_point_opens_its_image_by_mouse(open_page):
    page = opened(open_page)
    canvas = page.locator(".scatter-stage canvas")
    canvas.scroll_into_view_if_needed()
    canvas.focus()
    page.keyboard.press("ArrowRight")
    mark = page.locator(".scatter-mark")
    image = mark.get_attribute("href").split("id=")[1]
    expect(page.locator("#scatter-readout")).to_contain_text(f"Image {image}")
    box = mark.bounding_box()
    page.mouse.click(box["x"] + 8, box["y"] + 8)
    page.wait_for_url("**/explorer?**")
    assert parameters(page)["id"] == image
    page.locator(".detail").wait_for()


def test_a_box_opens_the_images_within_both_ranges(open_page):
    page = opened(open_page, ("x", "brightness"), ("y", "contrast"))
    stage = page.locator(".scatter-stage")
    stage.scroll_into_view_if_needed()
    box = stage.bounding_box()
    page.mouse.move(box["x"] + 60, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 200, steps=4)
    page.mouse.up()
    page.wait_for_url("**/explorer?**")
    settle(page)
    where = parameters(page)["where"]
    assert "brightness in " in where and "contrast in " in where
    assert 0 < count_in_header(page)


def test_keys_move_through_the_points_and_span_a_box(open_page):
    page = opened(open_page, ("x", "brightness"), ("y", "contrast"))
    total = number(page.locator('[data-number="n"]'))
    page.locator(".scatter-stage canvas").focus()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    expect(page.locator(".scatter-box")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/explorer?**")
    settle(page)
    # The box reaches from the darkest to the brightest image, but not over all contrasts.
    assert 2 <= count_in_header(page) <= total


def test_the_charts_follow_the_filter_bar_and_the_address(open_page):
    everything = opened(open_page)
    total = number(everything.locator('[data-number="n"]'))
    page = opened(open_page, ("where", "outcome = wrong"), ("by", "outcome"), ("colour", "label"))
    assert number(page.locator('[data-number="n"]')) < total
    expect(page.locator(".distribution [data-group]")).to_have_count(1)
    expect(page.locator(".distribution [data-group]")).to_have_attribute("data-group", "wrong")
    assert page.locator(".legend li").count() > 1
    page.get_by_label("Metric to the right").select_option("saturation")
    page.wait_for_url("**x=saturation**")
    page.reload()
    expect(page.get_by_label("Metric to the right")).to_have_value("saturation")


@pytest.mark.parametrize("by", ["label", "outcome"])
def test_groups_and_bars_open_as_many_images_as_they_say(open_page, by):
    page = opened(open_page, ("metric", "brightness"), ("by", by))
    row = page.locator(".distribution [data-group]").first
    count = number(row.locator("[data-n]"))
    bars = row.locator("[data-bin]").evaluate_all(
        "bars => bars.map((bar) => Number(bar.dataset.count))"
    )
    assert sum(bars) == count
    row.locator("th a").click()
    page.wait_for_url("**/explorer?**")
    settle(page)
    assert count_in_header(page) == count
    page.go_back()
    for place in (next(i for i, one in enumerate(bars) if one), len(bars) - 1):
        bar = page.locator(f'[data-bin="0 {place}"]')
        bar.wait_for()
        if bars[place] == 0:
            continue
        bar.click()
        page.wait_for_url("**/explorer?**")
        settle(page)
        assert count_in_header(page) == bars[place]
        page.go_back()


def test_all_bars_are_one_tab_stop_with_arrows_inside(open_page):
    page = opened(open_page)
    stops = page.locator('.distribution [data-bin][tabindex="0"]')
    expect(stops).to_have_count(1)
    stops.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    focused = page.evaluate("document.activeElement.dataset.bin")
    assert focused == "1 29"
    expect(stops).to_have_count(1)


def test_the_table_behind_has_the_trend_and_opens_its_images(open_page):
    page = opened(open_page, ("scatter", "table"), ("distribution", "table"))
    rows = page.locator(".trend-table tbody tr")
    counts = rows.evaluate_all("rows => rows.map((row) => Number(row.dataset.n))")
    assert sum(counts) == number(page.locator('[data-number="n"]'))
    rows.first.locator("a").click()
    page.wait_for_url("**/explorer?**")
    settle(page)
    assert count_in_header(page) == counts[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["chart", "table"])
def test_axe_finds_nothing_on_the_charts(open_page, scheme, view):
    page = opened(
        open_page, ("scatter", view), ("distribution", view), ("colour", "label"), scheme=scheme
    )
    assert violations(page) == []


def test_the_charts_are_not_cut_on_a_small_screen(open_page):
    page = opened(open_page, size=(1024, 768))
    assert page.evaluate("document.documentElement.scrollWidth") <= 1024
