import { defaultOrder } from "../src/parts/actions/usualOrder.ts";
import { selectionOf, selectionText } from "../src/parts/actions/selectionText.ts";
import { equal } from "./expect.ts";

Deno.test("a selection of up to a hundred stands in the address and comes back", () => {
  equal([...selectionOf(selectionText([2, 7, 9]), 10)], [2, 7, 9]);
  equal(selectionText(new Uint32Array(100)).split(".").length, 100);
  equal(selectionText(new Uint32Array(101)), "");
});

Deno.test("what is no image of the project is not selected", () => {
  equal([...selectionOf("1.x.-2.12.3.1e3", 10)], [1, 3]);
});

Deno.test("each explorer begins with what is most likely amiss, as far as it is known", () => {
  const metrics = [{ id: "sharpness" }, { id: "label_issue_score" }];
  const near = [{ id: "neighbor_agreement" }];
  const model = { has_probabilities: true };
  equal(defaultOrder("/explorer", metrics, model), "key");
  equal(defaultOrder("/data/explorer", metrics, undefined), "sharpness");
  equal(defaultOrder("/labels/explorer", metrics, model), "-label_issue_score");
  const bare = { has_probabilities: false };
  equal(defaultOrder("/labels/explorer", metrics, bare), "key");
  equal(defaultOrder("/labels/explorer", [...metrics, ...near], bare), "-label_issue_score");
  equal(defaultOrder("/labels/explorer", near, undefined), "neighbor_agreement");
});
