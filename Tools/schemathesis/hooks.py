"""Tells schemathesis which texts mean something in the project that is served: the description only
says what they speak of, as their format."""

import json
import os
import urllib.request

import schemathesis
from hypothesis import strategies as st


def answer(path):
    address = os.environ["ASSAY_URL"].rstrip("/") + "/api/v1" + path
    with urllib.request.urlopen(address, timeout=300) as response:
        return json.load(response)


PROJECT = answer("/project")
CLASSES = PROJECT["classes"]
# What follows from the labels of neighbours is not known of corrected labels.
OF_GIVEN_LABELS = ["annotation_quality", "neighbor_agreement", "label_issue_score"]
METRICS = [
    metric["id"]
    for metric in PROJECT["metrics"]
    if metric["present"] > 0 and metric["id"] not in OF_GIVEN_LABELS
]
CATEGORIES = [category["name"] for category in PROJECT["categories"]]
KEYS = answer("/keys?ids=0,1")["keys"]

# Filters are written of parts that can be read; numbers as the language writes them.
NUMBERS = st.integers(-1000, 1000).map(lambda number: str(number / 100))
PARTS = st.one_of(
    st.sampled_from(CLASSES).map(lambda name: f"label = {name}"),
    st.sampled_from(CLASSES).map(lambda name: f"predicted != {name}"),
    st.sampled_from(["outcome = wrong", "split = test", "tag = odd", "issue = undecodable"]),
    st.sampled_from(METRICS).map(lambda metric: f"{metric} is missing"),
    st.tuples(st.sampled_from(METRICS), st.sampled_from("<>="), NUMBERS).map(" ".join),
    st.sampled_from(KEYS).map(lambda key: f'similar to "{key}"'),
)
FILTERS = st.recursive(
    PARTS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" and ", " or "]), inner).map(
            lambda parts: "(" + "".join(parts) + ")"
        ),
        inner.map(lambda part: f"not ({part})"),
    ),
    max_leaves=4,
)
ORDERS = st.sampled_from(METRICS + ["key", "label"]).flatmap(
    lambda field: st.sampled_from([field, "-" + field])
)
NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]),
    min_size=1,
    max_size=40,
).filter(lambda name: name not in (".", ".."))  # clients take these for steps in a path

FORMATS = {
    "filter": FILTERS,
    "order": ORDERS,
    "model": st.sampled_from([model["name"] for model in PROJECT["models"]]),
    "class": st.sampled_from(CLASSES),
    "split": st.sampled_from(["*", *(PROJECT["splits"] or [])]),
    "metric": st.sampled_from(METRICS),
    "field": st.sampled_from(["outcome", "label", "predicted", "split", "format", *CATEGORIES]),
    "embedding": st.sampled_from([one["name"] for one in answer("/embeddings")["embeddings"]]),
    "column": st.sampled_from(["label", "predicted", "split", *METRICS, *CATEGORIES]),
    "name": NAMES,
}
for name, strategy in FORMATS.items():
    schemathesis.openapi.format(name, strategy)


def narrow(schema):
    """The description holds for any project; this one has so many images."""
    if isinstance(schema, dict):
        if schema.get("format") == "image":
            schema["maximum"] = PROJECT["image_count"] - 1
        for value in schema.values():
            narrow(value)
    elif isinstance(schema, list):
        for value in schema:
            narrow(value)


@schemathesis.hook
def before_load_schema(context, raw_schema):
    narrow(raw_schema)


def has_no_empty_text(values):
    """An empty filter or order is described as one, which schemathesis takes for a wrong one."""
    return not isinstance(values, dict) or "" not in (values.get("where"), values.get("order"))


@schemathesis.hook
def filter_body(context, body):
    return has_no_empty_text(body)


@schemathesis.hook
def filter_query(context, query):
    return has_no_empty_text(query)
