import { chosenWhere, evaluatedWhere, imagesAddress, sideWhere } from "../src/lib/links.ts";
import { changedAddress, pageAddress } from "../src/lib/address.ts";
import { equal } from "./expect.ts";

const query = new URLSearchParams(
  "model=strong&where=brightness+%3C+0.2&class=cat&class=dog&order=-loss",
);

Deno.test("a page's link takes model, filter and classes along and leaves the rest", () => {
  equal(
    pageAddress(query, "/metrics"),
    "/metrics?model=strong&where=brightness+%3C+0.2&class=cat&class=dog",
  );
});

Deno.test("a link to images spells the class filter out in its own filter", () => {
  equal(imagesAddress(query, "label = cat"), "/explorer?model=strong&where=label+%3D+cat");
});

Deno.test("a change of this page keeps everything else", () => {
  equal(
    changedAddress({ path: "/explorer", query }, { id: "7", class: [] }),
    "/explorer?model=strong&where=brightness+%3C+0.2&order=-loss&id=7",
  );
});

const population = {
  images: 10,
  evaluated: 10,
  unlabelled: 0,
  unpredicted: 0,
  other_split: 0,
  left_out_by_filter: 0,
  other_classes: 0,
  description: "",
};

Deno.test("links from an evaluation stay within its split unless its filter names one", () => {
  const within = (where: string | null, split: string | null) =>
    evaluatedWhere({ where, split, population });
  equal(within(null, "test"), "split = test");
  equal(within("a = 1 or b = 2", "test"), "(a = 1 or b = 2) and split = test");
  equal(within("split = train", "train"), "split = train");
  equal(within(null, null), "");
});

Deno.test("links from an evaluation leave out what has no label or no prediction", () => {
  const incomplete = { ...population, unlabelled: 2, unpredicted: 1 };
  const within = (...known: ("label" | "predicted")[]) =>
    evaluatedWhere({ where: null, split: null, population: incomplete }, ...known);
  equal(within(), "label is present and predicted is present");
  equal(within("label"), "predicted is present");
  equal(within("predicted"), "label is present");
  equal(within("label", "predicted"), "");
});

Deno.test("the pooled side of a cell is every other class, but not a missing one", () => {
  equal(sideWhere("label", "cat", ["cat"]), "label = cat");
  equal(
    sideWhere("predicted", undefined, ["cat", "dog"]),
    "predicted is present and not predicted in [cat, dog]",
  );
  equal(chosenWhere("a = 1", ["cat", "dog"]), "a = 1 and label in [cat, dog]");
  equal(chosenWhere("a = 1", []), "a = 1");
});
