/** The two ends of a range of values. */
export type Ends = [low: number, high: number];

/** A range in few digits that holds the given one: ends move outward by at most a thousandth. */
export function readable([low, high]: Ends, [least, greatest]: Ends): Ends {
  const step = (greatest - least) / 1000;
  const digits = Math.min(15, Math.max(0, Math.ceil(-Math.log10(step))));
  const scale = 10 ** digits;
  const down = Number((Math.floor(low * scale) / scale).toFixed(digits));
  const up = Number((Math.ceil(high * scale) / scale).toFixed(digits));
  return [Math.min(down, low), Math.max(up, high)];
}
