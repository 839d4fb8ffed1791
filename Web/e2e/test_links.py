"""Every cell, bar and list entry opens exactly its images."""

import re

from conftest import address, count_in_header, settle
from playwright.sync_api import expect


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
    box = canvas.bounding_box()
    step = box["width"] / len(names)
    at = (
        box["x"] + (names.index(predicted) + 0.5) * step,
        box["y"] + (names.index(truth) + 0.5) * step,
    )
    page.mouse.move(*at)
    readout = page.locator("#matrix-readout").inner_text()
    assert f"{truth} → {predicted}: {count:,}" in readout
    page.mouse.click(*at)
    settle(page)
    assert "/explorer" in page.url
    assert count_in_header(page) == count
    tiles = page.locator(".tile")
    assert tiles.count() == min(count, tiles.count()) > 0
    assert f"{truth} → {predicted}" in tiles.first.inner_text()


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
    settle(page)
    assert count_in_header(page) == count
    page.go_back()
    settle(page)
    assert page.url.endswith("/metrics?matrix_order=name")


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
        target = link.get_attribute("href")
        assert target.startswith("/explorer?"), target
        assert count_in_header(open_page(target)) == count, target


def test_the_pooled_cells_of_a_class_filter_open_their_images(open_page, evaluate):
    first, second = evaluate()["confusion"]["classes"][:2]
    expected = evaluate("--class", first, "--class", second)["confusion"]
    assert expected["classes"] == [first, second, "other"]
    parameters = [("class", first), ("class", second)]
    parameters += [("matrix_view", "table"), ("matrix_order", "name")]
    page = open_page(address("/metrics", *parameters))
    heads = page.locator(".plain-table thead th").all_inner_texts()[1:]
    row = page.locator(".plain-table tbody tr", has=page.locator(f'th:text-is("{first}")'))
    link = row.locator("td").nth(heads.index("other")).locator("a")
    count = count_in_header(open_page(link.get_attribute("href")))
    assert count == expected["counts"][0][2]


def test_every_link_of_the_overview_leads_to_as_many_images_as_it_says(open_page):
    page = open_page("/")
    links = page.locator('.overview a[href^="/explorer"]').evaluate_all(
        "links => links.map((link) => [link.getAttribute('href'), link.innerText])"
    )
    checked = 0
    for target, text in links:
        number = re.fullmatch(r"[\d,]+", text.strip())
        if number and checked < 8:
            shown = open_page(target)
            assert count_in_header(shown) == int(text.replace(",", "")), target
            checked += 1
    assert checked >= 3


def test_a_metric_opens_the_images_ordered_by_it(open_page):
    page = open_page("/metrics")
    page.locator('[data-metric="brightness"] a').click()
    settle(page)
    assert re.search(r"order=-?brightness", page.url)
    values = [float(text.replace(",", "")) for text in page.locator(".tile-value").all_inner_texts()]
    descending = "order=-" in page.url
    assert len(values) > 3
    assert values == sorted(values, reverse=descending)


def test_overview_counts_copies_under_different_labels_and_opens_them(open_page):
    page = open_page("/")
    link = page.get_by_role("link", name="exact copies under different labels")
    expect(link).to_be_visible()
    count = int(link.inner_text())
    link.click()
    page.wait_for_url("**/explorer?**")
    settle(page)
    assert count_in_header(page) == count > 1
    page.locator("[role=grid]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".detail .issue")).to_contain_text("under different labels")


def test_an_image_without_a_picture_has_no_tools_for_one(open_page):
    page = open_page(address("/explorer", ("where", "issue = undecodable")))
    page.locator("[role=grid]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".detail")).to_contain_text("no picture")
    expect(page.locator(".detail .viewer-tools")).to_have_count(0)
