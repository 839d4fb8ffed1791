import { RateBar } from "../../charts/RateBar.tsx";
import { estimateWords, integer, intervalWords, percent } from "../../lib/numbers.ts";
import type { Estimate } from "../../lib/wire.ts";

/** A share of labels that something speaks against, with its bar, interval and n on one line. */
export function LabelRate({ rate }: { rate: Estimate | null }) {
  if (rate?.value == null) return <span title={rate?.reason}>—</span>;
  return (
    <span className="label-rate" title={estimateWords(rate)}>
      {percent(rate.value)}
      <RateBar rate={rate} tone="wrong" />
      <small>
        <span className="hidden">95 % interval</span> {intervalWords(rate)}
      </small>
      <small>
        <span className="hidden">n =</span> {integer(rate.n)}
      </small>
    </span>
  );
}
