"""The address is the state; errors and empty views say what to do; nothing leaves the computer."""

import re

import pytest
from conftest import address, count_in_header, settle, shows_images
from playwright.sync_api import expect
from waiting import holds

REFUSED = "the server responded with a status of 400"


def test_a_wrong_filter_points_at_the_fault_and_offers_the_nearest_word(open_page):
    page = open_page("/explorer", allow=[REFUSED])
    page.keyboard.press("/")
    page.keyboard.type("brightnes < 0.2")
    page.keyboard.press("Enter")
    fault = page.locator(".filter-fault")
    expect(fault).to_contain_text("Column 1")
    expect(fault.locator("mark")).to_have_text("b")
    page.get_by_role("button", name="Use “brightness”").click()
    expect(page.locator("#filter")).to_have_value("brightness < 0.2")
    expect(fault).to_be_hidden()
    expect(page).not_to_have_url(re.compile("where"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"where=brightness\+%3C\+0\.2"))


def test_a_wrong_filter_in_the_address_is_said_on_the_page(open_page):
    page = open_page(address("/metrics", ("where", "label = ")), allow=[REFUSED])
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("column")
    expect(alert.get_by_role("button", name="Try again")).to_be_visible()


def test_an_empty_view_names_the_filter_and_clears_it(open_page):
    page = open_page(address("/explorer", ("where", "brightness > 7")))
    expect(page.locator("main")).to_contain_text("No image matches")
    expect(page.locator("main code")).to_have_text("brightness > 7")
    page.get_by_role("button", name="Clear the filter").last.click()
    expect(page.locator(".tile").first).to_be_visible()


def test_pickers_write_the_filter_and_read_it_back(open_page, evaluate):
    name = evaluate()["classes"][0]["name"]
    page = open_page("/explorer")
    page.get_by_role("combobox", name="Label", exact=True).select_option(name)
    # Of the images labelled with one class the wrong ones are its false negatives.
    page.get_by_role("button", name="False negatives", exact=True).click()
    settle(page)
    expect(page.locator("#filter")).to_have_value(re.compile(f"label = .*{name}.* and outcome = wrong"))
    shown = count_in_header(page)
    page.reload()
    settle(page)
    expect(page.get_by_role("combobox", name="Label", exact=True)).to_have_value(name)
    shows_images(page, shown)
    page.go_back()
    settle(page)
    expect(page.get_by_role("button", name="All", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#filter")).not_to_have_value(re.compile("outcome"))


def test_the_class_filter_stands_in_the_address_and_counts(open_page, evaluate):
    row = evaluate()["classes"][0]
    page = open_page("/metrics")
    page.locator(".pick").click()
    page.get_by_label(row["name"], exact=True).check()
    settle(page)
    expect(page).to_have_url(re.compile(f"class={row['name']}"))
    page.keyboard.press("Escape")
    expect(page.locator(".pick")).to_have_text(row["name"])
    expect(page.locator(".class-row[data-class]")).to_have_count(1)


def test_the_open_image_shows_all_that_is_known_of_it(open_page):
    page = open_page(address("/explorer", ("order", "-loss")))
    page.locator(".tile").first.click()
    settle(page)
    detail = page.locator(".detail")
    expect(detail.locator("h2", has_text="Probabilities")).to_be_visible()
    expect(detail.locator(".top li").nth(1)).to_be_visible()
    expect(detail.locator("tbody tr").nth(14)).to_be_visible()
    expect(detail.locator("tbody", has_text="Brightness")).to_be_visible()
    picture = detail.locator(".picture img")
    holds(lambda: picture.evaluate("e => e.complete && e.naturalWidth > 0"), bool)


def test_orders_run_both_ways(open_page):
    page = open_page(address("/explorer", ("order", "brightness")))

    def values():
        return [float(text) for text in page.locator(".tile-value").all_inner_texts()]

    up = holds(values, lambda all: len(all) > 1 and all == sorted(all))
    page.get_by_role("button", name="lowest first").click()
    settle(page)
    holds(values, lambda all: all == sorted(all, reverse=True) and all[0] > up[0])


def test_files_without_pixels_have_a_place_and_a_reason(open_page):
    page = open_page("/")
    kinds = page.locator(".issue-kind button")
    # The demo plants files that cannot be decoded.
    kinds.first.click()
    first = page.locator(".issue-list li").first
    expect(first.locator(".muted")).not_to_be_empty()
    reason = first.locator(".muted").inner_text()
    first.locator("a").click()
    settle(page)
    expect(page.locator(".detail .issue").first).to_contain_text(reason)


def test_the_policy_forbids_other_hosts(open_page, url):
    page = open_page("/")
    answer = page.request.get(url + "/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy


@pytest.mark.parametrize("path", ["/", "/metrics", "/performance", "/explorer", "/labels", "/review"])
def test_an_unknown_model_is_named_and_no_number_of_another_shown(open_page, path):
    page = open_page(address(path, ("model", "nope"), ("where", "outcome = wrong")))
    expect(page.locator("main")).to_contain_text("There is no model “nope” in this project.")
    expect(page.locator("header .counts")).to_have_count(0)
    expect(page.locator("main")).not_to_contain_text("0.")
    expect(page.get_by_role("combobox", name="Model")).to_contain_text("unknown: nope")
    page.get_by_role("main").get_by_role("link", name="logistic").click()
    expect(page.locator("main")).not_to_contain_text("There is no model")
    expect(page.locator("header .counts")).to_be_visible()
