"""What is most worthwhile to fix: the card on the Overview."""

import json
import re
import urllib.request

from conftest import opens_images
from playwright.sync_api import expect


def test_each_thing_opens_its_images_and_the_page_that_shows_it(open_page, url):
    with urllib.request.urlopen(f"{url}/api/v1/advice", timeout=30) as answer:
        items = json.load(answer)["items"]
    assert 1 <= len(items) <= 3
    page = open_page("/")
    listed = page.locator(".worthwhile > li")
    expect(listed).to_have_count(len(items))
    for place, item in enumerate(items):
        entry = listed.nth(place)
        expect(entry.locator("h3")).to_have_text(item["title"])
        expect(entry).to_contain_text(item["reason"])
        where = entry.get_by_role("link", name="where it shows")
        expect(where).to_have_attribute("href", re.compile(f"^{re.escape(item['page'])}"))
        for name, value in item["parameters"]:
            parameter = f"[?&]{re.escape(name)}=.*{re.escape(value.split()[0])}"
            expect(where).to_have_attribute("href", re.compile(parameter))
        if item["filter"] is None:
            continue
        opens_images(page, entry.locator("h3 a"), item["images"])
        page.go_back()
        page.wait_for_selector(".worthwhile > li")
