"""A project of a thousand classes: long tables scroll within themselves."""

import json
import os
import pathlib
import subprocess

import pytest
from conftest import settle
from playwright.sync_api import expect
from test_originals import assay, picture
from waiting import becomes

CLASSES = 1_000
BEYOND = """() => {
  const main = document.querySelector("main");
  const { top } = main.getBoundingClientRect();
  const bottoms = [...main.children].map((one) => one.getBoundingClientRect().bottom);
  const filled = Math.max(main.clientHeight, Math.max(...bottoms) - top + main.scrollTop);
  return {
    document: document.scrollingElement.scrollHeight - innerHeight,
    main: Math.max(0, Math.round(main.scrollHeight - filled)),
  };
}"""
"""By how many pixels document and page can be scrolled beyond what stands in them."""


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """The address of a project whose every class has an image, each third of them predicted wrong."""
    folder = tmp_path_factory.mktemp("many")
    images = folder / "images"
    images.mkdir()
    labels, predictions = ["key,label"], ["key,predicted"]
    for i in range(CLASSES):
        (images / f"{i:04}.bmp").write_bytes(picture(i % 256))
        labels.append(f"{i:04}.bmp,class {i:04}")
        predictions.append(f"{i:04}.bmp,class {(i + (i % 3 == 0)) % CLASSES:04}")
    (folder / "labels.csv").write_text("\n".join(labels) + "\n")
    (folder / "predictions.csv").write_text("\n".join(predictions) + "\n")
    project = str(folder / "many.assay")
    assay("init", project, "--images", str(images), "--labels", str(folder / "labels.csv"), "--quiet")
    assay("import", "predictions", str(folder / "predictions.csv"), "--model", "shifted",
          "--project", project, "--quiet")
    server = subprocess.Popen(
        [os.environ["ASSAY_BIN"], "serve", project, "--port", "0", "--json"],
        stdout=subprocess.PIPE, text=True,
        env=os.environ | {"ASSAY_WEB": str(pathlib.Path(__file__).parent.parent / "dist")})
    told = ""
    while "}" not in told:
        line = server.stdout.readline()
        assert line, "the server does not listen"
        told += line
    yield json.loads(told)["url"].rstrip("/")
    server.terminate()
    server.wait(timeout=30)


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)])
@pytest.mark.parametrize("path", ["/", "/metrics", "/labels"])
def test_no_page_scrolls_into_emptiness(browser, many, path, size):
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    try:
        page = context.new_page()
        page.goto(many + path)
        settle(page)
        expect(page.locator("main")).not_to_contain_text("Loading")
        page.locator(".glance, .class-body, .label-classes").first.wait_for()
        becomes(lambda: page.evaluate(BEYOND), {"document": 0, "main": 0})
    finally:
        context.close()
