import { boxed } from "../src/grid/box.ts";
import { gap, gridLayout } from "../src/grid/layout.ts";
import { fitted, moved, zoomed } from "../src/parts/detail/pose.ts";
import { equal } from "./expect.ts";

const layout = gridLayout(10, 100, { width: 4 * 108 + gap, height: 300 }, "one");

Deno.test("a box selects the pictures it touches and no others", () => {
  equal(layout.columns, 4);
  const step = layout.columnStep, row = layout.rowStep;
  const inFirst = { left: gap + 1, right: gap + 5, top: gap + 1, bottom: gap + 5 };
  equal(boxed(inFirst, layout, 10), [0]);
  equal(
    boxed(
      { left: gap + 1, right: gap + step + 1, top: gap + 1, bottom: gap + row + 1 },
      layout,
      10,
    ),
    [0, 1, 4, 5],
  );
});

Deno.test("a box within the gap between pictures selects nothing; one below the last row too", () => {
  const x = gap + layout.tile;
  equal(boxed({ left: x + 1, right: x + 2, top: gap, bottom: gap + 1 }, layout, 10), []);
  equal(boxed({ left: 0, right: 500, top: 9_999, bottom: 10_999 }, layout, 10), []);
});

Deno.test("a box over everything selects each image once", () => {
  equal(
    boxed({ left: -5, right: 1e6, top: -5, bottom: 1e6 }, layout, 10),
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  );
});

Deno.test("zooming keeps the point under the pointer and never leaves the fitted size", () => {
  const frame = { width: 300, height: 200 };
  const pose = zoomed(fitted, 2, { x: 50, y: -20 }, frame);
  equal(pose, { scale: 2, x: -50, y: 20 });
  equal(zoomed(pose, 0.1, { x: 0, y: 0 }, frame).scale, 1);
  equal(zoomed(fitted, 1e9, { x: 0, y: 0 }, frame).scale, 32);
});

Deno.test("a picture is moved no farther than its edge", () => {
  const frame = { width: 300, height: 200 };
  equal(moved({ scale: 2, x: 0, y: 0 }, 1_000, -1_000, frame), { scale: 2, x: 150, y: -100 });
});
