import type { Scatter } from "../../lib/wire.ts";

/** Two ends of an axis, of values or of pixels. */
export type Span = [low: number, high: number];

/** Where values stand on the drawing, in pixels from its left top corner. */
export interface Plane {
  x: Span;
  y: Span;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const margin = { left: 58, right: 14, top: 8, bottom: 40 };

/** A span that has room for one value, and a little room at both ends. */
function roomy(low: number, high: number): Span {
  if (low === high) {
    const around = Math.abs(low) * 0.05 || 0.5;
    return [low - around, high + around];
  }
  const more = (high - low) * 0.02;
  return [low - more, high + more];
}

/** The plane of a size around all points and the whole trend; nothing without points. */
export function planeOf(scatter: Scatter, width: number, height: number): Plane | undefined {
  const { points, trend } = scatter;
  if (points.length === 0) return undefined;
  let [xLow, xHigh, yLow, yHigh] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [, x, y] of points) {
    [xLow, xHigh] = [Math.min(xLow, x!), Math.max(xHigh, x!)];
    [yLow, yHigh] = [Math.min(yLow, y!), Math.max(yHigh, y!)];
  }
  for (const bin of trend) {
    [xLow, xHigh] = [Math.min(xLow, bin.low), Math.max(xHigh, bin.high)];
    yLow = Math.min(yLow, bin.lower_quartile);
    yHigh = Math.max(yHigh, bin.upper_quartile);
  }
  return {
    x: roomy(xLow, xHigh),
    y: roomy(yLow, yHigh),
    left: margin.left,
    right: Math.max(margin.left + 40, width - margin.right),
    top: margin.top,
    bottom: Math.max(margin.top + 40, height - margin.bottom),
  };
}

export const xPixel = ({ x, left, right }: Plane, value: number): number =>
  left + (right - left) * (value - x[0]) / (x[1] - x[0]);
export const yPixel = ({ y, top, bottom }: Plane, value: number): number =>
  bottom - (bottom - top) * (value - y[0]) / (y[1] - y[0]);
export const xValue = ({ x, left, right }: Plane, pixel: number): number =>
  x[0] + (x[1] - x[0]) * (pixel - left) / (right - left);
export const yValue = ({ y, top, bottom }: Plane, pixel: number): number =>
  y[0] + (y[1] - y[0]) * (bottom - pixel) / (bottom - top);

/** The place of the point nearest to a pixel, within `reach`; −1 if none is. */
export function nearest(
  points: number[][],
  plane: Plane,
  at: { x: number; y: number },
  reach: number,
): number {
  let found = -1, best = reach * reach;
  points.forEach(([, x, y], place) => {
    const across = xPixel(plane, x!) - at.x, down = yPixel(plane, y!) - at.y;
    const distance = across * across + down * down;
    if (distance <= best) [found, best] = [place, distance];
  });
  return found;
}

/** The places of the points in ascending order of one of their metrics, then of the other. */
export const ordered = (points: number[][], by: 1 | 2): number[] =>
  points.map((_, place) => place).sort((a, b) =>
    points[a]![by]! - points[b]![by]! || points[a]![3 - by]! - points[b]![3 - by]!
  );

/** The place after a key; `undefined` for keys that move nothing. */
export function afterKey(
  key: string,
  place: number,
  byX: number[],
  byY: number[],
): number | undefined {
  const far = Math.max(1, Math.round(byX.length / 20));
  const step = (order: number[], by: number): number =>
    order[Math.min(order.length - 1, Math.max(0, order.indexOf(place) + by))]!;
  switch (key) {
    case "ArrowLeft":
      return step(byX, -1);
    case "ArrowRight":
      return step(byX, 1);
    case "ArrowDown":
      return step(byY, -1);
    case "ArrowUp":
      return step(byY, 1);
    case "PageDown":
      return step(byX, far);
    case "PageUp":
      return step(byX, -far);
    case "Home":
      return byX[0];
    case "End":
      return byX.at(-1);
    default:
      return undefined;
  }
}
