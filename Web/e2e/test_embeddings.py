"""Which embedding says what is alike can be seen and chosen where it counts."""

import pytest
from playwright.sync_api import expect
from test_accessibility import is_accessible

TWO = [
    {"name": "clip", "source": "imported", "dimension": 512, "images": 400, "current": False},
    {"name": "descriptor", "source": "descriptor", "dimension": 128, "images": 516, "current": True},
]


@pytest.mark.parametrize("path", ["/map", "/explorer?id=0"])
def test_the_current_embedding_says_what_it_is(open_page, path):
    page = open_page(path)
    pick = page.locator(".embedding-pick")
    expect(pick).to_contain_text("descriptor: from the pixels")
    expect(pick).to_contain_text("128 numbers an image")
    # With one embedding there is nothing to choose.
    expect(pick.get_by_role("combobox")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_another_embedding_is_chosen_by_key(open_page, scheme):
    page = open_page("/", scheme=scheme)
    page.route("**/api/v1/embeddings", lambda route: route.fulfill(json={"embeddings": TWO}))
    page.route(
        "**/api/v1/embeddings/current", lambda route: route.fulfill(json={"embeddings": TWO})
    )
    page.keyboard.press("g")
    page.keyboard.press("a")
    pick = page.locator(".embedding-pick").get_by_label("Embedding")
    expect(pick).to_have_value("descriptor")
    is_accessible(page)
    asked = []
    page.on("request", lambda one: asked.append(one.url))
    use = page.locator(".embedding-pick").get_by_role("button", name="Use", exact=True)
    expect(use).to_be_disabled()
    pick.focus()
    page.keyboard.press("ArrowUp")
    expect(pick).to_have_value("clip")
    # An arrow key alone changes nothing of the project.
    expect(use).to_be_enabled()
    assert not [url for url in asked if url.endswith("/embeddings/current")]
    page.keyboard.press("Tab")
    with page.expect_request("**/api/v1/embeddings/current") as sent:
        page.keyboard.press("Enter")
    assert sent.value.post_data_json == {"name": "clip"}


def test_an_embedding_whose_neighbours_are_missing_offers_to_measure_them(open_page):
    page = open_page("/")

    def without(route):
        answer = route.fetch()
        project = answer.json()
        project["metrics"] = [m for m in project["metrics"] if m["id"] != "outlier_distance"]
        route.fulfill(response=answer, json=project)

    page.route("**/api/v1/project", without)
    page.goto(page.url.rstrip("/") + "/map")
    pick = page.locator(".embedding-pick")
    expect(pick).to_contain_text("Its neighbours are not measured")
    expect(pick.get_by_role("button", name="Measure them")).to_be_enabled()
    expect(pick).to_contain_text("assay measure")
