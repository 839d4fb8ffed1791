"""The filter bar completes, shows what is in force as chips, and adds terms; the histogram brushes."""

import re

import pytest
from conftest import address, count_in_header, settle, shows_images, widths_over
from playwright.sync_api import expect
from test_accessibility import is_accessible
from waiting import at_rest, becomes, holds

REFUSED = "the server responded with a status of 400"
BRUSH = address("/explorer", ("order", "-brightness"))


def options(page):
    return page.get_by_role("listbox").get_by_role("option")


def typed(page, text):
    page.keyboard.press("/")
    page.keyboard.type(text)
    options(page).first.wait_for()


def test_a_filter_is_written_by_choosing(open_page, evaluate):
    name = sorted(evaluate()["classes"], key=lambda one: one["index"])[0]["name"]
    page = open_page("/explorer", allow=[REFUSED])
    box = page.locator("#filter")
    typed(page, "lab")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    expect(options(page).first).to_contain_text("label")
    page.keyboard.press("Tab")
    expect(box).to_have_value("label ")
    expect(options(page).first).to_contain_text("=")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(box).to_have_value("label = ")
    expect(options(page).first).to_contain_text(name)
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "filter-option-0")
    page.keyboard.press("Enter")
    expect(box).to_have_value(re.compile(f"label = .*{name}.* "))
    expect(options(page).first).to_contain_text("and")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("where=label"))
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_be_focused()


def test_completion_works_inside_a_broken_filter(open_page):
    page = open_page("/explorer", allow=[REFUSED])
    typed(page, "= = ) brightn")
    expect(options(page)).to_have_count(1)
    expect(options(page).first).to_contain_text("Brightness")
    options(page).first.click()
    expect(page.locator("#filter")).to_have_value("= = ) brightness ")


def test_enter_puts_the_caret_on_the_fault(open_page):
    page = open_page("/explorer", allow=[REFUSED])
    page.keyboard.press("/")
    page.keyboard.type("label = nothing and brightness < 1")
    page.keyboard.press("Enter")
    expect(page.locator(".filter-fault")).to_contain_text("Column 9")
    page.wait_for_function("document.querySelector('#filter').selectionStart === 8")


def test_each_term_is_a_chip_that_goes_alone(open_page):
    page = open_page(
        address("/explorer", ("where", "outcome = wrong and (brightness > 0.3 or issue = dark)"))
    )
    chips = page.get_by_role("region", name="Active filters")
    expect(chips.locator(".chip")).to_have_count(2)
    page.get_by_role("button", name="Remove outcome = wrong").click()
    expect(page.locator("#filter")).to_have_value("(brightness > 0.3 or issue = dark)")
    expect(chips.locator(".chip")).to_have_count(1)
    chips.get_by_role("button").click()
    expect(chips).to_be_hidden()
    expect(page).not_to_have_url(re.compile("where"))


def test_terms_are_added_without_typing_the_language(open_page):
    page = open_page("/explorer")
    add = page.get_by_role("button", name="Add a filter")
    form = page.get_by_role("form", name="Add a filter")

    def choose(field):
        add.click()
        form.get_by_label("Field").select_option(label=field)

    choose("Outcome")
    form.get_by_label("Value").select_option("wrong")
    form.get_by_role("button", name="Add").click()
    choose("Brightness")
    form.get_by_label("from").fill("0.2")
    form.get_by_label("to", exact=True).fill("0.5")
    page.keyboard.press("Enter")
    choose("Text")
    form.get_by_label("has").fill("images png")
    page.keyboard.press("Enter")
    expect(form).to_be_hidden()
    expect(page.locator("#filter")).to_have_value(
        'outcome = wrong and brightness in 0.2..0.5 and text ~ "images png"'
    )
    choose("Issue")
    expect(form.get_by_label("Value").locator("option", has_text="blurred")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(form).to_be_hidden()
    expect(add).to_be_focused()


def histogram(page):
    return page.get_by_role("region", name="Histogram of Brightness")


def ends(thumbs):
    return [float(one.get_attribute("aria-valuenow")) for one in thumbs.all()]


def test_dragging_over_the_histogram_sets_a_range_and_clearing_takes_it_back(open_page):
    page = open_page(BRUSH)
    every = count_in_header(page)
    box = at_rest(page.locator(".metric-histogram-plot"))
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 0.4 * box["width"], middle)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.6 * box["width"], middle, steps=4)
    page.mouse.up()
    expect(page.locator("#filter")).to_have_value(re.compile(r"^brightness in [\d.-]+\.\.[\d.]+$"))
    settle(page)
    holds(lambda: count_in_header(page), lambda count: 0 < count < every)
    low, high = page.locator("#filter").input_value().split(" in ")[1].split("..")
    thumbs = histogram(page).get_by_role("slider")
    becomes(lambda: ends(thumbs), [float(low), float(high)])
    page.get_by_role("button", name="Whole range").click()
    expect(page.locator("#filter")).to_have_value("")
    shows_images(page, every)


def test_keys_move_the_ends_of_the_range(open_page):
    page = open_page(BRUSH)
    low = histogram(page).get_by_role("slider", name="lower end")
    before = ends(low)
    low.focus()
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#filter")).to_have_value(re.compile(r"^brightness in "))
    holds(lambda: ends(low), lambda now: now > before)
    page.keyboard.press("Home")
    expect(page.locator("#filter")).to_have_value("")


def test_the_histogram_counts_what_the_rest_of_the_filter_leaves(open_page):
    page = open_page(
        address(
            "/explorer",
            ("order", "brightness"),
            ("where", "outcome = wrong and brightness in 0.2..0.4"),
        )
    )
    rows = page.locator(".metric-histogram tbody tr")
    link = histogram(page).get_by_role("link").first

    def counts():
        """In view by the bars, in all by the bars, in view by the words."""
        cells = rows.evaluate_all("rows => rows.map((r) => [...r.cells].map((c) => c.textContent))")
        numbers = [[int(cell.replace(",", "")) for cell in row[2:]] for row in cells]
        return *map(sum, zip(*numbers)), int(link.inner_text().replace(",", ""))

    shown, _, _ = holds(counts, lambda found: found[0] == found[2] < found[1])
    link.click()
    shows_images(page, shown)


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_list_chips_form_and_brush(open_page, scheme, size):
    page = open_page(
        address("/explorer", ("order", "brightness"), ("where", "brightness in 0.2..0.4")),
        scheme=scheme,
        size=size,
        allow=[REFUSED],
    )
    page.keyboard.press("/")
    page.keyboard.press("End")
    page.keyboard.type(" and ")
    options(page).first.wait_for()
    page.keyboard.press("ArrowDown")
    is_accessible(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Add a filter").click()
    is_accessible(page)
    becomes(lambda: widths_over(page, "html"), [0])
