import { both, compares, equals, isMissing, within } from "../../lib/where.ts";
import type { HistogramBin, HistogramGroup } from "../../lib/wire.ts";

/** The filter of exactly the images in a bin: its upper end belongs to the next, but to the last. */
export function binWhere(metric: string, bins: HistogramBin[], place: number): string {
  const { low, high } = bins[place]!;
  if (place === bins.length - 1) return within(metric, String(low), String(high));
  return both(compares(metric, ">=", low), compares(metric, "<", high));
}

/** The filter of a group: the images with its word, or those without one. */
export const groupWhere = (by: string, name: string | null): string =>
  name === null ? isMissing(by) : equals(by, name);

/** The groups that have values: at most `most`, the largest, in the order of the project. */
export function shownGroups(groups: HistogramGroup[], most: number): HistogramGroup[] {
  const filled = groups.filter(({ n }) => n > 0);
  if (filled.length <= most) return filled;
  const least = filled.map(({ n }) => n).toSorted((a, b) => b - a)[most - 1]!;
  let equal = most - filled.filter(({ n }) => n > least).length;
  return filled.filter(({ n }) => n > least || n === least && equal-- > 0);
}

/** The largest share of a group's images in one bin: the height of all rows. */
export const greatestShare = (groups: HistogramGroup[]): number =>
  Math.max(...groups.map(({ counts, n }) => Math.max(...counts) / n));
