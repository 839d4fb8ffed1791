"""Words and numbers stand beside each other, whatever their length."""

import pytest
from conftest import address, widths_over
from playwright.sync_api import expect
from waiting import at_rest, becomes, holds

LONG = "a class or model whose name says all that there is to say about it, and then some"


@pytest.mark.parametrize("size", [(1024, 768), (1440, 900)])
def test_a_rate_stands_beside_its_bar(open_page, size):
    page = open_page("/", size=size)
    page.locator(".glance-rate").first.wait_for()
    gaps = """() => [...document.querySelectorAll(".glance-rate")].map((cell) => {
          const words = document.createRange();
          words.selectNode(cell.firstChild);
          const bar = cell.querySelector(".rate-bar").getBoundingClientRect();
          const text = words.getBoundingClientRect();
          return [bar.left - text.right, Math.abs(bar.top + bar.bottom - text.top - text.bottom)];
        })"""
    holds(
        lambda: page.evaluate(gaps),
        lambda found: len(found) > 2 and all(beside > 0 and off < 6 for beside, off in found),
    )


@pytest.mark.parametrize("size", [(1024, 768), (1440, 900)])
def test_long_names_leave_the_overview_as_it_is(open_page, size):
    page = open_page("/", size=size)
    page.locator(".glance-rate").first.wait_for()
    page.evaluate(
        """(name) => {
          const names = ".models td:first-child b, .glance-table .clip a, .balance-name,"
            + ".header-model, .worthwhile h3 a";
          for (const one of document.querySelectorAll(names)) one.textContent = name;
        }""",
        LONG,
    )
    holds(lambda: widths_over(page, ".card, header, main"), lambda over: set(over) == {0})


def test_rows_that_rush_by_are_sketched_and_drawn_once_they_rest(open_page):
    page = open_page("/explorer?tile=256&order=brightness")
    page.locator(".tile").first.wait_for()
    page.evaluate(
        """() => {
          window.sketched = 0;
          const look = () => {
            window.sketched = Math.max(sketched, document.querySelectorAll(".sketch").length);
            requestAnimationFrame(look);
          };
          look();
        }"""
    )
    grid = page.locator(".grid")
    grid.evaluate(
        """async (grid) => {
          for (let step = 0; step < 12; step++) {
            grid.scrollTop += grid.clientHeight;
            await new Promise(requestAnimationFrame);
          }
        }"""
    )
    expect(page.locator(".sketch")).to_have_count(0)
    holds(lambda: page.evaluate("sketched"), lambda most: most > 0)
    rows = """() => [...document.querySelectorAll(".grid-row")].map((row) => [
      Number(row.getAttribute("aria-rowindex")),
      row.querySelectorAll(".tile").length,
    ])"""
    holds(
        lambda: page.evaluate(rows),
        lambda found: len(found) > 2 and min(index for index, _ in found) > 3
        and len({tiles for _, tiles in found[:-1]}) == 1 and found[0][1] > 1,
    )


@pytest.mark.parametrize("size", [(1024, 768), (1440, 900)])
def test_a_selection_moves_no_image_and_its_tag_field_leads_back(open_page, size):
    page = open_page("/explorer", size=size)
    grid = page.locator(".grid")
    before = at_rest(grid)
    grid.focus()
    page.keyboard.press("x")
    page.keyboard.press("Shift+ArrowDown")
    page.locator(".action-count b").wait_for()
    becomes(grid.bounding_box, before)
    page.keyboard.press("t")
    expect(page.get_by_label("Tag", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(grid).to_be_focused()
    expect(page.locator(".tile.selected").nth(1)).to_be_visible()


@pytest.mark.parametrize("size", [(1024, 768), (1440, 900)])
def test_the_explorers_outcomes_stand_on_one_line(open_page, evaluate, size):
    name = evaluate()["classes"][0]["name"]
    page = open_page(
        address("/explorer", ("where", f'label = "{name}"'), ("order", "red_values")), size=size
    )
    page.get_by_role("button", name="False negatives").wait_for()
    buttons = page.locator(".explorer-bar .segments button")
    heights = "all => all.map((one) => one.scrollHeight - one.clientHeight)"
    holds(
        lambda: buttons.evaluate_all(heights), lambda over: len(over) == 3 and max(over) <= 0
    )
    becomes(lambda: widths_over(page, ".explorer-bar"), [0])
