"""Label quality › Summary: its numbers are the server's, and each opens its images."""

import json
import urllib.request

from conftest import count_in_header


def test_counts_open_their_images(open_page, url):
    told = json.load(urllib.request.urlopen(f"{url}/api/v1/label-quality"))
    page = open_page("/labels")
    pair = told["pairs"][0]
    name = f"images labelled {pair['label']} and predicted {pair['suggested']}"
    page.get_by_role("link", name=f"{pair['count']} {name}").click()
    page.wait_for_selector(".tile")
    assert count_in_header(page) == pair["count"]


def test_the_most_contradicted_label_stands_first_and_opens(open_page, url):
    told = json.load(urllib.request.urlopen(f"{url}/api/v1/label-quality"))
    worst = told["contradictions"]["images"][0]
    page = open_page("/")
    page.keyboard.press("g")
    page.keyboard.press("l")
    first = page.locator(".contradicted a").first
    assert first.locator("img").get_attribute("alt") == worst["key"]
    first.click()
    page.wait_for_selector(".detail")
    assert worst["key"] in page.locator(".detail").inner_text()
