"""The numbers on the page are the numbers of the command line."""

import re

import pytest
from conftest import address, settle
from playwright.sync_api import expect
from waiting import becomes, holds


def close(shown, expected):
    """Numbers written by two JSON writers."""
    if expected is None:
        return shown in (None, "")
    return shown not in (None, "") and float(shown) == pytest.approx(expected, rel=1e-12, abs=1e-15)


def values(places):
    return places.evaluate_all("all => all.map((one) => one.dataset.value ?? null)")


def check_page(page, expected):
    for name, estimate in expected["headline"].items():
        place = page.locator(f'[data-number="{name}"]')
        if estimate["value"] is None or name in ("micro_precision", "micro_recall"):
            # The page may leave these out.
            holds(lambda: values(place), lambda all: all == [] or close(all[0], estimate["value"]))
        else:
            holds(lambda: values(place), lambda all: len(all) == 1 and close(all[0], estimate["value"]))
    for row in expected["classes"]:
        place = page.locator(f'[data-class="{row["name"]}"]')
        expect(place.locator('[data-column="support"]')).to_have_text(f"{row['support']:,}")
        for column in ("precision", "recall", "f1", "average_precision", "roc_auc"):
            cell = place.locator(f'[data-column="{column}"]')
            holds(lambda: values(cell), lambda all: close(all[0], row[column]["value"]))
    evaluated = f"{expected['population']['evaluated']:,} of "
    expect(page.locator(".population")).to_have_text(re.compile(f"^{evaluated}"))
    shares = (
        "rows => Object.fromEntries(rows.map((row) => [row.dataset.metric,"
        " row.querySelector('[data-value]')?.dataset.value]))"
    )
    holds(
        lambda: page.locator("[data-metric]").evaluate_all(shares),
        lambda found: all(
            close(found.get(one["metric"]), one["share"]) for one in expected["importance"]
        ),
    )


def check_matrix(page, expected):
    names, counts = expected["confusion"]["classes"], expected["confusion"]["counts"]

    def shown():
        """The words of each cell, by label and prediction."""
        heads = page.locator(".plain-table thead th").all_inner_texts()[1:]
        rows = page.locator(".plain-table tbody tr").all()
        return {
            (row.locator("th").inner_text(), head): words
            for row in rows
            for head, words in zip(heads, row.locator("td").all_inner_texts(), strict=True)
        }

    becomes(
        shown,
        {
            (names[truth], names[predicted]): "" if count is None else f"{count:,}"
            for truth, row in enumerate(counts)
            for predicted, count in enumerate(row)
        },
    )


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
        expect(card.locator("b")).to_have_text(f"{100 * estimate['value']:.1f} %")
        low, high = 100 * estimate["low"], 100 * estimate["high"]
        expect(card.locator(".interval")).to_contain_text(f"{low:.1f} – {high:.1f} %")


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
    assert expected, "there is a confusion to show"
    rows = page.locator("[data-confusion]")
    becomes(
        lambda: rows.evaluate_all("rows => rows.map((row) => row.dataset.confusion)"),
        expected[:100],
    )


def test_the_overview_shows_the_same_accuracy(open_page, evaluate):
    page = open_page("/")
    estimate = evaluate()["headline"]["accuracy"]
    row = page.locator(f'[data-model="{evaluate()["model"]}"]')
    holds(lambda: values(row), lambda all: len(all) == 1 and close(all[0], estimate["value"]))
    expect(row).to_contain_text(f"{100 * estimate['value']:.1f} %")


def test_sorting_by_every_column(open_page, evaluate):
    page = open_page("/metrics")
    rows = evaluate()["classes"]
    for title, column in (("F1", "f1"), ("Precision", "precision"), ("AUC", "roc_auc")):
        head = page.get_by_role("columnheader").get_by_role("button", name=title, exact=True)
        head.click()
        settle(page)
        known = sorted(row[column]["value"] for row in rows if row[column]["value"] is not None)
        cells = page.locator(f'[data-class] [data-column="{column}"]')
        expect(page).to_have_url(re.compile(f"sort={column}"))
        holds(
            lambda: [float(value) for value in values(cells) if value],
            lambda shown: shown and shown == pytest.approx(known[: len(shown)]),
        )
