import type { Range } from "../lib/wire.ts";

const share = (value: number): string => `${100 * Math.min(1, Math.max(0, value))}%`;

/** A rate between 0 and 1 as a bar with its interval as a whisker. */
export function RateBar({ rate, tone }: { rate: Range; tone: "a" | "b" | "right" | "wrong" }) {
  const { value, low, high } = rate;
  return (
    <span className="rate-bar" aria-hidden="true">
      {value !== null && <i className={`rate-fill ${tone}`} style={{ width: share(value) }} />}
      {low !== null && high !== null && (
        <i className="whisker" style={{ left: share(low), width: share(high - low) }} />
      )}
    </span>
  );
}

/** A number of either sign about a middle line, on a scale from −`most` to `most`. */
export function SignedBar({ range, most, noise }: { range: Range; most: number; noise: boolean }) {
  const { value, low, high } = range;
  const at = (number: number) => 0.5 + Math.max(-1, Math.min(1, number / most)) / 2;
  return (
    <span className="signed-bar" aria-hidden="true">
      {value !== null && (
        <i
          className={noise
            ? "signed-fill noise"
            : value < 0
            ? "signed-fill wrong"
            : "signed-fill right"}
          style={{ left: share(Math.min(0.5, at(value))), width: share(Math.abs(at(value) - 0.5)) }}
        />
      )}
      {low !== null && high !== null && (
        <i className="whisker" style={{ left: share(at(low)), width: share(at(high) - at(low)) }} />
      )}
    </span>
  );
}
