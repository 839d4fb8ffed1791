import { gridLayout, moved, revealing } from "../src/grid/layout.ts";
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
