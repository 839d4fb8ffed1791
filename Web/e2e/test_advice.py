"""What is most worthwhile to fix: the card on the Overview."""

import json
import urllib.request

from conftest import count_in_header, settle


def test_each_thing_opens_its_images_and_the_page_that_shows_it(open_page, url):
    with urllib.request.urlopen(f"{url}/api/v1/advice", timeout=30) as answer:
        items = json.load(answer)["items"]
    assert 1 <= len(items) <= 3
    page = open_page("/")
    listed = page.locator(".worthwhile > li")
    assert listed.count() == len(items)
    for place, item in enumerate(items):
        entry = listed.nth(place)
        assert entry.locator("h3").inner_text() == item["title"]
        assert item["reason"] in entry.inner_text()
        where = entry.get_by_role("link", name="where it shows").get_attribute("href")
        assert where.startswith(item["page"])
        for name, value in item["parameters"]:
            assert f"{name}=" in where and value.split()[0] in where
        if item["filter"] is None:
            continue
        entry.locator("h3 a").click()
        page.wait_for_url("**/explorer?**")
        settle(page)
        assert count_in_header(page) == item["images"]
        page.go_back()
        page.wait_for_selector(".worthwhile > li")
