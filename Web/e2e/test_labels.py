"""Given and corrected labels, the three explorers, and the selection in the address."""

import json
import re
import urllib.request

import pytest
from conftest import settle
from playwright.sync_api import expect
from test_accessibility import is_accessible


def asked(url, path, body=None, method="POST"):
    request = urllib.request.Request(
        f"{url}/api/v1{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
        method="GET" if body is None else method,
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


@pytest.fixture
def correction(url):
    """Image 3 has another label, as long as the test runs."""
    given = asked(url, "/images/3")["label"]
    other = next(c for c in asked(url, "/project")["classes"] if c != given)
    asked(url, "/edits", {"kind": "label", "value": other, "images": [3]})
    yield given, other
    asked(url, "/edits/undo", {})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_switch_shows_the_corrected_label_and_stays(open_page, correction, scheme):
    given, other = correction
    page = open_page("/explorer?id=3", scheme)
    label = page.locator(".detail .facts dd").first
    expect(label).to_have_text(re.compile(f"^{re.escape(given)}"))
    page.get_by_label("Labels", exact=True).select_option("corrected")
    page.wait_for_url("**labels=corrected**")
    settle(page)
    expect(label).to_have_text(re.compile(f"^{re.escape(other)}"))
    expect(page.locator(".image-edits")).to_contain_text(f"{given} → {other}")
    is_accessible(page)
    page.locator("nav").get_by_role("link", name="Metrics").click()
    page.wait_for_url("**/metrics?*labels=corrected*")
    expect(page.get_by_label("Labels", exact=True)).to_have_value("corrected")


@pytest.mark.parametrize(
    ("path", "order"), [("/data/explorer", "sharpness"), ("/labels/explorer", "-loss")]
)
def test_each_explorer_begins_in_its_own_order(open_page, url, path, order):
    page = open_page(path)
    with urllib.request.urlopen(f"{url}/api/v1/images?order={order}", timeout=30) as answer:
        first = int.from_bytes(answer.read(4), "little")
    expect(page.locator(".tile").first).to_have_attribute("data-id", str(first))
    expect(page.locator("nav [aria-current=page]")).to_have_count(1)


def test_a_small_selection_is_in_the_address(open_page):
    page = open_page("/explorer?selected=1.4")
    expect(page.locator("header output")).to_have_text(re.compile("^2 selected"))
    page.locator(".grid").focus()
    page.keyboard.press("x")
    page.wait_for_url("**selected=0.1.4*")
    page.keyboard.press("Control+a")
    page.wait_for_function("() => !location.search.includes('selected')")
