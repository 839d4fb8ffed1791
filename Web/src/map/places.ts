import type { Point } from "./camera.ts";

/** Which points are inside a polygon of map coordinates; NaN points are in none. */
export function inside(xy: Float32Array, polygon: Point[], ids: Uint32Array): Uint32Array {
  let left = Infinity, right = -Infinity, bottom = Infinity, top = -Infinity;
  for (const [x, y] of polygon) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  return ids.filter((id) => {
    const x = xy[2 * id]!, y = xy[2 * id + 1]!;
    if (!(x >= left && x <= right && y >= bottom && y <= top)) return false;
    let within = false;
    for (let a = 0, b = polygon.length - 1; a < polygon.length; b = a++) {
      const [ax, ay] = polygon[a]!, [bx, by] = polygon[b]!;
      if (ay > y !== by > y && x < (bx - ax) * (y - ay) / (by - ay) + ax) within = !within;
    }
    return within;
  });
}

/** A grid over points, for finding the one nearest to a place. */
export class PointGrid {
  private readonly cells = new Map<number, number[]>();

  constructor(
    private readonly xy: Float32Array,
    ids: Uint32Array,
    /** The side of a cell in map units. */
    private readonly step: number,
  ) {
    for (const id of ids) {
      const x = xy[2 * id]!, y = xy[2 * id + 1]!;
      if (Number.isNaN(x)) continue;
      const key = this.key(Math.floor(x / step), Math.floor(y / step));
      const cell = this.cells.get(key);
      if (cell) cell.push(id);
      else this.cells.set(key, [id]);
    }
  }

  private key(column: number, row: number): number {
    return (column + 32768) * 65536 + row + 32768;
  }

  /** The point nearest to a place, up to a distance. */
  nearest([x, y]: Point, within: number): number | undefined {
    let best: number | undefined, least = within * within;
    const around = Math.min(32, Math.ceil(within / this.step));
    const column = Math.floor(x / this.step), row = Math.floor(y / this.step);
    for (let i = column - around; i <= column + around; i++) {
      for (let j = row - around; j <= row + around; j++) {
        for (const id of this.cells.get(this.key(i, j)) ?? []) {
          const square = (this.xy[2 * id]! - x) ** 2 + (this.xy[2 * id + 1]! - y) ** 2;
          if (square <= least) {
            least = square;
            best = id;
          }
        }
      }
    }
    return best;
  }
}

const directions: Record<string, Point> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The next point in the direction of an arrow key: the nearest, a step aside counting twice.
 * `undefined` where there is none, or the key is no arrow. */
export function inDirection(
  key: string,
  from: Point,
  xy: Float32Array,
  ids: Uint32Array,
): number | undefined {
  const direction = directions[key];
  if (!direction) return undefined;
  let best: number | undefined, least = Infinity;
  for (const id of ids) {
    const dx = xy[2 * id]! - from[0], dy = xy[2 * id + 1]! - from[1];
    const along = dx * direction[0] + dy * direction[1];
    const aside = Math.abs(dx * direction[1] - dy * direction[0]);
    if (!(along > 0) || aside > along) continue;
    const length = along + 2 * aside;
    if (length < least) {
      least = length;
      best = id;
    }
  }
  return best;
}

/** The point nearest to a place, however far; `undefined` without any. */
export function nearestOf(
  [x, y]: Point,
  xy: Float32Array,
  ids: Uint32Array,
): number | undefined {
  let best: number | undefined, least = Infinity;
  for (const id of ids) {
    const square = (xy[2 * id]! - x) ** 2 + (xy[2 * id + 1]! - y) ** 2;
    if (square < least) {
      least = square;
      best = id;
    }
  }
  return best;
}
