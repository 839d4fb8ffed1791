"""What others write to the project while the page is open."""

import os
import subprocess

from conftest import address


def assay(*arguments):
    command = [os.environ["ASSAY_BIN"], *arguments, "--project", os.environ["ASSAY_PROJECT"]]
    subprocess.run(command, check=True, capture_output=True, timeout=60)


def test_an_open_page_shows_what_a_command_wrote(open_page):
    page = open_page(address("/explorer", ("where", 'tag = "from outside"')))
    page.wait_for_selector("text=No image matches.")
    try:
        assay("tag", "add", "from outside", "--where", "confidence in lowest 2")
        page.wait_for_function("() => document.querySelectorAll('.tile').length === 2")
        # Two more looks find nothing new, and nothing is asked for again.
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.wait_for_timeout(9_000)
        assert any(url.endswith("/api/v1/revision") for url in asked)
        assert not any(url.endswith("/api/v1/project") for url in asked)
    finally:
        assay("tag", "remove", "from outside", "--all")
    page.wait_for_selector("text=No image matches.")


def test_a_page_that_comes_into_view_looks_at_once(open_page):
    page = open_page("/")
    with page.expect_request("**/api/v1/revision", timeout=1_000):
        page.evaluate("() => dispatchEvent(new Event('focus'))")
