"""Every cell, bar and list entry opens exactly its images."""

import re

from conftest import address, opens_images, settle, shows_images
from playwright.sync_api import expect
from waiting import at_rest, holds


def fullest_confusion(evaluation):
    counts, names = evaluation["confusion"]["counts"], evaluation["confusion"]["classes"]
    count, truth, predicted = max(
        (counts[t][p], t, p) for t in range(len(names)) for p in range(len(names)) if t != p
    )
    return names[truth], names[predicted], count


def test_a_click_on_a_cell_opens_its_images(open_page, evaluate):
    truth, predicted, count = fullest_confusion(evaluate())
    names = sorted(evaluate()["confusion"]["classes"], key=str.casefold)
    page = open_page(address("/metrics", ("matrix_order", "name")))
    canvas = page.locator(".matrix canvas")
    box = at_rest(canvas)
    step = box["width"] / len(names)
    at = (
        box["x"] + (names.index(predicted) + 0.5) * step,
        box["y"] + (names.index(truth) + 0.5) * step,
    )
    page.mouse.move(*at)
    expect(page.locator("#matrix-readout")).to_contain_text(f"{truth} → {predicted}: {count:,}")
    page.mouse.click(*at)
    page.wait_for_url("**/explorer?**")
    shows_images(page, count)
    tiles = page.locator(".tile")
    holds(tiles.count, lambda drawn: 0 < drawn <= count)
    expect(tiles.first).to_contain_text(f"{truth} → {predicted}")


def test_the_keyboard_opens_a_cell_s_images_and_back_returns(open_page, evaluate):
    truth, predicted, count = fullest_confusion(evaluate())
    names = sorted(evaluate()["confusion"]["classes"], key=str.casefold)
    page = open_page(address("/metrics", ("matrix_order", "name")))
    page.locator(".matrix canvas").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Control+Home")
    for _ in range(names.index(truth)):
        page.keyboard.press("ArrowDown")
    for _ in range(names.index(predicted)):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#matrix-readout")).to_contain_text(f"{truth} → {predicted}: {count:,}")
    page.keyboard.press("Enter")
    shows_images(page, count)
    page.go_back()
    settle(page)
    expect(page).to_have_url(re.compile(r"/metrics\?matrix_order=name$"))


def test_top_confusions_and_class_bars_open_as_many_images_as_they_say(open_page, evaluate):
    confusion, row = evaluate()["top_confusions"][0], evaluate()["classes"][0]
    page = open_page("/metrics")
    pair = f"{confusion['truth']} {confusion['predicted']}"
    bars = page.locator(f'[data-class="{row["name"]}"]')
    links = [
        (page.locator(f'[data-confusion="{pair}"] .pair a'), confusion["count"]),
        (bars.locator('[data-column="precision"] a'), row["predicted"]),
        (bars.locator('[data-column="recall"] a'), row["support"]),
        (bars.locator('[data-column="support"] a'), row["support"]),
        (
            bars.locator(".class-name a"),
            row["support"] + row["predicted"] - row["true_positives"],
        ),
        (
            page.locator('[data-number="accuracy"] a'),
            evaluate()["population"]["evaluated"]
            - sum(one["true_positives"] for one in evaluate()["classes"]),
        ),
    ]
    for link, count in links:
        expect(link).to_have_attribute("href", re.compile(r"^/explorer\?"))
        shows_images(open_page(link.get_attribute("href")), count)


def test_the_pooled_cells_of_a_class_filter_open_their_images(open_page, evaluate):
    first, second = evaluate()["confusion"]["classes"][:2]
    expected = evaluate("--class", first, "--class", second)["confusion"]
    assert expected["classes"] == [first, second, "other"]
    parameters = [("class", first), ("class", second)]
    parameters += [("matrix_view", "table"), ("matrix_order", "name")]
    page = open_page(address("/metrics", *parameters))
    heads = holds(page.locator(".plain-table thead th").all_inner_texts, lambda all: "other" in all)
    row = page.locator(".plain-table tbody tr", has=page.locator(f'th:text-is("{first}")'))
    link = row.locator("td").nth(heads.index("other") - 1).locator("a")
    shows_images(open_page(link.get_attribute("href")), expected["counts"][0][2])


def test_every_link_of_the_overview_leads_to_as_many_images_as_it_says(open_page):
    page = open_page("/")
    links = page.locator('.overview a[href^="/explorer"]')

    def numbers():
        """The links whose words are a number, and that number."""
        found = links.evaluate_all(
            "links => links.map((link) => [link.getAttribute('href'), link.innerText.trim()])"
        )
        return [
            (target, int(text.replace(",", "")))
            for target, text in found if re.fullmatch(r"[\d,]+", text)
        ]

    for target, count in holds(numbers, lambda found: len(found) >= 3)[:8]:
        shows_images(open_page(target), count)


def test_a_metric_opens_the_images_ordered_by_it(open_page):
    page = open_page("/metrics")
    page.locator('[data-metric="brightness"] a').click()
    expect(page).to_have_url(re.compile(r"order=-?brightness"))
    settle(page)
    descending = "order=-" in page.url

    def values():
        return [
            float(text.replace(",", "")) for text in page.locator(".tile-value").all_inner_texts()
        ]

    holds(values, lambda all: len(all) > 3 and all == sorted(all, reverse=descending))


def test_overview_counts_copies_under_different_labels_and_opens_them(open_page):
    page = open_page("/")
    link = page.get_by_role("link", name="exact copies under different labels")
    expect(link).not_to_have_text(re.compile("^[01]$"))
    opens_images(page, link, int(link.inner_text()))
    page.locator("[role=grid]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".detail .issue")).to_contain_text("under different labels")


def test_an_image_without_a_picture_has_no_tools_for_one(open_page):
    page = open_page(address("/explorer", ("where", "issue = undecodable")))
    page.locator("[role=grid]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".detail")).to_contain_text("no picture")
    expect(page.locator(".detail .viewer-tools")).to_have_count(0)
