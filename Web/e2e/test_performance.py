"""Performance by metric: the numbers of the command line, links that open what they say."""

import re

import pytest
from conftest import address, opens_images, settle
from playwright.sync_api import expect
from test_accessibility import is_accessible
from waiting import becomes, holds

PAGE = "/performance"


def ready(page):
    settle(page)
    page.locator(".performance-card[data-ready] [data-bin]").first.wait_for()


def shown(page):
    return page.locator("[data-bin]").evaluate_all(
        "bins => bins.map((bin) => [Number(bin.dataset.n),"
        " bin.dataset.value === '' ? null : Number(bin.dataset.value)])"
    )


def check(page, expected):
    bins = [(one["n"], one["rate"]["value"]) for one in expected["bins"]]
    holds(
        lambda: shown(page),
        lambda found: [n for n, _ in found] == [n for n, _ in bins]
        and [value for _, value in found] == pytest.approx([rate for _, rate in bins], rel=1e-12),
    )
    overall = page.locator('[data-number="overall"]')
    becomes(
        lambda: float(overall.get_attribute("data-value")),
        pytest.approx(expected["overall"]["value"], rel=1e-12),
    )


def test_the_first_metric_is_the_most_important_one(open_page, evaluate):
    page = open_page(PAGE)
    ready(page)
    first = next(one["metric"] for one in evaluate()["importance"] if not one["derived"])
    expect(page.locator(".performance-card")).to_have_attribute("data-ready", first)
    check(page, evaluate("--by", first))
    items = page.locator(".metric-list [data-metric]")
    ranked = [one["metric"] for one in evaluate()["importance"]]

    def listed():
        metrics = items.evaluate_all("items => items.map((item) => item.dataset.metric)")
        return [metric for metric in metrics if metric in ranked]

    # A stable order: what is measured first, then what is derived.
    by_origin = sorted(evaluate()["importance"], key=lambda one: one["derived"])
    becomes(listed, [one["metric"] for one in by_origin])


@pytest.mark.parametrize(
    ("query", "arguments"),
    [
        ([("bins", "5")], ["--bins", "5"]),
        ([("binning", "width"), ("bins", "7")], ["--binning", "width", "--bins", "7"]),
        ([("rate", "false_negative_rate")], ["--rate", "false_negative_rate"]),
        ([("where", "contrast > 0.1")], ["--where", "contrast > 0.1"]),
    ],
)
def test_the_numbers_are_those_of_the_command_line(open_page, evaluate, query, arguments):
    page = open_page(address(PAGE, ("metric", "brightness"), *query))
    ready(page)
    check(page, evaluate("--by", "brightness", *arguments))


@pytest.mark.parametrize("rate", ["recall", "precision"])
def test_a_class_has_its_own_rate(open_page, evaluate, rate):
    name = evaluate()["confusion"]["classes"][0]
    page = open_page(
        address(PAGE, ("metric", "red_values"), ("rate", rate), ("class", name), ("bins", "4"))
    )
    ready(page)
    check(
        page,
        evaluate("--by", "red_values", "--rate", rate, "--class", name, "--bins", "4"),
    )
    title = page.locator(".performance-title")
    expect(title).to_contain_text("True-positive rate" if rate == "recall" else "Precision")


@pytest.mark.parametrize("metric", ["label", "predicted", "split"])
def test_words_have_one_bar_each(open_page, evaluate, metric):
    if metric == "split" and evaluate()["split"] is None:
        pytest.skip("the project has no splits")
    page = open_page(address(PAGE, ("metric", metric)))
    ready(page)
    check(page, evaluate("--by", metric))


@pytest.mark.parametrize("metric", ["brightness", "confidence", "predicted"])
def test_a_bin_opens_as_many_images_as_it_says(open_page, metric):
    page = open_page(address(PAGE, ("metric", metric), ("bins", "4")))
    ready(page)
    for place in (0, 2):
        link = page.locator("[data-bin]").nth(place)
        count = int(link.get_attribute("data-n"))
        opens_images(page, link, count)
        page.go_back()
        ready(page)


def test_the_missing_and_the_table_open_their_images(open_page, evaluate):
    name = evaluate()["confusion"]["classes"][0]
    page = open_page(address(PAGE, ("metric", "brightness"), ("view", "table"), ("line", name)))
    settle(page)
    rows = page.locator(".performance-table tbody tr")
    rows.first.wait_for()
    expected = evaluate("--by", "brightness", "--line", name)
    expect(rows).to_have_count(len(expected["bins"]))
    cell = rows.first.locator("a").last
    count = expected["lines"][0]["bins"][0]["n"]
    expect(cell).to_have_text(f"{count:,}")
    opens_images(page, cell, count)


def test_choices_stand_in_the_address(open_page):
    page = open_page(address(PAGE, ("metric", "brightness")))
    ready(page)
    page.get_by_label("Rate", exact=True).select_option("recall")
    expect(page).to_have_url(re.compile("rate=recall"))
    page.get_by_label("Bins", exact=True).select_option("5")
    expect(page).to_have_url(re.compile("bins=5"))
    page.get_by_label("Binning").select_option("width")
    expect(page).to_have_url(re.compile("binning=width"))
    page.get_by_label("Lines of classes").select_option(index=1)
    expect(page).to_have_url(re.compile("line="))
    ready(page)
    page.locator('.metric-list [data-metric="contrast"]').click()
    expect(page.locator(".performance-card")).to_have_attribute("data-ready", "contrast")
    expect(page).to_have_url(re.compile("rate=recall"))
    expect(page).to_have_url(re.compile("bins=5"))
    page.go_back()
    expect(page.locator(".performance-card")).to_have_attribute("data-ready", "brightness")


def test_the_chart_is_one_tab_stop_and_arrows_walk_it(open_page):
    page = open_page(address(PAGE, ("metric", "brightness"), ("bins", "5")))
    page.keyboard.press("g")
    page.keyboard.press("p")
    page.goto(page.url.split("?")[0] + "?metric=brightness&bins=5")
    ready(page)
    bins = page.locator("[data-bin]")
    expect(page.locator('[data-bin][tabindex="0"]')).to_have_count(1)
    bins.first.focus()
    page.keyboard.press("ArrowRight")
    expect(bins.nth(1)).to_be_focused()
    readout = page.locator(".rate-readout")
    expect(readout).to_contain_text("Bin 2 of 5")
    page.keyboard.press("End")
    expect(bins.nth(4)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(bins.nth(4)).to_be_focused()
    page.keyboard.press("Home")
    expect(bins.first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/explorer?**")


STATES = {
    "chart": [("metric", "brightness")],
    "lines": [("metric", "brightness"), ("binning", "width"), ("bins", "20")],
    "table": [("metric", "brightness"), ("view", "table")],
    "words": [("metric", "label")],
    "nothing": [("metric", "brightness"), ("where", "brightness > 7")],
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(open_page, evaluate, state, scheme):
    query = list(STATES[state])
    if state == "lines":
        query += [("line", name) for name in evaluate()["confusion"]["classes"][:6]]
    page = open_page(address(PAGE, *query), scheme=scheme)
    if state == "nothing":
        expect(page.locator(".performance-card")).to_contain_text("No image here")
    else:
        page.locator(".performance-card[data-ready]").wait_for()
    is_accessible(page)


@pytest.mark.parametrize("size", [(1024, 768), (1440, 900), (1920, 1080)])
def test_it_fits_the_screen(open_page, size):
    page = open_page(address(PAGE, ("metric", "brightness")), size=size)
    ready(page)
    over = (
        "() => [document.documentElement, document.querySelector('main')]"
        ".map((e) => [e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight]).flat()"
    )
    holds(lambda: page.evaluate(over), lambda pixels: max(pixels) <= 0)
