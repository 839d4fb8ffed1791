import { imagesAddress } from "../../lib/links.ts";
import { chance, estimateWords, integer, percent } from "../../lib/numbers.ts";
import { useLocation } from "../../lib/url.ts";
import { equals, narrowed } from "../../lib/where.ts";
import type { ConfusionKind, Estimate, Evaluation, TopConfusion } from "../../lib/wire.ts";
import { Link } from "../../parts/Link.tsx";

const listed = 100;

const marks: Record<ConfusionKind, [sign: string, words: string]> = {
  one_way: ["→", "one-way: only this direction is more frequent than chance"],
  two_way: ["⇄", "two-way: both directions are more frequent than chance"],
  undecided: ["·", "undecided: within noise"],
};

/** The pairs that are confused most, with both directions and what is sure about them. */
export function TopConfusions({ evaluation }: { evaluation: Evaluation }) {
  const { top_confusions: all } = evaluation;
  const { query } = useLocation();
  const addressOf = (truth: string, predicted: string) =>
    imagesAddress(
      query,
      narrowed(
        evaluation.population.filters.all_classes ?? "",
        equals("label", truth),
        equals("predicted", predicted),
      ),
    );
  return (
    <section className="card confusions-card">
      <div className="card-head">
        <h2>Top confusions</h2>
        <small>→ one-way · ⇄ two-way · grey within noise</small>
      </div>
      {all.length === 0
        ? <p className="muted">No image is confused: every prediction is right.</p>
        : (
          <div className="scroll" tabIndex={0} role="region" aria-label="Top confusions">
            <table className="list-table">
              <thead>
                <tr>
                  <th scope="col">
                    <span className="hidden">Kind</span>
                  </th>
                  <th scope="col">Label → predicted</th>
                  <th scope="col" className="number">Images</th>
                  <th scope="col" className="number">Rate</th>
                  <th scope="col" className="number">Back</th>
                </tr>
              </thead>
              <tbody>
                {all.slice(0, listed).map((one) => (
                  <Row key={`${one.truth} ${one.predicted}`} one={one} addressOf={addressOf} />
                ))}
              </tbody>
            </table>
            {all.length > listed && (
              <p className="muted">The first {listed} of {integer(all.length)} pairs.</p>
            )}
          </div>
        )}
    </section>
  );
}

function Row(
  { one, addressOf }: { one: TopConfusion; addressOf(truth: string, predicted: string): string },
) {
  const [sign, words] = marks[one.kind];
  const fisher = one.fisher_p === null ? "" : `; the two rates differ with ${chance(one.fisher_p)}`;
  const tip = `${words}; ${chance(one.p_value)}${fisher}`;
  return (
    <tr className={one.significant ? "" : "noise"} data-confusion={`${one.truth} ${one.predicted}`}>
      <td className="mark">
        <span tabIndex={0} data-tip={tip}>
          <span aria-hidden="true">{sign}</span>
          <span className="hidden">{tip}</span>
        </span>
      </td>
      <td className="pair">
        <Link to={addressOf(one.truth, one.predicted)} title={`${one.truth} → ${one.predicted}`}>
          {one.truth} → {one.predicted}
        </Link>
      </td>
      <td className="number">
        {integer(one.count)}
        <small>/{integer(one.support)}</small>
      </td>
      <td className="number">
        <Rate rate={one.rate} />
      </td>
      <td className="number">
        <Link to={addressOf(one.predicted, one.truth)} className="plain-link">
          <Rate rate={one.reverse_rate} />
        </Link>
      </td>
    </tr>
  );
}

function Rate({ rate }: { rate: Estimate }) {
  if (rate.value === null) return <span title={rate.reason}>—</span>;
  const digits = (value: number | null) =>
    value === null ? "" : (100 * value).toFixed(value < 0.0995 ? 1 : 0);
  return (
    <span title={estimateWords(rate)}>
      {percent(rate.value)}
      <small className="range">{digits(rate.low)}–{digits(rate.high)}</small>
    </span>
  );
}
