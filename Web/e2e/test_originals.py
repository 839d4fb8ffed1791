"""Corrected labels, taken from the page in the file they came in: CSV, Hugging Face, COCO."""

import json
import os
import pathlib
import subprocess
import urllib.parse

import pytest
from conftest import chosen
from playwright.sync_api import expect


def assay(*arguments):
    done = subprocess.run(
        [os.environ["ASSAY_BIN"], *arguments], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


def picture(shade):
    """A grey bitmap of two by two pixels."""
    row = bytes([shade] * 6 + [0, 0])
    head = b"BM" + (54 + 16).to_bytes(4, "little") + bytes(4) + (54).to_bytes(4, "little")
    sizes = (40).to_bytes(4, "little") + (2).to_bytes(4, "little") * 2
    return head + sizes + b"\x01\x00\x18\x00" + bytes(24) + row * 2


CSV = "file_name,note,label\r\na.bmp,\"x, y\",cat\r\nb.bmp,,cat\r\nc.bmp,,dog\r\n"
HUGGING_FACE = "".join(
    '{"file_name": "%s.bmp", "label": "%s"}\n' % pair
    for pair in [("a", "cat"), ("b", "cat"), ("c", "dog")]
)
COCO = json.dumps(
    {
        "images": [{"id": i, "file_name": f"{name}.bmp"} for i, name in enumerate("abc", 1)],
        "annotations": [
            {"id": 1, "image_id": 1, "category_id": 7},
            {"id": 2, "image_id": 2, "category_id": 7},
            {"id": 3, "image_id": 3, "category_id": 9},
        ],
        "categories": [{"id": 7, "name": "cat"}, {"id": 9, "name": "dog"}],
    },
    indent=1,
)
SAMPLES = json.dumps(
    {
        "samples": [
            {"filepath": f"data/{name}.bmp", "ground_truth": {"_cls": "Classification", "label": c}}
            for name, c in [("a", "cat"), ("b", "cat"), ("c", "dog")]
        ]
    }
)
FILES = [
    ("labels.csv", CSV, CSV.replace('"x, y",cat', '"x, y",dog')),
    ("metadata.jsonl", HUGGING_FACE, HUGGING_FACE.replace("cat", "dog", 1)),
    ("coco.json", COCO, COCO.replace('"category_id": 7', '"category_id": 9', 1)),
    ("samples.json", SAMPLES, SAMPLES.replace('"cat"', '"dog"', 1)),
]


@pytest.fixture
def served(tmp_path):
    """Serves a project of three images over a labels file; gives its address."""
    running = []

    def serve(name, text):
        images = tmp_path / "images"
        images.mkdir()
        for shade, letter in enumerate("abc"):
            (images / f"{letter}.bmp").write_bytes(picture(60 * shade + 40))
        labels = images / name
        labels.write_text(text, newline="")
        project = str(tmp_path / "small.assay")
        assay("init", project, "--images", str(images), "--labels", str(labels), "--quiet")
        assay("measure", "--project", project, "--quiet")
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
        return json.loads(told)["url"].rstrip("/")

    yield serve
    for server in running:
        server.terminate()
        server.wait(timeout=30)


@pytest.mark.parametrize("name, before, after", FILES, ids=[name for name, _, _ in FILES])
def test_a_corrected_label_comes_back_in_the_file_it_came_in(browser, served, name, before, after):
    url = served(name, before)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        page = context.new_page()
        query = urllib.parse.urlencode({"where": 'path ~ "a.bmp"'})
        page.goto(f"{url}/explorer?{query}")
        page.locator(".tile").first.wait_for()
        page.locator(".grid").focus()
        page.keyboard.press("Enter")
        edits = page.get_by_role("region", name="Edit this image")
        chosen(edits, "Correct the label", "=dog", "Correct")
        edits.get_by_role("button", name="Take back").wait_for()
        with page.expect_download() as download:
            chosen(page, "Export", "original")
        assert download.value.suggested_filename == name
        found = pathlib.Path(download.value.path()).read_bytes()
        assert found == after.encode()
        expect(page.locator(".notice")).to_contain_text(
            f"Exported {name} with 1 corrected label."
        )
    finally:
        context.close()
