"""What each import read, left out and chose."""

import json
import os
import pathlib
import subprocess

import pytest
from conftest import settle, widths_over
from playwright.sync_api import expect
from test_accessibility import is_accessible
from waiting import becomes

LABELS = "file,label,iso,note\na.bmp,cat,100,x\nb.bmp,?,200,y\nz.bmp,dog,400,z\n"
PREDICTIONS = "file,prediction\na.bmp,Cat\nb.bmp,Dog\n"


def picture(shade):
    """A grey bitmap of two by two pixels."""
    row = bytes([shade] * 6 + [0, 0])
    head = b"BM" + (54 + 16).to_bytes(4, "little") + bytes(4) + (54).to_bytes(4, "little")
    sizes = (40).to_bytes(4, "little") + (2).to_bytes(4, "little") * 2
    return head + sizes + b"\x01\x00\x18\x00" + bytes(24) + row * 2


def assay(*arguments):
    done = subprocess.run(
        [os.environ["ASSAY_BIN"], *arguments], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def served(tmp_path):
    """Serves a project of three images with these files imported; gives its address and itself."""
    running = []

    def serve(**files):
        images = tmp_path / "images"
        images.mkdir()
        for shade, letter in enumerate("abc"):
            (images / f"{letter}.bmp").write_bytes(picture(60 * shade + 40))
        project = str(tmp_path / "small.assay")
        assay("init", project, "--images", str(images), "--quiet")
        for subject, text in files.items():
            file = tmp_path / f"{subject}.csv"
            file.write_text(text)
            named = ["--model", "strong"] if subject == "predictions" else []
            assay("import", subject, str(file), *named, "--project", project, "--quiet")
        server = subprocess.Popen(
            [os.environ["ASSAY_BIN"], "serve", project, "--port", "0", "--json"],
            stdout=subprocess.PIPE, text=True,
            env=os.environ | {"ASSAY_WEB": str(pathlib.Path(__file__).parent.parent / "dist")})
        running.append(server)
        told = ""
        while "}" not in told:
            line = server.stdout.readline()
            assert line, "the server does not listen"
            told += line
        return json.loads(told)["url"].rstrip("/"), project

    yield serve
    for server in running:
        server.terminate()
        server.wait(timeout=30)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_says_what_was_chosen_left_out_and_read(browser, served, scheme):
    url, project = served(labels=LABELS, predictions=PREDICTIONS)
    reports = json.loads(assay("status", "--json", "--project", project))["imports"]
    assert [report["subject"] for report in reports] == ["labels", "predictions"]
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme)
    try:
        page = context.new_page()
        page.goto(f"{url}/imports")
        settle(page)
        cards = page.locator(".imports .card")
        expect(cards).to_have_count(2)
        # The newest is the first.
        expect(cards.nth(0).locator("h2")).to_have_text("Predictions of strong")
        labels = cards.nth(1)
        expect(labels).to_contain_text("labels.csv")
        expect(labels).to_contain_text("1 of 3 images matched.")
        expect(labels).to_contain_text("2 images without a label: b.bmp, c.bmp")
        expect(labels).to_contain_text("1 label without an image: z.bmp")
        expect(labels).to_contain_text("2 classes: cat, dog")
        for card, report in zip((labels, cards.nth(0)), reports):
            chosen = report["choices"]["first"]
            assert len(chosen) > 0
            texts = [choice["text"] for choice in chosen]
            expect(card.locator(".import-choices li")).to_have_text(texts)
            rows = card.locator(".import-columns tbody tr")
            expect(rows).to_have_count(report["columns"]["count"])
        expect(labels.get_by_role("row", name="iso")).to_contain_text("numbers")
        is_accessible(page)
        becomes(lambda: widths_over(page, "html", "main"), [0, 0])
        if folder := os.environ.get("ASSAY_SHOTS"):
            page.screenshot(path=f"{folder}/imports-{scheme}.png")
    finally:
        context.close()


def test_without_an_import_the_page_says_how_to_make_one(browser, served):
    url, _ = served()
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(f"{url}/imports")
        settle(page)
        expect(page.locator("main")).to_contain_text("Nothing was imported yet.")
        expect(page.locator("main")).to_contain_text("assay import labels FILE")
    finally:
        context.close()


def test_the_navigation_and_the_keyboard_lead_to_the_imports(open_page):
    page = open_page("/")
    page.get_by_role("navigation").get_by_role("link", name="Imports").click()
    expect(page.locator("main h1")).to_have_text("Imports")
    expect(page.locator(".imports .card").first).to_be_visible()
    page.keyboard.press("g")
    page.keyboard.press("o")
    expect(page.locator("main h1")).to_have_text("Overview")
    page.keyboard.press("g")
    page.keyboard.press("i")
    expect(page.locator("main h1")).to_have_text("Imports")
    expect(page.locator("nav [aria-current=page]")).to_have_text("Imports")
