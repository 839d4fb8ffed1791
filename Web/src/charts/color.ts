export type Rgb = [red: number, green: number, blue: number];

let probe: HTMLElement | undefined;

/** A CSS colour, variables and `light-dark()` included, as bytes for canvas. */
export function rgb(color: string): Rgb {
  probe ??= document.body.appendChild(Object.assign(document.createElement("i"), { hidden: true }));
  probe.style.color = color;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  context.fillStyle = getComputedStyle(probe).color;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return [red!, green!, blue!];
}

const steps = 256;

/** 256 colours through the given stops, evenly spaced. */
export function ramp(stops: Rgb[]): Rgb[] {
  return Array.from({ length: steps }, (_, i) => {
    const at = i / (steps - 1) * (stops.length - 1);
    const left = Math.min(stops.length - 2, Math.floor(at));
    const a = stops[left]!, b = stops[left + 1]!, share = at - left;
    return a.map((value, channel) => Math.round(value + (b[channel]! - value) * share)) as Rgb;
  });
}

/** The colour of a level between 0 and 1. */
export const colorAt = (colors: Rgb[], level: number): Rgb =>
  colors[Math.max(0, Math.min(steps - 1, Math.round(level * (steps - 1))))]!;

/** Packed for the `Uint32Array` view of an `ImageData`, whose bytes run red, green, blue, alpha. */
export const packed = ([red, green, blue]: Rgb): number =>
  (255 << 24 | blue << 16 | green << 8 | red) >>> 0;

/** Relative luminance as WCAG defines it. */
export function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((byte) => {
    const value = byte / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
