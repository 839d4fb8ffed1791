"""Takes React, deno and axe-core out of the wheels that setup.sh fetched."""

import pathlib
import shutil
import sys
import zipfile

cache = pathlib.Path(sys.argv[1])
modules = pathlib.Path("node_modules")
tools = pathlib.Path(".tools")


def wheel(name):
    return zipfile.ZipFile(next(cache.glob(f"{name}-*.pip")))


dash = wheel("dash")
for package in ("react", "react-dom"):
    folder = modules / package
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.js").write_bytes(dash.read(f"dash/deps/{package}@18.3.1.min.js"))
    (folder / "package.json").write_text(
        f'{{"name":"{package}","version":"18.3.1","main":"index.js"}}'
    )
shutil.copy("tools/jsx-runtime.cjs", modules / "react/jsx-runtime.js")
shutil.copy("tools/client.cjs", modules / "react-dom/client.js")

deno = wheel("deno")
program = tools / "deno"
program.write_bytes(deno.read(next(n for n in deno.namelist() if n.endswith("/deno"))))
program.chmod(0o755)

axe = wheel("axe-playwright-python")
(tools / "axe.min.js").write_bytes(axe.read("axe_playwright_python/axe.min.js"))
