import type { Evaluation } from "../../lib/wire.ts";

/** Counts and sums of a confusion matrix, by class position in the evaluation's own order. */
export interface Cells {
  names: string[];
  /** Whether the last class stands for all classes outside the class filter. */
  pooled: boolean;
  list: [truth: number, predicted: number, count: number][];
  counts: Map<number, number>;
  rowSums: number[];
  columnSums: number[];
}

export type MatrixMode = "counts" | "rows" | "columns";

export function cells(confusion: Evaluation["confusion"], classFilter: string[]): Cells {
  const { classes: names, cells: list } = confusion;
  const size = names.length;
  const rowSums = new Array<number>(size).fill(0);
  const columnSums = new Array<number>(size).fill(0);
  const counts = new Map<number, number>();
  for (const [truth, predicted, count] of list) {
    rowSums[truth]! += count;
    columnSums[predicted]! += count;
    counts.set(truth * size + predicted, count);
  }
  const pooled = classFilter.length > 0 && size === classFilter.length + 1;
  return { names, pooled, list, counts, rowSums, columnSums };
}

export const countAt = (of: Cells, truth: number, predicted: number): number =>
  of.counts.get(truth * of.names.length + predicted) ?? 0;

/** Whether the cell has no number: what the class filter left out on both axes. */
export const isBlank = (of: Cells, truth: number, predicted: number): boolean =>
  of.pooled && truth === of.names.length - 1 && predicted === truth;

/** A cell's number in a mode: a count, or a share of its row or column; 0 in an empty one. */
export function cellValue(of: Cells, mode: MatrixMode, truth: number, predicted: number): number {
  const count = countAt(of, truth, predicted);
  if (mode === "rows") return count / (of.rowSums[truth]! || 1);
  if (mode === "columns") return count / (of.columnSums[predicted]! || 1);
  return count;
}

/** The greatest number on and off the diagonal: where the two colour ramps end. */
export function extremes(of: Cells, mode: MatrixMode): { right: number; wrong: number } {
  let right = 0, wrong = 0;
  for (const [truth, predicted] of of.list) {
    const value = cellValue(of, mode, truth, predicted);
    if (truth === predicted) right = Math.max(right, value);
    else wrong = Math.max(wrong, value);
  }
  return { right, wrong };
}
