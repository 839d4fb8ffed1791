import { nextDrawn } from "../src/grid/drawing.ts";
import { gridLayout, moved, revealing } from "../src/grid/layout.ts";
import { isRush } from "../src/grid/rush.ts";
import { equal, holds } from "./expect.ts";

const room = { width: 1000, height: 800 };

Deno.test("tiles fill the row and every image has a place", () => {
  const layout = gridLayout(101, 128, room, "one");
  equal(layout.columns, 7);
  equal(layout.rows, 15);
  holds(layout.columns * layout.columnStep <= room.width, "the row fits");
  equal(layout.ratio, 1);
});

Deno.test("ten million images stay below what browsers can scroll, and the last row is reached", () => {
  const layout = gridLayout(10_000_000, 64, room, "two");
  holds(layout.height <= 15_000_000, "height is capped");
  const end = revealing(layout, layout.rows - 1, 0, room.height);
  const bottom = end * layout.ratio + room.height;
  holds(Math.abs(bottom - (layout.rows * layout.rowStep + 8)) < 1, "the last row is at the bottom");
});

Deno.test("keys move within the images", () => {
  const at = (key: string, from: number, control = false) => moved(key, control, from, 50, 7, 3);
  equal(at("ArrowRight", 49), 49);
  equal(at("ArrowUp", 3), 0);
  equal(at("ArrowDown", 3), 10);
  equal(at("PageDown", 3), 24);
  equal(at("Home", 10), 7);
  equal(at("End", 10), 13);
  equal(at("End", 10, true), 49);
  equal(at("Home", 10, true), 0);
  equal(at("q", 10), undefined);
});

Deno.test("rows rush by where a view goes by within a tenth of a second, in three steps or more", () => {
  const steps = (count: number, milliseconds: number, pixels: number) =>
    Array.from({ length: count }, (_, i) => ({ at: i * milliseconds, offset: i * pixels }));
  equal(isRush(steps(3, 60, 900), 800), true);
  equal(isRush(steps(3, 60, -900), 800), true);
  equal(isRush(steps(2, 60, 900), 800), false);
  equal(isRush(steps(5, 60, 120), 800), false);
  equal(isRush(steps(3, 120, 900), 800), false);
});

Deno.test("rows are drawn a few a frame, those in sight first, and stay drawn", () => {
  const columns = 9, slots = 12;
  const step = (drawn: Map<number, number>, isRushing = false) =>
    nextDrawn(drawn, 20, 28, slots, columns, isRushing);
  const rows = ({ drawn }: { drawn: Map<number, number> }) =>
    [...drawn.values()].sort((a, b) => a - b);
  const one = step(new Map([[20 % slots, 8]]));
  equal(rows(one), [21, 22]);
  equal(one.isComplete, false);
  equal(rows(step(one.drawn, true)), [21, 22]);
  let all = one;
  for (let frame = 0; frame < 3; frame++) all = step(all.drawn);
  equal(rows(all), [20, 21, 22, 23, 24, 25, 26, 27]);
  equal(all.isComplete, true);
  equal(step(all.drawn, true).isComplete, true);
});
