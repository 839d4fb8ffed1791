import { placeAfter } from "../src/lib/places.ts";
import { equal } from "./expect.ts";

const list = (...ids: number[]) => new Uint32Array(ids);

Deno.test("an image keeps its place, or is followed to its new one", () => {
  equal(placeAfter(list(5, 6, 7), list(5, 6, 7), 1), 1);
  equal(placeAfter(list(5, 6, 7), list(6, 7), 2), 1);
});

Deno.test("where an image left the list the place stays, as far as there is one", () => {
  equal(placeAfter(list(5, 6, 7), list(5, 7), 1), 1);
  equal(placeAfter(list(5, 6, 7), list(5, 6), 2), 1);
  equal(placeAfter(list(5), list(), 0), 0);
  equal(placeAfter(list(), list(5, 6), 0), 0);
});
