"""Label quality › Summary: its numbers are the server's, and each opens its images."""

import json
import urllib.request

from conftest import opens_images, settle
from playwright.sync_api import expect


def test_counts_open_their_images(open_page, url):
    told = json.load(urllib.request.urlopen(f"{url}/api/v1/label-quality"))
    page = open_page("/labels")
    pair = told["pairs"][0]
    name = f"images labelled {pair['label']} and predicted {pair['suggested']}"
    opens_images(page, page.get_by_role("link", name=f"{pair['count']} {name}"), pair["count"])


def test_the_most_contradicted_label_stands_first_and_opens(open_page, url):
    told = json.load(urllib.request.urlopen(f"{url}/api/v1/label-quality"))
    worst = told["contradictions"]["images"][0]
    page = open_page("/")
    page.keyboard.press("g")
    page.keyboard.press("l")
    first = page.locator(".contradicted a").first
    expect(first.locator("img")).to_have_attribute("alt", worst["key"])
    first.click()
    expect(page.locator(".detail")).to_contain_text(worst["key"])


def test_the_probably_wrong_labels_are_shared_out_and_open(open_page, url):
    told = json.load(urllib.request.urlopen(f"{url}/api/v1/label-quality"))["noise"]
    page = open_page("/labels")
    card = page.get_by_label("Probably wrong labels")
    expect(card).to_contain_text(f"{100 * told['estimate']['value']:.1f} %")
    expect(card).to_contain_text(f"{100 * told['with_neighbors']['value']:.1f} %")
    pair = told["pairs"][0]
    name = f"{pair['count']} images labelled {pair['label']} that are likely {pair['likely']}"
    opens_images(page, card.get_by_role("link", name=name).first, pair["count"])
    page.go_back()
    both = told["images_with_neighbors"]
    link = page.get_by_role("link", name=f"{both['count']} images whose label")
    opens_images(page, link, both["count"])


def test_the_page_stands_without_a_model(open_page, url):
    """What the server says of a project without predictions, put in the place of its answers."""

    def without_model(route):
        answer = route.fetch()
        body = answer.json()
        if "models" in body:
            body["models"] = []
        else:
            none = {"value": None, "low": None, "high": None, "n": 0, "reason": "no prediction"}
            body.update(model=None, pairs=[], pair_count=0, contradictions=None, noise=None)
            for one in body["classes"]:
                one.update(predicted=None, contradicted=none, contradicted_filter=None)
        route.fulfill(response=answer, json=body)

    page = open_page("/")
    page.route("**/api/v1/project", without_model)
    page.route("**/api/v1/label-quality**", without_model)
    page.goto(url + "/labels")
    settle(page)
    expect(page.get_by_label("Table of classes").locator("tbody tr").first).to_contain_text("—")


def test_copies_under_different_labels_are_shown_and_open(open_page, url):
    told = json.load(urllib.request.urlopen(f"{url}/api/v1/quality"))["duplicates"]
    group = next(one for one in told["groups"] if one["conflicting"])
    page = open_page("/labels")
    card = page.get_by_label("Copies under different labels")
    expect(card.locator("[data-conflicting]").first.locator(".conflict").first).to_contain_text(
        "labels disagree"
    )
    link = card.locator("[data-conflicting]").first.locator("p a")
    opens_images(page, link, group["count"])
