import { beside, current, inTurn, numberedClasses } from "../src/pages/review/queue.ts";
import type { Suspect } from "../src/lib/wire.ts";
import { equal } from "./expect.ts";

const suspect = (id: number): Suspect => ({
  id,
  key: `${id}.jpg`,
  label: "ant",
  suggested: "bee",
  neighbors_suggest: null,
  model_suggests: "bee",
  neighbor_agreement: null,
  annotation_quality: null,
  self_confidence: 0.1,
  score: 0.1,
  neighbors: [
    { id: 90, distance: 0.1, label: "cat" },
    { id: 91, distance: 0.2, label: null },
  ],
});

const queue = [4, 7, 1, 9].map(suspect);
const ids = (of: Suspect[]) => of.map(({ id }) => id);

Deno.test("who was skipped comes last, in the order of skipping", () => {
  equal(ids(inTurn(queue, [])), [4, 7, 1, 9]);
  equal(ids(inTurn(queue, [7, 4])), [1, 9, 7, 4]);
  equal(ids(inTurn(queue, [8])), [4, 7, 1, 9]);
});

Deno.test("the suspect of the address stands, else the first", () => {
  equal(current(queue, 1)?.id, 1);
  equal(current(queue, 2)?.id, 4);
  equal(current(queue, undefined)?.id, 4);
  equal(current([], 1), undefined);
});

Deno.test("nobody stands before the first and after the last", () => {
  equal(beside(queue, queue[0]!, -1), undefined);
  equal(beside(queue, queue[0]!, 1)?.id, 7);
  equal(beside(queue, queue[3]!, 1), undefined);
});

Deno.test("few classes keep their order, of many the likeliest have numbers", () => {
  const few = ["ant", "bee", "cat"];
  equal(numberedClasses(few, suspect(1), ["cat"]), few);
  const many = Array.from({ length: 30 }, (_, place) => `class ${place}`);
  equal(numberedClasses(many, suspect(1), ["dog", "bee"]), ["ant", "bee", "dog", "cat"]);
});
