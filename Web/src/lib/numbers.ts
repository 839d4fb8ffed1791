import type { Estimate, Range } from "./wire.ts";

export const integer = (value: number): string => value.toLocaleString("en-US");

/** A share as a percentage with one digit, or more where one would round a difference away. */
export const percent = (value: number, digits = 1): string => `${(100 * value).toFixed(digits)} %`;

/** A part of a whole as a percentage that is 0 or 100 only where it really is. */
export function partPercent(part: number, whole: number): string {
  if (whole === 0) return "—";
  if (part === 0 || part === whole) return percent(part / whole, 0);
  const text = percent(part / whole);
  if (text === percent(0)) return "< 0.1 %";
  return text === percent(1) ? "> 99.9 %" : text;
}

/** A number for a table: four significant digits, large ones grouped, tiny ones in powers of ten. */
export function decimal(value: number): string {
  const size = Math.abs(value);
  if (value === 0) return "0";
  if (Number.isInteger(value) && size < 1e15) return integer(value);
  if (size >= 1000) return Math.round(value).toLocaleString("en-US");
  if (size < 1e-3) return value.toExponential(1);
  return value.toFixed(Math.max(0, 3 - Math.floor(Math.log10(size))));
}

/** A probability of chance, as short as it can be said. */
export function chance(p: number | null): string {
  if (p === null) return "—";
  if (p < 0.001) return "p < .001";
  return `p = ${p.toFixed(p < 0.1 ? 3 : 2).replace(/^0/, "")}`;
}

/** `84.2 – 86.1 %`, or the reason why there is no interval. */
export function intervalWords(estimate: Range & { reason?: string }): string {
  if (estimate.low === null || estimate.high === null) return estimate.reason ?? "no interval";
  return `${(100 * estimate.low).toFixed(1)} – ${percent(estimate.high)}`;
}

/** The whole estimate in words, for tooltips and screen readers. */
export function estimateWords(estimate: Estimate, unit: "share" | "number" = "share"): string {
  const say = unit === "share" ? (v: number) => percent(v, 2) : decimal;
  if (estimate.value === null) return `undefined: ${estimate.reason ?? "no reason given"}`;
  const interval = estimate.low === null || estimate.high === null
    ? estimate.reason ?? "no interval"
    : `95 % interval ${say(estimate.low)} to ${say(estimate.high)}`;
  return `${say(estimate.value)}, ${interval}, n = ${integer(estimate.n)}`;
}

/** A share as percentage points, without the word: 2.33. */
export const points = (share: number): string => (share * 100).toFixed(2).replace("-", "−");

export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.round(seconds % 3600 / 60)} min`;
}

export function bytes(count: number): string {
  if (count < 1000) return `${count} B`;
  if (count < 1e6) return `${(count / 1e3).toFixed(1)} kB`;
  return `${(count / 1e6).toFixed(1)} MB`;
}

/** `snake_case` of the wire as words. */
export const words = (name: string): string => {
  const text = name.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};
