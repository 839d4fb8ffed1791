import { fitting, type Point } from "./camera.ts";

/** Points that lie together, and the class that most of them have. */
export interface Cluster {
  /** Where it is densest. */
  at: Point;
  ids: Uint32Array;
  /** The class index; −1 where most have none. */
  majority: number;
  /** How many of them are of it. */
  count: number;
}

const side = 96;
/** A hill is one of its own where it rises over the pass to the next by this share of its height. */
const prominence = 0.2;
/** Smaller clusters have no name. */
const leastShare = 0.01;

/**
 * Clusters by density: points are counted on a grid of 96 × 96 and smoothed; every cell belongs to
 * the hill that it is on, and a hill that rises by less than a fifth of its height over the pass to a
 * higher one is part of that.
 */
export function clusters(xy: Float32Array, ids: Uint32Array, classes: Int32Array): Cluster[] {
  const camera = fitting(xy);
  const cellOf = (id: number): number => {
    const place = (value: number, middle: number) =>
      Math.floor(((value - middle) / camera.reach + 1) / 2 * side);
    return place(xy[2 * id + 1]!, camera.y) * side + place(xy[2 * id]!, camera.x);
  };
  const placed = ids.filter((id) => !Number.isNaN(xy[2 * id]!));
  const counts = new Float64Array(side * side);
  for (const id of placed) counts[cellOf(id)]!++;
  const hills = hillsOf(smoothed(counts, placed.length < 2000 ? 2.5 : 1.5));
  const members = new Map<number, number[]>();
  for (const id of placed) {
    const hill = hills[cellOf(id)]!;
    const list = members.get(hill);
    if (list) list.push(id);
    else members.set(hill, [id]);
  }
  const found: Cluster[] = [];
  for (const [peak, list] of members) {
    if (list.length < Math.max(2, leastShare * placed.length)) continue;
    const tally = new Map<number, number>();
    for (const id of list) tally.set(classes[id]!, (tally.get(classes[id]!) ?? 0) + 1);
    const [majority, count] = [...tally].reduce((a, b) => b[1] > a[1] ? b : a);
    const middle = (cell: number) => ((cell + 0.5) / side * 2 - 1) * camera.reach;
    found.push({
      at: [camera.x + middle(peak % side), camera.y + middle(Math.floor(peak / side))],
      ids: Uint32Array.from(list),
      majority,
      count,
    });
  }
  return found.sort((a, b) => b.ids.length - a.ids.length);
}

/** A Gaussian blur, first along rows, then along columns. */
function smoothed(counts: Float64Array, width: number): Float64Array {
  const reach = Math.ceil(3 * width);
  const weights = Array.from(
    { length: 2 * reach + 1 },
    (_, i) => Math.exp(-((i - reach) ** 2) / (2 * width * width)),
  );
  const along = (from: Float64Array, step: number, across: number) => {
    const to = new Float64Array(from.length);
    for (let line = 0; line < side; line++) {
      for (let place = 0; place < side; place++) {
        let sum = 0;
        for (let i = Math.max(0, place - reach); i <= Math.min(side - 1, place + reach); i++) {
          sum += from[line * across + i * step]! * weights[i - place + reach]!;
        }
        to[line * across + place * step] = sum;
      }
    }
    return to;
  };
  return along(along(counts, 1, side), side, 1);
}

/** For each cell the top of the hill that it is on. */
function hillsOf(density: Float64Array): Int32Array {
  const order = Int32Array.from(density.keys()).filter((cell) => density[cell]! > 1e-9)
    .sort((a, b) => density[b]! - density[a]! || a - b);
  const parent = new Int32Array(density.length).fill(-1);
  const top = (cell: number): number => {
    while (parent[cell] !== cell) {
      parent[cell] = parent[parent[cell]!]!;
      cell = parent[cell]!;
    }
    return cell;
  };
  for (const cell of order) {
    const column = cell % side;
    const around = [
      column > 0 ? cell - 1 : -1,
      column < side - 1 ? cell + 1 : -1,
      cell - side,
      cell + side,
    ];
    parent[cell] = cell;
    for (const other of around) {
      if (other < 0 || other >= density.length || parent[other] === -1) continue;
      const [one, two] = [top(cell), top(other)];
      if (one === two) continue;
      const [higher, lower] = density[one]! >= density[two]! ? [one, two] : [two, one];
      // What has only now begun joins any hill; a hill joins a higher one that it hardly leaves.
      const rise = (density[lower]! - density[cell]!) / density[lower]!;
      if (lower === cell || rise < prominence) parent[lower] = higher;
    }
  }
  return parent.map((_, cell) => parent[cell] === -1 ? -1 : top(cell));
}
