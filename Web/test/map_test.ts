import { cameraOf, cameraText, fitting, toMap, toScreen, zoomed } from "../src/map/camera.ts";
import { clusters } from "../src/map/clusters.ts";
import { byCategory, byMetric, byOutcome, categoryCount } from "../src/map/colors.ts";
import { inDirection, inside, nearestOf, PointGrid } from "../src/map/places.ts";
import { equal, holds } from "./expect.ts";

const xy = Float32Array.of(0, 0, 10, 0, 10, 10, NaN, NaN, 4, 5);
const ids = Uint32Array.of(0, 1, 2, 4);
const room = { width: 400, height: 200 };

Deno.test("the camera shows all points that are on the map", () => {
  const home = fitting(xy);
  equal([home.x, home.y], [5, 5]);
  for (const id of ids) {
    const [x, y] = toScreen([xy[2 * id]!, xy[2 * id + 1]!], home, room);
    holds(x >= 0 && x <= 400 && y >= 0 && y <= 200, `${id}: ${x}, ${y}`);
  }
  equal(fitting(Float32Array.of(NaN, NaN)), { x: 0, y: 0, reach: 1 });
  equal(fitting(Float32Array.of(3, 4)), { x: 3, y: 4, reach: 1 });
});

Deno.test("zooming keeps what is under the pointer, and y points up", () => {
  const home = fitting(xy);
  const before = toMap([320, 40], home, room);
  const nearer = zoomed(home, 3, [320, 40], room, home);
  const after = toMap([320, 40], nearer, room);
  holds(Math.abs(before[0] - after[0]) < 1e-9 && Math.abs(before[1] - after[1]) < 1e-9, "moved");
  holds(toMap([0, 0], home, room)[1] > toMap([0, 200], home, room)[1], "y points up");
  holds(Math.abs(home.reach / nearer.reach - 3) < 1e-9, "three times nearer");
});

Deno.test("the address gives the camera back, and nonsense the whole map", () => {
  const home = fitting(xy);
  const camera = zoomed(home, 4, [100, 60], room, home);
  const again = cameraOf(cameraText(camera, home), home);
  for (const key of ["x", "y", "reach"] as const) {
    holds(Math.abs(again[key] - camera[key]) < 1e-2, key);
  }
  for (const text of ["", "1,2", "a,b,c", "0,0,-1", "0,0,0", "1,1,1,1"]) {
    equal(cameraOf(text, home), home);
  }
});

Deno.test("a lasso takes what is inside it and in view", () => {
  const triangle: [number, number][] = [[-1, -1], [12, -1], [12, 13]];
  equal([...inside(xy, triangle, ids)], [0, 1, 2]);
  equal([...inside(xy, triangle, Uint32Array.of(1, 3))], [1]);
  equal([...inside(xy, [[20, 20], [21, 20], [21, 21]], ids)], []);
});

Deno.test("the point under the pointer is the nearest one within reach", () => {
  const grid = new PointGrid(xy, ids, 0.7);
  equal(grid.nearest([9.5, 0.5], 2), 1);
  equal(grid.nearest([4, 4.2], 1), 4);
  equal(grid.nearest([4, 2], 1), undefined);
});

Deno.test("arrow keys go to the nearest point in their direction", () => {
  equal(inDirection("ArrowRight", [0, 0], xy, ids), 1);
  equal(inDirection("ArrowUp", [0, 0], xy, ids), 4);
  equal(inDirection("ArrowLeft", [10, 10], xy, ids), 4);
  equal(inDirection("ArrowDown", [0, 0], xy, ids), undefined);
  equal(inDirection("x", [0, 0], xy, ids), undefined);
  equal(nearestOf([9, 9], xy, ids), 2);
});

Deno.test("clusters are hills of density, named by their majority", () => {
  const points: number[] = [], classes: number[] = [];
  // Two heaps of 5 × 5 points; in the second one point in five is of the first class.
  for (const [left, of] of [[0, 0], [30, 1]] as const) {
    for (let i = 0; i < 25; i++) {
      points.push(left + i % 5, Math.floor(i / 5));
      classes.push(of === 1 && i % 5 === 0 ? 0 : of);
    }
  }
  const all = Uint32Array.from({ length: 50 }, (_, id) => id);
  const found = clusters(Float32Array.from(points), all, Int32Array.from(classes));
  equal(found.map(({ majority, count, ids }) => [majority, count, ids.length]), [
    [0, 25, 25],
    [1, 20, 25],
  ]);
  holds(found[0]!.at[0] < 6 && found[1]!.at[0] > 28, "named where they are");
  equal(clusters(Float32Array.of(NaN, NaN), Uint32Array.of(0), Int32Array.of(0)), []);
});

Deno.test("colours by name: the most frequent have their own, the others share one", () => {
  const few = byCategory(Int32Array.of(0, 1, 1, -1), ["cat", "dog", "owl"], "no label");
  equal([...few.codes], [1, 2, 2, 0]);
  equal(few.entries.map(({ title, count }) => [title, count]), [
    ["cat", 1],
    ["dog", 2],
    ["no label", 1],
  ]);
  const names = Array.from({ length: 30 }, (_, i) => `class ${i}`);
  const values = Int32Array.from(names.flatMap((_, i) => new Array(i + 1).fill(i)));
  const many = byCategory(values, names, "no label");
  equal(many.entries.length, categoryCount + 1);
  equal(many.entries[0]!.title, "class 10");
  equal(many.entries.at(-1), { code: 0, title: "other classes", count: 55 });
});

Deno.test("colours by outcome and by metric leave out what is not known", () => {
  const outcome = byOutcome(Int32Array.of(0, 0, -1), Int32Array.of(0, 1, 1));
  equal([...outcome.codes], [1, 2, 0]);
  equal(outcome.entries.map(({ title }) => title), [
    "correct",
    "wrong",
    "label or prediction missing",
  ]);
  const metric = byMetric(Float64Array.of(0, 5, 10, NaN));
  equal([...metric.codes], [1, 33, 64, 0]);
  equal(metric.range, { low: 0, high: 10 });
  equal(metric.entries, [{ code: 0, title: "missing", count: 1 }]);
});
