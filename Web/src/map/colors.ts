import { decimal } from "../lib/numbers.ts";

/** What the colours say: one palette index a point, and what each index means. */
export interface Coloring {
  /** An index into the palette for each image. */
  codes: Uint8Array;
  /** CSS colours by index. */
  palette: string[];
  /** The entries of the legend, in order; empty where one colour stands for all. */
  entries: LegendEntry[];
  /** For a metric: the values at the ends of the ramp. */
  range?: { low: number; high: number };
}

export interface LegendEntry {
  code: number;
  title: string;
  count: number;
}

const none = "var(--map-none)";
export const categoryCount = 20;
const rampSteps = 64;

const categories = Array.from({ length: categoryCount }, (_, i) => `var(--cat-${i})`);

const ramp = Array.from({ length: rampSteps }, (_, i) => {
  const share = i / (rampSteps - 1);
  return share < 0.5
    ? `color-mix(in oklab, var(--ramp-low), var(--ramp-mid) ${200 * share}%)`
    : `color-mix(in oklab, var(--ramp-mid), var(--ramp-high) ${200 * share - 100}%)`;
});

export const oneColor = (total: number): Coloring => ({
  codes: new Uint8Array(total),
  palette: ["var(--accent)"],
  entries: [],
});

/** Colours by name: the most frequent have one of their own, the others share the grey. */
export function byCategory(values: Int32Array, names: string[], missing: string): Coloring {
  const counts = new Array<number>(names.length).fill(0);
  let absent = 0;
  for (const value of values) {
    if (value >= 0) counts[value]!++;
    else absent++;
  }
  const most = names.map((_, index) => index)
    .filter((index) => counts[index]! > 0)
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, categoryCount)
    .sort((a, b) => a - b);
  const codeOf = new Uint8Array(names.length);
  most.forEach((index, place) => codeOf[index] = place + 1);
  const entries = most.map((index, place) => ({
    code: place + 1,
    title: names[index]!,
    count: counts[index]!,
  }));
  const rest = counts.reduce((sum, count, index) => sum + (codeOf[index] ? 0 : count), 0);
  if (rest + absent > 0) {
    const title = rest === 0 ? missing : absent === 0 ? "other classes" : `others or ${missing}`;
    entries.push({ code: 0, title, count: rest + absent });
  }
  return {
    codes: Uint8Array.from(values, (value) => value < 0 ? 0 : codeOf[value]!),
    palette: [none, ...categories],
    entries,
  };
}

/** Right, wrong, or not known. */
export function byOutcome(labels: Int32Array, predicted: Int32Array): Coloring {
  const counts = [0, 0, 0];
  const codes = Uint8Array.from(labels, (label, id) => {
    const guess = predicted[id]!;
    const code = label < 0 || guess < 0 ? 0 : label === guess ? 1 : 2;
    counts[code]!++;
    return code;
  });
  const entries = [
    { code: 1, title: "correct", count: counts[1]! },
    { code: 2, title: "wrong", count: counts[2]! },
    { code: 0, title: "label or prediction missing", count: counts[0]! },
  ].filter(({ count }) => count > 0);
  return { codes, palette: [none, "var(--right)", "var(--wrong)"], entries };
}

/** A ramp from the 2nd to the 98th percentile, so that single extremes do not take it all. */
export function byMetric(values: Float64Array): Coloring {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  const at = (share: number) => known[Math.round(share * (known.length - 1))] ?? 0;
  const [low, high] = [at(0.02), at(0.98)];
  const codes = Uint8Array.from(values, (value) => {
    if (Number.isNaN(value)) return 0;
    const share = high > low ? (value - low) / (high - low) : 0.5;
    return 1 + Math.round(Math.max(0, Math.min(1, share)) * (rampSteps - 1));
  });
  const missing = values.length - known.length;
  return {
    codes,
    palette: [none, ...ramp],
    entries: missing > 0 ? [{ code: 0, title: "missing", count: missing }] : [],
    range: { low, high },
  };
}

export const rangeWords = ({ low, high }: { low: number; high: number }): [string, string] => [
  `≤ ${decimal(low)}`,
  `≥ ${decimal(high)}`,
];
