"""Words and numbers stand beside each other, whatever their length."""

import pytest

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
