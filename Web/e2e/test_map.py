"""The map: drawn with WebGL2, selected with lasso and keys, one selection for all pages."""

import json
import os
import re
import struct
import subprocess
import urllib.request

import pytest
from conftest import address, count_in_header, needed, settle, shows_images
from playwright.sync_api import expect
from test_accessibility import is_accessible
from waiting import at_rest, becomes, holds


def asked(url, path, read=json.loads, **more):
    request = urllib.request.Request(f"{url}/api/v1{path}", **more)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return read(answer.read())


def vectors(url, folder):
    """Embeddings that tell the labels apart, as an array and the keys of its rows."""
    labels = asked(url, "/columns/label", lambda raw: struct.unpack(f"<{len(raw) // 4}i", raw))
    keys = []
    for start in range(0, len(labels), 500):
        ids = ",".join(str(i) for i in range(start, min(start + 500, len(labels))))
        keys += asked(url, f"/keys?ids={ids}")["keys"]
    width = max(labels) + 3
    rows = []
    for place, label in enumerate(labels):
        row = [((place * 37 + column * 101) % 97) / 97 * 0.5 for column in range(width)]
        row[label if label >= 0 else width - 1] += 1
        rows += row
    head = f"{{'descr': '<f4', 'fortran_order': False, 'shape': ({len(labels)}, {width}), }}"
    head = head.ljust(117) + "\n"
    array = folder / "vectors.npy"
    array.write_bytes(
        b"\x93NUMPY\x01\x00" + struct.pack("<H", len(head)) + head.encode()
        + struct.pack(f"<{len(rows)}f", *rows)
    )
    order = folder / "order.txt"
    order.write_text("\n".join(keys) + "\n")
    return array, order


@pytest.fixture(scope="module", autouse=True)
def mapped(url, tmp_path_factory):
    """The project has embeddings."""
    if asked(url, "/map/state")["embedding"] is None:
        array, order = vectors(url, tmp_path_factory.mktemp("vectors"))
        done = subprocess.run(
            [
                needed("ASSAY_BIN"), "import", "embeddings", str(array), "--name", "drawn",
                "--order", str(order), "--project", needed("ASSAY_PROJECT"),
            ],
            capture_output=True, text=True, timeout=120, env=os.environ,
        )
        assert done.returncode == 0, done.stderr
    return asked(url, "/map/state")


def colors_drawn(page):
    """How many different colours stand on the canvas."""
    return page.evaluate(
        """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
          const from = document.querySelector('.map canvas');
          const to = Object.assign(document.createElement('canvas'),
            { width: from.width, height: from.height });
          const context = to.getContext('2d');
          context.drawImage(from, 0, 0);
          const data = new Uint32Array(
            context.getImageData(0, 0, to.width, to.height).data.buffer);
          done(new Set(data).size);
        })))"""
    )


def open_map(open_page, *parameters, **more):
    page = open_page(address("/map", ("method", "pca"), *parameters), **more)
    page.locator(".map canvas").wait_for()
    return page


def selected(page):
    text = page.get_by_role("status", name="Selection").inner_text()
    return int(text.split()[0].replace(",", ""))


def lasso_all(page):
    page.get_by_role("button", name="Lasso").click()
    box = at_rest(page.locator(".map canvas"))
    left, top = box["x"] + 2, box["y"] + 2
    right, bottom = box["x"] + box["width"] - 2, box["y"] + box["height"] - 2
    page.mouse.move(left, top)
    page.mouse.down()
    for x, y in ((right, top), (right, bottom), (left, bottom), (left, top + 5)):
        page.mouse.move(x, y, steps=3)
    page.mouse.up()


def test_points_are_drawn_in_the_colours_of_the_legend(open_page):
    page = open_map(open_page)
    labelled = holds(lambda: colors_drawn(page), lambda count: count > 8)
    page.get_by_label("Colour by").select_option("none")
    expect(page.locator(".map-legend")).to_be_hidden()
    holds(lambda: colors_drawn(page), lambda count: count < labelled)
    page.get_by_label("Colour by").select_option("brightness")
    expect(page.locator(".map-legend .ramp")).to_be_visible()
    expect(page).to_have_url(re.compile("color=brightness"))


def test_the_lasso_selects_what_is_in_view_for_all_pages(open_page, mapped):
    page = open_map(open_page)
    lasso_all(page)
    becomes(lambda: selected(page), mapped["maps"][0]["images"])
    page.keyboard.press("g")
    page.keyboard.press("e")
    settle(page)
    expect(page.get_by_role("status", name="Selection")).to_contain_text(
        f"{mapped['maps'][0]['images']:,} selected"
    )


def test_the_map_follows_the_filter(open_page):
    page = open_map(open_page, ("where", "outcome = wrong"))
    wrong = count_in_header(page)
    lasso_all(page)
    holds(lambda: selected(page), lambda count: 0 < count <= wrong)
    faint = colors_drawn(page)
    page.get_by_label("Show what is filtered out").uncheck()
    expect(page).to_have_url(re.compile("rest=hidden"))
    holds(lambda: colors_drawn(page), lambda count: count < faint)


def test_keys_go_from_image_to_image(open_page):
    page = open_map(open_page)
    readout = page.get_by_role("status", name="Image under the cursor")
    page.locator(".map canvas").focus()
    page.keyboard.press("ArrowRight")
    expect(readout).not_to_contain_text(re.compile("…|Arrow keys"))
    first = readout.inner_text()
    page.keyboard.press("ArrowRight")
    expect(readout).not_to_have_text(first)
    page.keyboard.press("x")
    becomes(lambda: selected(page), 1)
    page.keyboard.press("+")
    expect(page).to_have_url(re.compile("at="))
    page.keyboard.press("0")
    expect(page).not_to_have_url(re.compile("at="))
    page.keyboard.press("Enter")
    expect(page.locator(".detail")).to_be_visible()
    expect(page).to_have_url(re.compile(r"[?&]id=\d+"))
    page.keyboard.press("Escape")
    expect(page.locator(".detail")).to_be_hidden()


def test_a_cluster_of_the_list_is_selected_and_opens_in_the_explorer(open_page):
    page = open_map(open_page)
    row = page.locator(".map-side tbody tr").first
    count = int(row.locator("td").nth(1).inner_text().replace(",", ""))
    row.get_by_role("button").click()
    becomes(lambda: selected(page), count)
    page.get_by_role("button", name="Open in the Explorer").click()
    page.wait_for_url("**/explorer?**")
    page.get_by_role("button", name="Clear selection").click()
    shows_images(page, count)


def test_hovering_shows_the_image(open_page):
    page = open_map(open_page)
    canvas = page.locator(".map canvas")
    canvas.focus()
    box = at_rest(canvas)
    for _ in range(20):
        page.keyboard.press("ArrowRight")
        mark = at_rest(page.locator(".map-cursor"))
        # The name of a cluster may lie over a point.
        over = page.evaluate(
            "([x, y]) => document.elementFromPoint(x, y)?.tagName", [mark["x"] + 9, mark["y"] + 9]
        )
        if over == "CANVAS":
            break
    page.mouse.move(mark["x"] + 9, mark["y"] + 9)
    expect(page.locator(".map-tip img")).to_be_visible()
    page.mouse.move(box["x"] + 1, box["y"] + 1)
    expect(page.locator(".map-tip")).to_be_hidden()


def test_umap_is_made_by_a_job_and_kept(open_page, url):
    page = open_page(address("/map", ("method", "umap")))
    if asked(url, "/map/state")["maps"][1]["state"] == "missing":
        page.get_by_role("button", name="Lay them out").click()
    page.locator(".map canvas").wait_for(timeout=240_000)
    assert asked(url, "/map/state")["maps"][1]["state"] == "ready"
    holds(lambda: colors_drawn(page), lambda count: count > 8)
    expect(page.locator(".map-about")).to_contain_text("Trustworthiness")


def test_without_webgl_the_page_says_so(open_page):
    page = open_page("/", allow=["WebGL"])
    page.add_init_script(
        "const get = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...more) {"
        "  return kind === 'webgl2' ? null : get.call(this, kind, ...more); };"
    )
    page.goto(page.url.rstrip("/") + address("/map", ("method", "pca")))
    expect(page.get_by_role("alert")).to_contain_text("WebGL2")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_map(open_page, scheme):
    page = open_map(open_page, scheme=scheme)
    is_accessible(page)
    page.locator(".map-side tbody tr button").first.click()
    is_accessible(page)
    page.get_by_label("Colour by").select_option("brightness")
    page.locator(".map canvas").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.locator(".detail .facts").first.wait_for()
    is_accessible(page)


@pytest.mark.parametrize("size", [(1024, 768), (1440, 900)])
def test_nothing_is_cut_at_the_side(open_page, size):
    page = open_map(open_page, size=size)
    over = (
        "() => [document.documentElement, document.querySelector('main')]"
        ".map((e) => [e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight])"
    )
    becomes(lambda: page.evaluate(over), [[0, 0], [0, 0]])
