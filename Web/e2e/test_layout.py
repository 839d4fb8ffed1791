"""Words and numbers stand beside each other, whatever their length."""

import pytest
from conftest import address

LONG = "a class or model whose name says all that there is to say about it, and then some"


@pytest.mark.parametrize("size", [(1024, 768), (1440, 900)])
def test_a_rate_stands_beside_its_bar(open_page, size):
    page = open_page("/", size=size)
    page.locator(".glance-rate").first.wait_for()
    gaps = page.evaluate(
        """() => [...document.querySelectorAll(".glance-rate")].map((cell) => {
          const words = document.createRange();
          words.selectNode(cell.firstChild);
          const bar = cell.querySelector(".rate-bar").getBoundingClientRect();
          const text = words.getBoundingClientRect();
          return [bar.left - text.right, Math.abs(bar.top + bar.bottom - text.top - text.bottom)];
        })"""
    )
    assert len(gaps) > 2
    assert all(beside > 0 and off < 6 for beside, off in gaps), gaps


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
    over = page.evaluate(
        """() => [...document.querySelectorAll(".card, header, main")]
          .map((one) => one.scrollWidth - one.clientWidth)"""
    )
    assert over == [0] * len(over)


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
    page.wait_for_function("() => !document.querySelector('.sketch')")
    assert page.evaluate("sketched") > 0
    rows = page.evaluate(
        """() => [...document.querySelectorAll(".grid-row")].map((row) => [
          Number(row.getAttribute("aria-rowindex")),
          row.querySelectorAll(".tile").length,
        ])"""
    )
    assert len(rows) > 2 and min(index for index, _ in rows) > 3
    assert len({tiles for _, tiles in rows[:-1]}) == 1 and rows[0][1] > 1


@pytest.mark.parametrize("size", [(1024, 768), (1440, 900)])
def test_a_selection_moves_no_image_and_its_tag_field_leads_back(open_page, size):
    page = open_page("/explorer", size=size)
    grid = page.locator(".grid")
    before = grid.bounding_box()
    grid.focus()
    page.keyboard.press("x")
    page.keyboard.press("Shift+ArrowDown")
    page.locator(".action-count b").wait_for()
    assert grid.bounding_box() == before
    page.keyboard.press("t")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Tag"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "grid"
    assert page.locator(".tile.selected").count() > 1


@pytest.mark.parametrize("size", [(1024, 768), (1440, 900)])
def test_the_explorers_outcomes_stand_on_one_line(open_page, evaluate, size):
    name = evaluate()["classes"][0]["name"]
    page = open_page(
        address("/explorer", ("where", f'label = "{name}"'), ("order", "red_values")), size=size
    )
    page.get_by_role("button", name="False negatives").wait_for()
    heights, over = page.evaluate(
        """() => [
          [...document.querySelectorAll(".explorer-bar .segments button")]
            .map((one) => one.scrollHeight - one.clientHeight),
          [...document.querySelectorAll(".explorer-bar")]
            .map((one) => one.scrollWidth - one.clientWidth)]"""
    )
    assert len(heights) == 3 and max(heights) <= 0, heights
    assert max(over) <= 0, over
