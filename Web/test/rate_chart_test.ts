import { binRange, edgeLabels, rateAxis, runs, standing } from "../src/charts/rate/scale.ts";
import { lineChoices } from "../src/pages/performance/lines.ts";
import type { ClassScores, Estimate, Performance, PerformanceBin } from "../src/lib/wire.ts";
import { equal } from "./expect.ts";

const rate = (value: number | null, low = value, high = value): Estimate => ({
  value,
  low,
  high,
  n: value === null ? 0 : 10,
});

const bin = (low: number | null, high: number | null, value: number | null): PerformanceBin => ({
  value: null,
  low,
  high,
  median: low,
  n: value === null ? 0 : 10,
  hits: 0,
  rate: rate(value),
  filter: null,
});

Deno.test("the axis holds every interval in whole tenths and is at least a fifth high", () => {
  const { low, high, ticks } = rateAxis([rate(0.85, 0.71, 0.93)]);
  equal([low, high, ticks], [0.7, 1, [0.7, 0.8, 0.9, 1]]);
  equal(rateAxis([rate(0.3)]).ticks, [0.3, 0.4, 0.5]);
  equal(rateAxis([rate(1)]).ticks, [0.8, 0.9, 1]);
  equal(rateAxis([rate(0.5, 0.1, 0.95)]).ticks, [0, 0.2, 0.4, 0.6, 0.8, 1]);
  equal(rateAxis([rate(0.85)], [0.15, null]).low, 0);
  equal(rateAxis([rate(null)]).ticks.length, 6);
});

Deno.test("a bin is noise where its interval holds the overall rate", () => {
  equal(standing(rate(0.5, 0.4, 0.6), rate(0.55), false), "noise");
  equal(standing(rate(0.5, 0.4, 0.6), rate(0.7), false), "worse");
  equal(standing(rate(0.5, 0.4, 0.6), rate(0.3), false), "better");
  equal(standing(rate(0.5, 0.4, 0.6), rate(0.3), true), "worse");
  equal(standing(rate(null), rate(0.3), false), "noise");
});

Deno.test("a line is never drawn over an empty bin", () => {
  equal(runs([0.1, 0.2, null, 0.4, null].map((value) => bin(0, 1, value))), [[0, 1], [3]]);
});

Deno.test("bins are named by their range, their value or their word", () => {
  equal(binRange(bin(0.25, 0.5, 1)), "0.2500 to 0.5000");
  equal(binRange(bin(2, 2, 1)), "2");
  equal(binRange(bin(null, null, null)), "empty");
  equal(binRange({ ...bin(null, null, 1), value: "test" }), "test");
});

Deno.test("edges of equally full bins are their least values, of wide ones the cuts", () => {
  const bins = [bin(0, 1, 1), bin(null, null, null), bin(3, 4, 1), bin(7, 8, 1)];
  const performance = { bins, binning: "width" } as unknown as Performance;
  equal(edgeLabels(performance), ["0", "2", "4", "6", "8"]);
  const full = { bins: [bins[0], bins[2]], binning: "quantile" } as unknown as Performance;
  equal(edgeLabels(full), ["0", "3", "4"]);
  equal(edgeLabels({ bins: [bin(5, 5, 1)], binning: "width" } as unknown as Performance), ["5"]);
  const narrow = { bins: [bin(0.03236, 0.1, 1), bin(0.2, 0.25, 1)], binning: "width" };
  equal(edgeLabels(narrow as unknown as Performance), ["0.03", "0.14", "0.25"]);
});

Deno.test("groups of lines: all of a few classes, else the largest and the weakest", () => {
  const classes = [3, 9, 1, 7, 5, 8, 2].map((support, index) => ({
    name: `c${index}`,
    support,
    recall: rate(index === 2 ? null : support / 10),
  })) as ClassScores[];
  equal(lineChoices(classes.slice(0, 2))[0]?.names, ["c0", "c1"]);
  equal(lineChoices(classes).map(({ names }) => names), [
    ["c1", "c5", "c3", "c4", "c0"],
    ["c6", "c0", "c4", "c3", "c5"],
  ]);
  equal(lineChoices([]), []);
});
