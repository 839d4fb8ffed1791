"""What looks alike: the strip beside an image, `similar to` as filter and order, labelling lists."""

import csv
import hashlib
import os
import pathlib
import re
import struct
import subprocess

import pytest
from conftest import address, chosen, needed
from playwright.sync_api import expect
from test_accessibility import is_accessible


def assay(*arguments):
    command = [needed("ASSAY_BIN"), *arguments, "--project", needed("ASSAY_PROJECT"), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def images(tmp_path_factory):
    """Brings vectors that lie by label into the project; the rows of its images."""
    rows = list(csv.DictReader(assay("export").splitlines()))
    labels = sorted({row["label"] for row in rows})
    folder = tmp_path_factory.mktemp("vectors")
    numbers = []
    for row in rows:
        noise = hashlib.sha256(row["key"].encode()).digest()
        numbers += [
            (3.0 if row["label"] == label else 0.0) + noise[place] / 256
            for place, label in enumerate(labels)
        ]
    shape = f"({len(rows)}, {len(labels)})"
    header = f"{{'descr': '<f8', 'fortran_order': False, 'shape': {shape}, }}\n".encode()
    array = b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header
    (folder / "v.npy").write_bytes(array + struct.pack(f"<{len(numbers)}d", *numbers))
    (folder / "keys.txt").write_text("\n".join(row["key"] for row in rows))
    assay(
        "import", "embeddings", str(folder / "v.npy"), "--name", "by label",
        "--order", str(folder / "keys.txt"), "--replace",
    )
    assay("measure")
    yield rows
    assay("embeddings", "remove", "by label")


def test_the_strip_shows_the_nearest_with_their_labels_and_leads_to_them(open_page, images):
    page = open_page(address("/explorer", ("id", "0")))
    strip = page.locator(".similar-strip li")
    expect(strip).to_have_count(9)
    expect(page.locator(".near-label")).to_have_text([images[0]["label"]] * 9)
    first = strip.first.locator("a")
    first.focus()
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("id=0(&|$)"))
    page.locator(".detail-key").wait_for()


def test_similar_images_open_in_the_explorer_nearest_first(open_page, images):
    page = open_page(address("/explorer", ("id", "3")))
    page.get_by_role("link", name="Show similar in the Explorer").click()
    expect(page).to_have_url(re.compile("similar"))
    page.wait_for_selector("text=nearest first")
    page.wait_for_selector("text=1 of 100")
    choice = page.get_by_role("combobox", name="Order")
    expect(choice).to_have_value(f'similar to "{images[3]["key"]}"')
    page.get_by_role("button", name="nearest first").click()
    page.wait_for_selector("text=farthest first")


def test_metrics_of_embeddings_are_offered_as_orders(open_page, images):
    page = open_page(address("/explorer", ("order", "annotation_quality")))
    page.wait_for_selector("text=lowest first")
    choice = page.get_by_role("combobox", name="Order")
    expect(choice).to_have_value("annotation_quality")


def test_a_labelling_list_is_downloaded(open_page, images):
    page = open_page("/explorer")
    page.locator(".grid").focus()
    page.keyboard.press("x")
    with page.expect_download() as download:
        chosen(page, "Export", "labelling")
    head = pathlib.Path(download.value.path()).read_text().splitlines()[0]
    assert head == "key,distance,nearest,nearest_label,predicted,confidence,reason"


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_the_strip(open_page, images, scheme, size):
    page = open_page(address("/explorer", ("id", "0")), scheme=scheme, size=size)
    page.locator(".similar-strip li").first.wait_for()
    if folder := os.environ.get("ASSAY_SHOTS"):
        page.screenshot(path=f"{folder}/similar-{scheme}-{size[0]}.png")
    is_accessible(page)
