import type { Ends } from "../../lib/range.ts";
import type { HistogramBin } from "../../lib/wire.ts";

/** The finite range that the bins cover; `undefined` where there is no more than one value. */
export function coveredRange(bins: HistogramBin[]): Ends | undefined {
  const low = bins[0]?.low, high = bins.at(-1)?.high;
  return low !== undefined && high !== undefined && low < high ? [low, high] : undefined;
}

/** Where a value stands between the ends, 0 to 1. */
export function share(value: number, [least, greatest]: Ends): number {
  return Math.min(1, Math.max(0, (value - least) / (greatest - least)));
}

/** The value at a place between the ends, 0 to 1. */
export const valueAt = (place: number, [least, greatest]: Ends): number =>
  least + Math.min(1, Math.max(0, place)) * (greatest - least);

/** Whether a range leaves nothing of the other out. */
export const covers = ([low, high]: Ends, [least, greatest]: Ends): boolean =>
  low <= least && high >= greatest;

/** One end after a key, by bins; the ends never cross. `undefined` for keys that move nothing. */
export function afterKey(
  key: string,
  end: "low" | "high",
  [low, high]: Ends,
  all: Ends,
  binCount: number,
): Ends | undefined {
  const step = (all[1] - all[0]) / binCount;
  const value = end === "low" ? low : high;
  const to = {
    ArrowLeft: value - step,
    ArrowDown: value - step,
    ArrowRight: value + step,
    ArrowUp: value + step,
    PageDown: value - 5 * step,
    PageUp: value + 5 * step,
    Home: all[0],
    End: all[1],
  }[key];
  if (to === undefined) return undefined;
  return end === "low"
    ? [Math.min(high, Math.max(all[0], to)), high]
    : [low, Math.max(low, Math.min(all[1], to))];
}
