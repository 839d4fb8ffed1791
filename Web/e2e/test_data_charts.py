"""The two charts of Data quality: what is drawn opens the images that it stands for, by mouse and
by keyboard, and follows the filter bar."""

import re

import pytest
from conftest import address, count_in_header, opens_images, settle, widths_over
from playwright.sync_api import expect
from test_accessibility import is_accessible
from waiting import at_rest, becomes, holds


def opened(open_page, *parameters, **options):
    page = open_page(address("/data", *parameters), **options)
    page.locator('.scatter-card[data-ready="true"]').wait_for()
    page.locator('.distribution-card[data-ready="true"]').wait_for()
    return page


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
    box = at_rest(mark)
    page.mouse.click(box["x"] + 8, box["y"] + 8)
    expect(page).to_have_url(re.compile(rf"/explorer\?.*\bid={image}(&|$)"))
    page.locator(".detail").wait_for()


def test_a_box_opens_the_images_within_both_ranges(open_page):
    page = opened(open_page, ("x", "brightness"), ("y", "contrast"))
    stage = page.locator(".scatter-stage")
    stage.scroll_into_view_if_needed()
    box = at_rest(stage)
    page.mouse.move(box["x"] + 60, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 200, steps=4)
    page.mouse.up()
    page.wait_for_url("**/explorer?**")
    expect(page.locator("#filter")).to_have_value(re.compile("brightness in .*contrast in "))
    settle(page)
    holds(lambda: count_in_header(page), lambda count: count > 0)


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
    holds(lambda: count_in_header(page), lambda count: 2 <= count <= total)


def test_the_charts_follow_the_filter_bar_and_the_address(open_page):
    everything = opened(open_page)
    total = number(everything.locator('[data-number="n"]'))
    page = opened(open_page, ("where", "outcome = wrong"), ("by", "outcome"), ("colour", "label"))
    holds(lambda: number(page.locator('[data-number="n"]')), lambda n: n < total)
    expect(page.locator(".distribution [data-group]")).to_have_count(1)
    expect(page.locator(".distribution [data-group]")).to_have_attribute("data-group", "wrong")
    expect(page.locator(".legend li").nth(1)).to_be_visible()
    page.get_by_label("Metric to the right").select_option("saturation")
    page.wait_for_url("**x=saturation**")
    page.reload()
    expect(page.get_by_label("Metric to the right")).to_have_value("saturation")


@pytest.mark.parametrize("by", ["label", "outcome"])
def test_groups_and_bars_open_as_many_images_as_they_say(open_page, by):
    page = opened(open_page, ("metric", "brightness"), ("by", by))
    row = page.locator(".distribution [data-group]").first
    counts = "bars => bars.map((bar) => Number(bar.dataset.count))"

    def read():
        return number(row.locator("[data-n]")), row.locator("[data-bin]").evaluate_all(counts)

    count, bars = holds(read, lambda found: sum(found[1]) == found[0])
    opens_images(page, row.locator("th a"), count)
    page.go_back()
    for place in (next(i for i, one in enumerate(bars) if one), len(bars) - 1):
        bar = page.locator(f'[data-bin="0 {place}"]')
        bar.wait_for()
        if bars[place] == 0:
            continue
        opens_images(page, bar, bars[place])
        page.go_back()


def test_all_bars_are_one_tab_stop_with_arrows_inside(open_page):
    page = opened(open_page)
    stops = page.locator('.distribution [data-bin][tabindex="0"]')
    expect(stops).to_have_count(1)
    stops.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    becomes(lambda: page.evaluate("document.activeElement.dataset.bin"), "1 29")
    expect(stops).to_have_count(1)


def test_the_table_behind_has_the_trend_and_opens_its_images(open_page):
    page = opened(open_page, ("scatter", "table"), ("distribution", "table"))
    rows = page.locator(".trend-table tbody tr")
    total = page.locator('[data-number="n"]')

    def read():
        counts = rows.evaluate_all("rows => rows.map((row) => Number(row.dataset.n))")
        return number(total), counts

    _, counts = holds(read, lambda found: found[0] == sum(found[1]))
    opens_images(page, rows.first.locator("a"), counts[0])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["chart", "table"])
def test_axe_finds_nothing_on_the_charts(open_page, scheme, view):
    page = opened(
        open_page, ("scatter", view), ("distribution", view), ("colour", "label"), scheme=scheme
    )
    is_accessible(page)


def test_the_charts_are_not_cut_on_a_small_screen(open_page):
    page = opened(open_page, size=(1024, 768))
    becomes(lambda: widths_over(page, "html"), [0])
