/** Round numbers from `low` to `high`, about `count` of them: steps of 1, 2 or 5 times a power of
 * ten. */
export function ticks(low: number, high: number, count: number): number[] {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return [low];
  const power = 10 ** Math.floor(Math.log10(span / count));
  const step = [1, 2, 5, 10].find((one) => span / (one * power) <= count)! * power;
  const found = [];
  for (let at = Math.ceil(low / step); at * step <= high + step * 1e-9; at++) {
    // Not 0.30000000000000004.
    found.push(Number((at * step).toPrecision(12)));
  }
  return found;
}

const short = new Intl.NumberFormat("en-US", { notation: "compact", maximumSignificantDigits: 3 });

/** A tick's number in few letters. */
export function tickWords(value: number): string {
  const size = Math.abs(value);
  if (value !== 0 && size < 1e-3) return value.toExponential(0);
  return size >= 10_000 ? short.format(value) : String(value);
}
