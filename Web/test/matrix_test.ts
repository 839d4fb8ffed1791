import { cells, cellValue, extremes, isBlank } from "../src/charts/matrix/cells.ts";
import { classOrder } from "../src/charts/matrix/order.ts";
import { clamped, revealing, whole, zoomed } from "../src/charts/matrix/viewport.ts";
import { equal, holds } from "./expect.ts";

type Triple = [number, number, number];

/** The ancestor's example: rows are labels, columns predictions. */
const rows = [[37, 0, 15, 1], [0, 36, 0, 2], [4, 0, 26, 2], [1, 6, 4, 31]];
const names = ["charmander", "mewtwo", "pikachu", "squirtle"];
const triples = rows.flatMap((row, truth) =>
  row.flatMap((count, predicted): Triple[] => count ? [[truth, predicted, count]] : [])
);
const matrix = cells({ classes: names, cells: triples }, []);

Deno.test("row and column shares divide by the images labelled and predicted", () => {
  equal(cellValue(matrix, "counts", 0, 2), 15);
  equal(cellValue(matrix, "rows", 0, 2), 15 / 53);
  equal(cellValue(matrix, "columns", 0, 2), 15 / 45);
  equal(cellValue(matrix, "rows", 1, 0), 0);
});

Deno.test("each ramp ends at the greatest number of its own side", () => {
  equal(extremes(matrix, "counts"), { right: 37, wrong: 15 });
});

Deno.test("orders: by name, by support, worst recall first", () => {
  equal(classOrder(matrix, "name"), [0, 1, 2, 3]);
  equal(classOrder(matrix, "support"), [0, 3, 1, 2]);
  // Recall: 37/53, 36/38, 26/32, 31/42.
  equal(classOrder(matrix, "worst"), [0, 3, 2, 1]);
});

Deno.test("similar classes stand side by side, every class once", () => {
  const pairs: Triple[] = [[0, 3, 9], [3, 0, 8], [1, 2, 7], [2, 1, 7], [0, 1, 1]];
  const diagonal = [0, 1, 2, 3].map((i): Triple => [i, i, 20]);
  const order = classOrder(
    cells({ classes: names, cells: [...diagonal, ...pairs] }, []),
    "similar",
  );
  equal(order.toSorted(), [0, 1, 2, 3]);
  equal(Math.abs(order.indexOf(0) - order.indexOf(3)), 1);
  equal(Math.abs(order.indexOf(1) - order.indexOf(2)), 1);
});

Deno.test("a class that is never confused keeps its place in the order", () => {
  const order = classOrder(cells({ classes: ["a", "b"], cells: [[0, 0, 3]] }, []), "similar");
  equal(order.toSorted(), [0, 1]);
});

Deno.test("under a class filter the pooled classes stay last and their own cell is blank", () => {
  const filtered = cells(
    { classes: ["a", "b", "other"], cells: [[0, 0, 5], [0, 2, 1], [2, 1, 9]] },
    ["a", "b"],
  );
  for (const order of ["similar", "name", "support", "worst"] as const) {
    equal(classOrder(filtered, order).at(-1), 2);
  }
  equal(isBlank(filtered, 2, 2), true);
  equal(isBlank(filtered, 2, 1), false);
});

Deno.test("a class called other is no pool where no class filter is set", () => {
  const plain = cells({ classes: ["a", "other"], cells: [] }, []);
  equal(isBlank(plain, 1, 1), false);
});

Deno.test("zooming keeps the point under the pointer and never leaves the matrix", () => {
  const view = zoomed(whole, 1000, 4, { x: 0.5, y: 0.25 });
  equal(view, { zoom: 4, left: 375, top: 187.5 });
  equal(clamped({ zoom: 4, left: 900, top: -5 }, 1000), { zoom: 4, left: 750, top: 0 });
  holds(zoomed(whole, 1000, 1e9, { x: 0, y: 0 }).zoom === 125, "eight classes stay in view");
});

Deno.test("moving the cursor scrolls a zoomed view as little as needed", () => {
  const view = { zoom: 10, left: 100, top: 100 };
  equal(revealing(view, 1000, 150, 150), view);
  equal(revealing(view, 1000, 200, 99), { zoom: 10, left: 99, top: 101 });
});
