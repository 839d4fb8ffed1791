"""Reads a project's exports with the tools that they are for: read_back.py FOLDER.

The folder is that of Tools/schemathesis/project.py. Every check compares the class of each image, by
its key; a tool that cannot be imported is skipped.
"""

import collections
import json
import logging
import os
import pathlib
import shutil
import subprocess
import sys

folder = pathlib.Path(sys.argv[1])
project = folder / "small.assay"
logging.disable(logging.WARNING)


def assay(*arguments):
    """What the program writes; it must end well."""
    done = subprocess.run(
        [os.environ["ASSAY_BIN"], *map(str, arguments)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"assay {' '.join(map(str, arguments))}: {done.stderr}"
    return done.stdout


def exported(form, name, *arguments):
    """The file, or folder, of an export of its own."""
    place = folder / f"{form}-{len(list(folder.iterdir()))}"
    place.mkdir()
    assay("export", "--format", form, "--project", project, "-o", place / name, *arguments)
    return place / name


def said(project, name):
    """A member of every image in `assay export --format jsonl`, by key, where it is not null."""
    lines = assay("export", "--format", "jsonl", "--project", project).splitlines()
    rows = map(json.loads, lines)
    return {row["key"]: row[name] for row in rows if row[name] is not None}


def with_images(place):
    """A folder with the project's images."""
    shutil.copytree(folder / "images", place)
    return place


def coco_by_pycocotools():
    from pycocotools.coco import COCO

    coco = COCO(exported("coco", "labels.json"))
    found = {}
    for image in coco.loadImgs(coco.getImgIds()):
        for one in coco.loadAnns(coco.getAnnIds(imgIds=image["id"])):
            found[image["file_name"]] = coco.loadCats(one["category_id"])[0]["name"]
    assert found == said(project, "label"), found


def classes(dataset):
    """The class of each item of a Datumaro dataset by the name of its file."""
    from datumaro.components.annotation import AnnotationType

    names = dataset.categories()[AnnotationType.label]
    found = {}
    for item in dataset:
        path = getattr(item.media, "path", None)
        for one in item.annotations:
            if one.type == AnnotationType.label:
                key = pathlib.Path(path).name if path else item.id + ".png"
                # An image without a subset is one of each.
                name = names[one.label].name
                assert found.setdefault(key, name) == name, f"{key} is two"
    return found


def coco_by_datumaro():
    from datumaro import Dataset

    file = exported("coco", "labels.json")
    place = folder / "coco"
    with_images(place / "images" / "default")
    (place / "annotations").mkdir()
    file.rename(place / "annotations" / "labels_default.json")
    found = classes(Dataset.import_from(str(place), "coco"))
    assert found == said(project, "label"), found


def cvat_by_datumaro():
    from datumaro import Dataset

    file = exported("cvat", "annotations.xml")
    with_images(file.parent / "images")
    found = classes(Dataset.import_from(str(file.parent), "cvat"))
    # What people confirm or correct is the prediction.
    assert found == said(project, "predicted"), found


def folders_by_datumaro():
    from datumaro import Dataset

    place = exported("folders", "train")
    found = classes(Dataset.import_from(str(place), "imagenet"))
    wanted = collections.Counter(said(project, "label").values())
    assert collections.Counter(found.values()) == wanted, found


def metadata_by_datasets():
    from datasets import Image, load_dataset

    file = exported("huggingface", "metadata.jsonl", "--model", "model")
    place = with_images(file.parent / "data")
    file.rename(place / "metadata.jsonl")
    rows = load_dataset("imagefolder", data_dir=str(place), split="train")
    rows = rows.cast_column("image", Image(decode=False))
    for member in ["label", "predicted", "split"]:
        found = {
            pathlib.Path(row["image"]["path"]).name: row[member]
            for row in rows if row[member] is not None
        }
        assert found == said(project, member), (member, found)


def corrected_and_read_again(form, file_of):
    """What Datumaro writes is read, corrected, written back, and read by Datumaro."""
    from datumaro import Dataset

    source = exported("coco", "labels.json")
    start = folder / f"start-{form}"
    images = with_images(start / "images" / "default")
    # What Datumaro writes has the sizes of images, so it must read each.
    (images / "broken.png").unlink()
    (start / "annotations").mkdir()
    source.rename(start / "annotations" / "labels_default.json")
    written = folder / f"written-{form}"
    Dataset.import_from(str(start), "coco").export(str(written), form, save_media=True)
    for place in {image.parent for image in written.rglob("*.png")}:
        shutil.copy(folder / "images" / "broken.png", place)
    file = next(iter(sorted(written.rglob(file_of))))
    other = folder / f"{form}.assay"
    assay("init", other, "--images", folder / "images", "--labels", file, "--quiet")
    wanted = said(other, "label")
    assert wanted == said(project, "label"), wanted
    keys = folder / f"{form}-keys.txt"
    keys.write_text("red-02.png\ngreen-01.png\n")
    assay("label", "set", "blue", "--keys", keys, "--project", other, "--quiet")
    back = file.with_name("back")
    assay("export", "--format", "original", "--project", other, "-o", back)
    back.replace(file)
    found = classes(Dataset.import_from(str(written), form))
    assert found == wanted | {"red-02.png": "blue", "green-01.png": "blue"}, found


def datumaro_corrected():
    corrected_and_read_again("datumaro", "*.json")


def cvat_corrected():
    corrected_and_read_again("cvat", "*.xml")


CHECKS = [
    ("COCO, by pycocotools", coco_by_pycocotools),
    ("COCO, by Datumaro", coco_by_datumaro),
    ("CVAT, by Datumaro", cvat_by_datumaro),
    ("class folders, by Datumaro", folders_by_datumaro),
    ("metadata.jsonl, by Hugging Face's datasets", metadata_by_datasets),
    ("Datumaro's JSON, corrected, by Datumaro", datumaro_corrected),
    ("Datumaro's CVAT, corrected, by Datumaro", cvat_corrected),
]
# Each needs a server or a database of its own; the program reads its own files of them in its tests.
NOT_INSTALLED = ["FiftyOne (a database)", "Label Studio (a server)", "LightlyStudio (a server)"]


def main():
    assay("init", project, "--images", folder / "images", "--labels", folder / "labels.csv", "--quiet")
    assay("import", "predictions", folder / "predictions.csv", "--model", "model", "--project", project,
          "--quiet")
    assay("measure", "--project", project, "--quiet")
    failed = 0
    for name, check in CHECKS:
        try:
            check()
            print(f"right    {name}")
        except ImportError as missing:
            print(f"skipped  {name}: {missing}")
        except Exception as fault:
            failed += 1
            cause = f" ({fault.__cause__})" if fault.__cause__ else ""
            print(f"WRONG    {name}: {type(fault).__name__}: {fault}{cause}")
    for name in NOT_INSTALLED:
        print(f"skipped  {name}: not installed here")
    return 1 if failed else 0


sys.exit(main())
