import { integer } from "../../lib/numbers.ts";
import { colorAt, luminance, packed, ramp, type Rgb, rgb } from "../color.ts";
import { type Cells, cellValue, extremes, type MatrixMode } from "./cells.ts";
import type { Viewport } from "./viewport.ts";

export interface Ramps {
  right: Rgb[];
  wrong: Rgb[];
}

/** The colours of the present theme: one ramp for the diagonal, one for the rest. */
export function ramps(): Ramps {
  const empty = rgb("var(--heat-empty)");
  return {
    right: ramp([empty, rgb("var(--heat-right-mid)"), rgb("var(--heat-right)")]),
    wrong: ramp([empty, rgb("var(--heat-wrong-mid)"), rgb("var(--heat-wrong)")]),
  };
}

/** Weak cells must be seen beside strong ones: the root lifts them, and what is not empty starts
 * a step above the ground. */
const level = (value: number, most: number): number =>
  value <= 0 || most <= 0 ? 0 : 0.1 + 0.9 * Math.sqrt(value / most);

/** From this many CSS pixels on, cells stand apart and carry their number. */
const gapFrom = 7, textFrom = 23;

export interface Painting {
  cells: Cells;
  mode: MatrixMode;
  order: number[];
  view: Viewport;
  /** The side of the square in CSS pixels. */
  side: number;
}

/** Paints the matrix; where several cells share a pixel it shows the strongest. */
export function paint(canvas: HTMLCanvasElement, painting: Painting): void {
  const { cells, mode, order, view, side } = painting;
  const scale = devicePixelRatio || 1;
  const pixels = Math.max(1, Math.round(side * scale));
  canvas.width = canvas.height = pixels;
  const context = canvas.getContext("2d")!;
  const colors = ramps();
  const most = extremes(cells, mode);
  const size = order.length;
  const position = new Int32Array(size);
  order.forEach((one, at) => position[one] = at);

  const image = context.createImageData(pixels, pixels);
  const out = new Uint32Array(image.data.buffer).fill(packed(colors.right[0]!));
  const strongest = new Float32Array(pixels * pixels);
  const step = pixels * view.zoom / size;
  const gap = step / scale >= gapFrom ? Math.max(1, Math.round(scale)) : 0;
  const edge = (at: number, from: number) => Math.floor((at - from) * step);
  for (const [truth, predicted] of cells.list) {
    const row = position[truth]!, column = position[predicted]!;
    const top = edge(row, view.top), left = edge(column, view.left);
    const bottom = Math.min(pixels, Math.max(top + 1, edge(row + 1, view.top) - gap));
    const right = Math.min(pixels, Math.max(left + 1, edge(column + 1, view.left) - gap));
    if (top >= pixels || left >= pixels || bottom <= 0 || right <= 0) continue;
    const isRight = truth === predicted;
    const strength = level(
      cellValue(cells, mode, truth, predicted),
      isRight ? most.right : most.wrong,
    );
    const color = packed(colorAt(isRight ? colors.right : colors.wrong, strength));
    for (let y = Math.max(0, top); y < bottom; y++) {
      for (let x = Math.max(0, left); x < right; x++) {
        const at = y * pixels + x;
        if (strength <= strongest[at]!) continue;
        strongest[at] = strength;
        out[at] = color;
      }
    }
  }
  context.putImageData(image, 0, 0);
  if (step / scale >= textFrom) writeNumbers(context, painting, colors, most, position, step);
}

function writeNumbers(
  context: CanvasRenderingContext2D,
  { cells, mode, view }: Painting,
  colors: Ramps,
  most: { right: number; wrong: number },
  position: Int32Array,
  step: number,
): void {
  const scale = devicePixelRatio || 1;
  const fontPixels = Math.min(12, step / scale * 0.4);
  context.font = `500 ${fontPixels * scale}px Inter, system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const [truth, predicted] of cells.list) {
    const isRight = truth === predicted;
    const value = cellValue(cells, mode, truth, predicted);
    const strength = level(value, isRight ? most.right : most.wrong);
    const ground = luminance(colorAt(isRight ? colors.right : colors.wrong, strength));
    context.fillStyle = ground > 0.18 ? "#0b0d14" : "#fff";
    const x = (position[predicted]! + 0.5 - view.left) * step;
    const y = (position[truth]! + 0.5 - view.top) * step;
    const text = mode === "counts"
      ? shortCount(value)
      : (100 * value).toFixed(value < 0.0995 ? 1 : 0);
    context.fillText(text, x, y, step * 0.92);
  }
}

const shortCount = (count: number): string =>
  count < 10_000 ? integer(count).replace(",", "") : `${Math.round(count / 1000)}k`;
