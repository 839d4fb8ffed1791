import { type Cells, countAt } from "./cells.ts";

export type MatrixOrder = "similar" | "name" | "support" | "worst";

export const matrixOrders: [MatrixOrder, string][] = [
  ["similar", "Similar"],
  ["worst", "Worst first"],
  ["support", "Largest first"],
  ["name", "By name"],
];

/** The positions of the classes from top to bottom; pooled other classes stay last. */
export function classOrder(of: Cells, order: MatrixOrder): number[] {
  const size = of.names.length - (of.pooled ? 1 : 0);
  const positions = Array.from({ length: size }, (_, i) => i);
  const sorted = order === "similar" ? similarTogether(of, size) : positions.sort(rule(of, order));
  return of.pooled ? [...sorted, size] : sorted;
}

function rule(of: Cells, order: MatrixOrder): (a: number, b: number) => number {
  if (order === "name") {
    const { compare } = new Intl.Collator("en", { numeric: true });
    return (a, b) => compare(of.names[a]!, of.names[b]!);
  }
  if (order === "support") return (a, b) => of.rowSums[b]! - of.rowSums[a]! || a - b;
  const recall = (i: number) => of.rowSums[i] ? countAt(of, i, i) / of.rowSums[i]! : Infinity;
  return (a, b) => recall(a) - recall(b) || a - b;
}

/**
 * Classes that are taken for each other side by side: pairs are joined from the most confused on
 * (single linkage), and two chains meet with the ends that hold the confused pair.
 * O(E log E + K²) for E filled cells and K classes, the latter from joining chains.
 */
function similarTogether(of: Cells, size: number): number[] {
  const similarity = new Map<number, number>();
  for (const [truth, predicted, count] of of.list) {
    if (truth === predicted || truth >= size || predicted >= size) continue;
    const key = Math.min(truth, predicted) * size + Math.max(truth, predicted);
    const share = count / (of.rowSums[truth] || 1);
    similarity.set(key, (similarity.get(key) ?? 0) + share);
  }
  const pairs = [...similarity].sort(([keyA, a], [keyB, b]) => b - a || keyA - keyB);
  const chains = Array.from({ length: size }, (_, i) => [i]);
  for (const [key] of pairs) {
    const a = Math.floor(key / size), b = key % size;
    const left = chains[a]!, right = chains[b]!;
    if (left === right) continue;
    if (left.indexOf(a) < (left.length - 1) / 2) left.reverse();
    if (right.indexOf(b) > (right.length - 1) / 2) right.reverse();
    for (const member of right) {
      left.push(member);
      chains[member] = left;
    }
  }
  return [...new Set(chains)].flat();
}
