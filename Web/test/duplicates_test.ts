import { isDone, keeping, keptOf, moved } from "../src/pages/duplicates/asked.ts";
import type { DuplicateSet } from "../src/lib/wire.ts";
import { equal } from "./expect.ts";

/** A group of the images 5, 7, 9 of which some are tagged; 5 is suggested. */
const group = (tagged: number[]): DuplicateSet => ({
  kind: "near",
  images: [5, 7, 9].map((id) => ({
    id,
    key: `${id}.jpg`,
    label: null,
    split: null,
    keep: id === 5,
    same: "near",
    copy_of: null,
    hash_distance: 0,
    cosine_distance: 0,
    embedding_distance: null,
    mirrored: false,
    tagged: tagged.includes(id),
  })),
  labels: [],
  conflicting: false,
  leaks: false,
  filter: null,
});

Deno.test("keeping an image tags the others and takes the tag off it", () => {
  equal(keeping(group([]), 5), { tag: [7, 9], untag: [] });
  equal(keeping(group([5, 9]), 5), { tag: [7], untag: [5] });
  equal(keeping(group([7, 9]), 5), { tag: [], untag: [] });
});

Deno.test("a group is done once one image is left, which is the one that stays", () => {
  equal([isDone(group([])), isDone(group([5])), isDone(group([5, 9]))], [false, false, true]);
  equal(keptOf(group([])), 5);
  equal(keptOf(group([5])), 5);
  equal(keptOf(group([5, 9])), 7);
  equal(keptOf(group([5, 7, 9])), undefined);
});

Deno.test("arrows move between images and groups and stop at the ends", () => {
  const at = { group: 1, image: 1 };
  equal(moved("ArrowLeft", false, at, 3, 3), { group: 1, image: 0 });
  equal(moved("ArrowRight", false, { group: 1, image: 2 }, 3, 3), { group: 1, image: 2 });
  equal(moved("ArrowDown", false, at, 3, 3), { group: 2, image: 0 });
  equal(moved("ArrowUp", false, { group: 0, image: 2 }, 3, 3), { group: 0, image: 0 });
  equal(moved("PageDown", false, at, 3, 3), { group: 2, image: 0 });
  equal(moved("End", false, at, 3, 3), { group: 1, image: 2 });
  equal(moved("End", true, at, 3, 3), { group: 2, image: 0 });
  equal(moved("Home", true, at, 3, 3), { group: 0, image: 0 });
  equal(moved("x", false, at, 3, 3), null);
  equal(moved("ArrowLeft", true, at, 3, 3), null);
});
