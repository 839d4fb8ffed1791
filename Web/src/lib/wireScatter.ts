import type { Estimate } from "./wire.ts";

/** The images whose first metric lies in a range, and the quartiles of the second. */
export interface TrendBin {
  low: number;
  high: number;
  x: number;
  median: number;
  lower_quartile: number;
  upper_quartile: number;
  n: number;
}

/** One metric against another. */
export interface Scatter {
  x: string;
  y: string;
  n: number;
  missing: number;
  /** Image, first and second metric; with groups also the place of its word, −1 for none. */
  points: number[][];
  sampled: boolean;
  pearson: Estimate;
  spearman: Estimate;
  trend: TrendBin[];
  line: { slope: number; intercept: number } | null;
  groups?: string[];
}
