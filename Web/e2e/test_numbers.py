"""The numbers on the page are the numbers of the command line."""

import pytest
from conftest import address, settle


def close(shown, expected):
    """Numbers written by two JSON writers."""
    if expected is None:
        return shown in (None, "")
    return shown not in (None, "") and float(shown) == pytest.approx(expected, rel=1e-12, abs=1e-15)


def check_page(page, expected):
    for name, estimate in expected["headline"].items():
        place = page.locator(f'[data-number="{name}"]')
        if place.count() == 0:
            hidden = estimate["value"] is None or name in ("micro_precision", "micro_recall")
            assert hidden, f"{name} is not on the page"
            continue
        assert close(place.get_attribute("data-value"), estimate["value"]), name
    for row in expected["classes"]:
        place = page.locator(f'[data-class="{row["name"]}"]')
        assert place.locator('[data-column="support"]').inner_text() == f"{row['support']:,}"
        for column in ("precision", "recall", "f1", "average_precision", "roc_auc"):
            cell = place.locator(f'[data-column="{column}"]')
            assert close(cell.get_attribute("data-value"), row[column]["value"]), (row, column)
    population = page.locator(".population").inner_text()
    assert population.startswith(f"{expected['population']['evaluated']:,} of "), population
    shares = page.locator("[data-metric]").evaluate_all(
        "rows => Object.fromEntries(rows.map((row) => [row.dataset.metric,"
        " row.querySelector('[data-value]')?.dataset.value]))"
    )
    for one in expected["importance"]:
        assert close(shares.get(one["metric"]), one["share"]), one


def check_matrix(page, expected):
    names, counts = expected["confusion"]["classes"], expected["confusion"]["counts"]
    heads = page.locator(".plain-table thead th").all_inner_texts()[1:]
    rows = page.locator(".plain-table tbody tr").all()
    assert sorted(heads) == sorted(names)
    assert len(rows) == len(names)
    for row in rows:
        truth = names.index(row.locator("th").inner_text())
        for head, shown in zip(heads, row.locator("td").all_inner_texts()):
            count = counts[truth][names.index(head)]
            assert shown == ("" if count is None else f"{count:,}"), (names[truth], head)


def test_every_number_equals_the_command_line(open_page, evaluate):
    expected = evaluate()
    page = open_page(address("/metrics", ("matrix_view", "table")))
    check_page(page, expected)
    check_matrix(page, expected)


def test_large_numbers_are_the_values_rounded(open_page, evaluate):
    page = open_page("/metrics")
    for name in ("accuracy", "mean_precision", "mean_recall", "mean_f1"):
        estimate = evaluate()["headline"][name]
        card = page.locator(f'[data-number="{name}"]')
        assert card.locator("b").inner_text() == f"{100 * estimate['value']:.1f} %"
        low, high = 100 * estimate["low"], 100 * estimate["high"]
        assert f"{low:.1f} – {high:.1f} %" in card.locator(".interval").inner_text()


def test_a_class_filter_gives_the_numbers_of_its_option(open_page, evaluate):
    first, second = evaluate()["confusion"]["classes"][:2]
    expected = evaluate("--class", first, "--class", second)
    parameters = [("class", first), ("class", second), ("matrix_view", "table")]
    page = open_page(address("/metrics", *parameters))
    check_page(page, expected)
    check_matrix(page, expected)


def test_a_filter_gives_the_numbers_of_its_option(open_page, evaluate):
    where = "brightness > 0.4"
    page = open_page(address("/metrics", ("where", where), ("matrix_view", "table")))
    check_page(page, evaluate("--where", where))
    check_matrix(page, evaluate("--where", where))


def test_top_confusions_stand_in_the_same_order(open_page, evaluate):
    page = open_page("/metrics")
    expected = [f"{one['truth']} {one['predicted']}" for one in evaluate()["top_confusions"]]
    shown = page.locator("[data-confusion]").evaluate_all(
        "rows => rows.map((row) => row.dataset.confusion)"
    )
    assert shown == expected[:100]
    assert shown, "there is a confusion to show"


def test_the_overview_shows_the_same_accuracy(open_page, evaluate):
    page = open_page("/")
    estimate = evaluate()["headline"]["accuracy"]
    row = page.locator(f'[data-model="{evaluate()["model"]}"]')
    assert close(row.get_attribute("data-value"), estimate["value"])
    assert f"{100 * estimate['value']:.1f} %" in row.inner_text()


def test_sorting_by_every_column(open_page, evaluate):
    page = open_page("/metrics")
    rows = evaluate()["classes"]
    for title, column in (("F1", "f1"), ("Precision", "precision"), ("AUC", "roc_auc")):
        head = page.get_by_role("columnheader").get_by_role("button", name=title, exact=True)
        head.click()
        settle(page)
        values = [row[column]["value"] for row in rows if row[column]["value"] is not None]
        shown = page.locator(f'[data-class] [data-column="{column}"]').evaluate_all(
            "cells => cells.map((cell) => cell.dataset.value).filter(Boolean).map(Number)"
        )
        assert shown == pytest.approx(sorted(values)[: len(shown)])
        assert f"sort={column}" in page.url
