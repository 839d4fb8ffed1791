import { rgb } from "../color.ts";
import { type Plane, xPixel, yPixel } from "./plane.ts";

/** Paints the points, see-through where there are many; `colors` by group, the last for none. */
export function paintPoints(
  canvas: HTMLCanvasElement,
  points: number[][],
  plane: Plane,
  size: { width: number; height: number },
  colors: string[],
): void {
  const scale = devicePixelRatio || 1;
  canvas.width = Math.round(size.width * scale);
  canvas.height = Math.round(size.height * scale);
  const context = canvas.getContext("2d")!;
  context.scale(scale, scale);
  const radius = points.length > 2000 ? 1.8 : points.length > 300 ? 2.4 : 3.2;
  const alpha = points.length > 2000 ? 0.4 : points.length > 300 ? 0.7 : 0.8;
  const fills = colors.map((color) => `rgb(${rgb(color).join(" ")} / ${alpha})`);
  const none = fills.length - 1;
  for (const [, x, y, group = -1] of points) {
    context.fillStyle = fills[group >= 0 && group < none ? group : none]!;
    context.beginPath();
    context.arc(xPixel(plane, x!), yPixel(plane, y!), radius, 0, 2 * Math.PI);
    context.fill();
  }
}
