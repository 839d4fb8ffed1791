import { countedSizes } from "../src/pages/data/sizes.ts";
import { rankedOutliers } from "../src/pages/data/outlierRanking.ts";
import type { MetricOutliers, Severities } from "../src/lib/wire.ts";
import { equal } from "./expect.ts";

Deno.test("sizes are counted in pairs, the most frequent first, missing ones left out", () => {
  const widths = Float64Array.of(10, 20, NaN, 20, 5, 10, 20);
  const heights = Float64Array.of(20, 10, 10, 10, 5, 20, NaN);
  equal(countedSizes(widths, heights), [
    { width: 10, height: 20, count: 2 },
    { width: 20, height: 10, count: 2 },
    { width: 5, height: 5, count: 1 },
  ]);
});

const counts = (severe: number, moderate: number, unusual: number): Severities => ({
  severe: { count: severe, filter: null },
  moderate: { count: moderate, filter: null },
  unusual: { count: unusual, filter: null },
});
const metric = (name: string, overall: Severities, within: Severities): MetricOutliers => ({
  metric: name,
  title: name,
  unit: "",
  n: 100,
  lower_quartile: 1,
  median: 2,
  upper_quartile: 3,
  medcouple: 0,
  rule: "quartiles",
  overall,
  within_class: within,
});

Deno.test("metrics are ranked by severe, then moderate, then unusual outliers", () => {
  const outliers = [
    metric("a", counts(0, 9, 0), counts(3, 0, 0)),
    metric("b", counts(1, 0, 0), counts(0, 0, 0)),
    metric("c", counts(0, 0, 7), counts(0, 0, 1)),
  ];
  const names = (among: "overall" | "within_class") =>
    rankedOutliers(outliers, among).map(({ metric }) => metric).join("");
  equal(names("overall"), "bac");
  equal(names("within_class"), "acb");
});
