import { ticks, tickWords } from "../src/charts/axis.ts";
import { binWhere, groupWhere, shownGroups } from "../src/charts/distribution/bins.ts";
import {
  afterKey,
  nearest,
  ordered,
  planeOf,
  xPixel,
  xValue,
} from "../src/charts/scatter/plane.ts";
import { csv } from "../src/lib/csv.ts";
import { firstMetric, groupChoices, metricChoices } from "../src/pages/data/metricChoices.ts";
import type { HistogramGroup, MetricInfo, ModelSummary, Scatter } from "../src/lib/wire.ts";
import { equal } from "./expect.ts";

const scatter = (points: number[][]): Scatter => ({
  x: "a",
  y: "b",
  n: points.length,
  missing: 0,
  points,
  sampled: false,
  pearson: { value: null, low: null, high: null, n: 0 },
  spearman: { value: null, low: null, high: null, n: 0 },
  trend: [],
  line: null,
});
const points = [[7, 0, 0], [8, 10, 5], [9, 5, 10], [10, 5, 2]];

Deno.test("ticks are round, within the ends, and about as many as asked", () => {
  equal(ticks(0, 1, 5), [0, 0.2, 0.4, 0.6, 0.8, 1]);
  equal(ticks(-3.2, 17, 5), [0, 5, 10, 15]);
  equal(ticks(4, 4, 5), [4]);
  equal([0.3, 12_000, 1_040_400, 2e-5, 0].map(tickWords), ["0.3", "12K", "1.04M", "2e-5", "0"]);
});

Deno.test("the nearest point within reach is found, and values come back from pixels", () => {
  const plane = planeOf(scatter(points), 500, 320)!;
  const at = { x: xPixel(plane, 10) + 3, y: 320 };
  equal(nearest(points, plane, at, 20), -1);
  equal(nearest(points, plane, { ...at, y: plane.top + (plane.bottom - plane.top) / 2 }, 20), 1);
  equal(Math.round(1e9 * xValue(plane, xPixel(plane, 7.25))) / 1e9, 7.25);
  equal(planeOf(scatter([]), 500, 320), undefined);
});

Deno.test("arrows step through the points in the order of either metric and stop at the ends", () => {
  const byX = ordered(points, 1), byY = ordered(points, 2);
  equal(byX, [0, 3, 2, 1]);
  equal(byY, [0, 3, 1, 2]);
  equal(afterKey("ArrowRight", 3, byX, byY), 2);
  equal(afterKey("ArrowUp", 3, byX, byY), 1);
  equal(afterKey("ArrowLeft", 0, byX, byY), 0);
  equal(afterKey("End", 0, byX, byY), 1);
  equal(afterKey("a", 0, byX, byY), undefined);
});

Deno.test("a bin's filter leaves its upper end to the next, the last bin keeps it", () => {
  const bins = [{ low: 0, high: 0.5, count: 1, all: 1 }, { low: 0.5, high: 1, count: 1, all: 1 }];
  equal(binWhere("my metric", bins, 0), '"my metric" >= 0 and "my metric" < 0.5');
  equal(binWhere("area", bins, 1), "area in 0.5..1");
  equal(groupWhere("label", "not"), 'label = "not"');
  equal(groupWhere("outcome", null), "outcome is missing");
});

Deno.test("the largest groups are shown, in the order of the project", () => {
  const group = (name: string, n: number): HistogramGroup => ({
    name,
    counts: [n],
    n,
    missing: 0,
    lower_quartile: null,
    median: null,
    upper_quartile: null,
  });
  const all = [group("a", 2), group("b", 0), group("c", 5), group("d", 2), group("e", 3)];
  equal(shownGroups(all, 3).map(({ name }) => name), ["a", "c", "e"]);
  equal(shownGroups(all, 9).map(({ name }) => name), ["a", "c", "d", "e"]);
});

Deno.test("only metrics with values and fields that are there can be chosen", () => {
  const info = (id: string, kind: MetricInfo["kind"], present: number): MetricInfo => ({
    id,
    title: id,
    kind,
    meaning: "",
    low_means: "",
    high_means: "",
    unit: "",
    range: [null, null],
    hidden: id === "blur",
    derived: false,
    present,
  });
  const metrics = [
    info("area", "data", 3),
    info("blur", "data", 3),
    info("detail", "data", 0),
    info("confidence", "model", 0),
    info("loss", "model", 0),
  ];
  const top = { has_probabilities: false, has_confidence: true } as ModelSummary;
  const ids = (model?: ModelSummary) =>
    metricChoices(metrics, model).map(([group, own]) => [group, own.map(({ id }) => id)]);
  equal(ids(), [["Data metrics", ["area"]]]);
  equal(ids(top), [["Data metrics", ["area"]], ["Model metrics", ["confidence"]]]);
  equal(firstMetric(metricChoices(metrics, top), ["luminance", "confidence"]), "confidence");
  equal(firstMetric(metricChoices(metrics, top), ["luminance"]), "area");
  const project = { classes: ["a"], splits: null, categories: [], formats: [] };
  equal(groupChoices(project, undefined).map(({ value }) => value), ["label"]);
  equal(groupChoices(project, top).map(({ value }) => value), ["label", "outcome", "predicted"]);
});

Deno.test("a table is written as RFC 4180 has it", () => {
  equal(
    csv([["a", "b"], ['say "x", y', null], [1.5, "two\nlines"]]),
    [
      "a,b",
      '"say ""x"", y",',
      '1.5,"two\nlines"',
      "",
    ].join("\r\n"),
  );
});
