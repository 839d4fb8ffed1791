import { decimal, estimateWords, integer, percent } from "../../lib/numbers.ts";
import type { Estimate, Performance, PerformanceBin } from "../../lib/wire.ts";

/** The rates that an axis shows and where its lines stand. */
export interface RateAxis {
  low: number;
  high: number;
  ticks: number[];
}

/** An axis in whole tenths around all rates with their intervals, and around further values, at
 * least a fifth high. */
export function rateAxis(rates: Estimate[], more: (number | null)[] = []): RateAxis {
  const ends = [...rates.flatMap(({ value, low, high }) => [value, low, high]), ...more]
    .filter((one) => one !== null);
  if (ends.length === 0) return { low: 0, high: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] };
  // In tenths; the small amount keeps 0.3 from being 3.0000000000000004.
  let low = Math.max(0, Math.floor(10 * Math.min(...ends) + 1e-9));
  let high = Math.min(10, Math.ceil(10 * Math.max(...ends) - 1e-9));
  if (high - low < 2) {
    high = Math.min(10, low + 2);
    low = high - 2;
  }
  const step = high - low > 5 ? 2 : 1;
  if (step === 2 && low % 2 === 1) low -= 1;
  if (step === 2 && high % 2 === 1) high += 1;
  const ticks = [];
  for (let tenth = low; tenth <= high; tenth += step) ticks.push(tenth / 10);
  return { low: low / 10, high: high / 10, ticks };
}

/** How a bin stands against all images: its interval holds the overall rate, or it does not. */
export type Standing = "noise" | "better" | "worse";

export function standing(bin: Estimate, overall: Estimate, lowIsGood: boolean): Standing {
  if (bin.low === null || bin.high === null || overall.value === null) return "noise";
  if (bin.low <= overall.value && bin.high >= overall.value) return "noise";
  return (bin.low > overall.value) !== lowIsGood ? "better" : "worse";
}

/** `0.12 to 0.18`, one value, or the word. */
export function binRange(bin: PerformanceBin): string {
  if (bin.value !== null) return bin.value;
  if (bin.low === null || bin.high === null) return "empty";
  return bin.low === bin.high ? decimal(bin.low) : `${decimal(bin.low)} to ${decimal(bin.high)}`;
}

/** All that is known of a bin, in a sentence. */
export function binWords(bin: PerformanceBin, performance: Performance): string {
  const { metric, rate_title, overall } = performance;
  const unit = metric.unit ? ` ${metric.unit}` : "";
  const place = `${metric.title} ${binRange(bin)}${bin.value === null ? unit : ""}`;
  if (bin.n === 0) return `${place}: ${bin.rate.reason ?? "no images"}`;
  const apart = bin.rate.value === null || overall.value === null
    ? ""
    : `, ${difference(bin.rate.value - overall.value)} overall`;
  return `${place}: ${rate_title.toLowerCase()} ${estimateWords(bin.rate)}${apart}`;
}

function difference(value: number): string {
  const points = (100 * Math.abs(value)).toFixed(1);
  return points === "0.0" ? "as" : `${points} points ${value > 0 ? "above" : "below"}`;
}

/** The values at the columns' left edges, and the greatest at the end: the labels of the axis. */
export function edgeLabels(performance: Performance): string[] {
  const { bins, binning } = performance;
  const first = bins[0]?.low, last = bins.at(-1)?.high;
  if (first == null || last == null) return [];
  if (first === last) return [decimal(first)];
  if (binning === "width") {
    const step = (last - first) / bins.length;
    return [...bins.map((_, index) => cut(first + index * step, step)), cut(last, step)];
  }
  return [...bins.map((bin) => decimal(bin.low!)), decimal(last)];
}

/** An edge with no more digits than the width of a bin makes sense of. */
function cut(value: number, step: number): string {
  const digits = Math.max(0, Math.min(12, 1 - Math.floor(Math.log10(step))));
  return value.toLocaleString("en-US", { maximumFractionDigits: digits });
}

/** Runs of neighbouring bins that have a rate: a line is drawn through each, never over a gap. */
export function runs(bins: PerformanceBin[]): number[][] {
  const found: number[][] = [];
  bins.forEach((bin, index) => {
    if (bin.rate.value === null) return;
    const last = found.at(-1);
    if (last && last.at(-1) === index - 1) last.push(index);
    else found.push([index]);
  });
  return found;
}

/** The heading of a histogram's greatest bar. */
export const mostWords = (bins: PerformanceBin[]): string =>
  integer(Math.max(0, ...bins.map(({ n }) => n)));

export const axisPercent = (rate: number): string => percent(rate, 0);
