import { chosenWhere, imagesAddress, sideWhere } from "../src/lib/links.ts";
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

Deno.test("the pooled side of a cell is every other class, but not a missing one", () => {
  equal(sideWhere("label", "cat", ["cat"]), "label = cat");
  equal(
    sideWhere("predicted", undefined, ["cat", "dog"]),
    "predicted is present and not predicted in [cat, dog]",
  );
  equal(chosenWhere("a = 1", ["cat", "dog"]), "a = 1 and label in [cat, dog]");
  equal(chosenWhere("a = 1", []), "a = 1");
});
