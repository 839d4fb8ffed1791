"""The Overview says of which images its numbers are."""

import pytest
from conftest import address
from playwright.sync_api import expect


@pytest.mark.parametrize("name", ["Models", "File issues", "Data", "Class balance"])
def test_what_does_not_follow_the_filter_says_so(open_page, name):
    page = open_page("/")
    card = page.get_by_role("region", name=name, exact=True)
    expect(card).to_be_visible()
    expect(card).not_to_contain_text("whatever the filter bar says")
    page = open_page(address("/", ("where", "label = circle")))
    card = page.get_by_role("region", name=name, exact=True)
    expect(card.locator(".card-head")).to_contain_text("whatever the filter bar says")


def test_what_follows_the_filter_names_its_images(open_page, evaluate):
    population = evaluate("--where", "label = circle")["population"]
    page = open_page(address("/", ("where", "label = circle")))
    errs = page.get_by_role("region", name="Where logistic errs").locator(".population")
    expect(errs).to_contain_text(f"{population['evaluated']} of {population['images']} images")
    fix = page.get_by_role("region", name="Most worthwhile to fix")
    expect(fix.locator(".population")).to_contain_text(
        f"{population['evaluated']} of {population['images']} images"
    )
    files = fix.get_by_role("listitem").filter(has_text="Files cannot be read")
    expect(files).to_contain_text("whatever the filter bar says")


def test_models_whose_numbers_are_of_different_splits_say_which(open_page):
    page = open_page("/")

    def with_another(route):
        answer = route.fetch()
        project = answer.json()
        model = project["models"][0]
        project["splits"] = ["test", "train"]
        project["models"] = [
            model | {"name": "other", "default_split": None},
            model | {"default_split": "test"},
        ]
        route.fulfill(response=answer, json=project)

    page.route("**/api/v1/project", with_another)
    page.goto(page.url)
    card = page.get_by_role("region", name="Models", exact=True)
    expect(card.locator(".card-head")).to_contain_text("accuracy on each model’s own split")
    expect(card.get_by_role("columnheader", name="Split", exact=True)).to_be_visible()
    expect(card.locator("tr[data-model=other]")).to_contain_text("all images")
    # That of the chosen model, the last one.
    expect(page.get_by_role("combobox", name="Split")).to_contain_text("default split (test)")
