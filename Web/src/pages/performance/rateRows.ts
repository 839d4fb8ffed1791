import type { Cell } from "../../lib/csv.ts";
import type { Performance } from "../../lib/wire.ts";

/** The chart as a table: a row for each bin of all images, then of each class line. */
export function rateRows({ metric, bins, lines, rate }: Performance): Cell[][] {
  const all = { class: null, bins };
  return [
    ["class", metric.id, "from", "to", "median", "images", rate, "low", "high"],
    ...[all, ...lines].flatMap((line) =>
      line.bins.map((bin) => [
        line.class,
        bin.value,
        bin.low,
        bin.high,
        bin.median,
        bin.n,
        bin.rate.value,
        bin.rate.low,
        bin.rate.high,
      ])
    ),
  ];
}
