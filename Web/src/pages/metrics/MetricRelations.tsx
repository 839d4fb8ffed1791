import { SignedBar } from "../../charts/RateBar.tsx";
import { SortHeader, type SortOrder, sortOrder } from "../../charts/SortHeader.tsx";
import { pageAddress } from "../../lib/address.ts";
import { chance, integer } from "../../lib/numbers.ts";
import { change, useLocation, useParameter } from "../../lib/url.ts";
import type { Correlation, Evaluation, Importance, Range } from "../../lib/wire.ts";
import { type Facet, FacetBar } from "../../parts/FacetBar.tsx";
import { Link } from "../../parts/Link.tsx";
import { Undefined } from "../../parts/Undefined.tsx";
import { useProject } from "../../parts/view.ts";

interface Relation {
  metric: string;
  title: string;
  derived: boolean;
  n: number;
  importance: Importance | undefined;
  correlation: Range;
}

const kinds: Facet<"pearson" | "spearman">[] = [["pearson", "Pearson"], ["spearman", "Spearman"]];
const absent: Range = { value: null, low: null, high: null };
/** What is above this adjusted p is drawn as noise. */
const chanceLevel = 0.05;

function relations(evaluation: Evaluation, kind: "pearson" | "spearman"): Relation[] {
  const byMetric = new Map<string, Importance | Correlation>();
  for (const one of evaluation.correlation) byMetric.set(one.metric, one);
  for (const one of evaluation.importance) byMetric.set(one.metric, one);
  return [...byMetric.values()].map(({ metric, title, derived, n }) => ({
    metric,
    title,
    derived,
    n,
    importance: evaluation.importance.find((one) => one.metric === metric),
    correlation: evaluation.correlation.find((one) => one.metric === metric)?.[kind] ?? absent,
  }));
}

function sorted(list: Relation[], { column, descending }: SortOrder): Relation[] {
  const sign = descending ? -1 : 1;
  if (column === "name") return list.toSorted((a, b) => sign * a.title.localeCompare(b.title));
  const value = (one: Relation) =>
    column === "correlation" ? Math.abs(one.correlation.value ?? 0) : one.importance?.share ?? 0;
  return list.toSorted((a, b) => sign * (value(a) - value(b)));
}

/** On what kind of images the model errs: how much each metric explains, and which way it points. */
export function MetricRelations({ evaluation }: { evaluation: Evaluation }) {
  const wanted = useParameter("correlation", "pearson");
  const kind = wanted === "spearman" ? "spearman" : "pearson";
  const order = sortOrder(useParameter("relations", "-importance"));
  const list = sorted(relations(evaluation, kind), order);
  const groups: [string, Relation[]][] = [
    ["Measured on the image", list.filter((one) => !one.derived)],
    ["Derived from label or prediction", list.filter((one) => one.derived)],
  ];
  return (
    <section className="card relations-card">
      <div className="card-head">
        <h2>Metric importance, correlation</h2>
        <span className="spacer" />
        <FacetBar
          title="Correlation"
          facets={kinds}
          chosen={kind}
          choose={(one) => change({ correlation: one === "pearson" ? undefined : one }, "replace")}
        />
      </div>
      {list.length === 0
        ? (
          <p className="muted">
            Nothing to relate: the images are not measured (<code>assay measure</code>), or all
            predictions are right, or all wrong.
          </p>
        )
        : (
          <div className="relations" role="table" aria-label="Metrics and being correct">
            <div role="rowgroup">
              <div role="row" className="relation head">
                <SortHeader parameter="relations" column="name" title="Metric" order={order} />
                <SortHeader
                  parameter="relations"
                  column="importance"
                  title="Importance"
                  order={order}
                  firstDescending
                  tip="Share of the uncertainty about correct or wrong that the metric explains, 0 to 1"
                />
                <SortHeader
                  parameter="relations"
                  column="correlation"
                  title="Correlation"
                  order={order}
                  firstDescending
                  tip="With being correct: to the right, high values are more often correct"
                />
              </div>
            </div>
            <div className="relations-body" role="rowgroup" tabIndex={0} aria-label="Metrics">
              {groups.filter(([, members]) => members.length > 0).map(([title, members]) => (
                <Group key={title} title={title} members={members} evaluation={evaluation} />
              ))}
            </div>
          </div>
        )}
      {list.length > 0 && (
        <small className="card-foot">
          n = {counts(list)} · grey: within noise (adjusted p ≥ .05, or the interval holds 0)
        </small>
      )}
    </section>
  );
}

const whyUndefined = ({ n }: Relation): string =>
  n === 0 ? "missing on all these images" : "the same on all these images: nothing to relate";

/** Two digits with a true minus sign, and none before a zero. */
const signed = (value: number): string =>
  value.toFixed(2).replace(/^-(?=0\.00$)/, "").replace("-", "−");

/** On how many images the relations rest: one number, or from the least to the most. */
function counts(list: Relation[]): string {
  const all = list.map(({ n }) => n);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return least === most ? integer(most) : `${integer(least)} to ${integer(most)}`;
}

function Group(
  { title, members, evaluation }: { title: string; members: Relation[]; evaluation: Evaluation },
) {
  const ends = members.flatMap(({ correlation: { low, high } }) => [low ?? 0, high ?? 0]);
  const most = {
    share: Math.max(0.01, ...members.map((one) => one.importance?.share ?? 0)),
    correlation: Math.max(0.05, ...ends.map(Math.abs)),
  };
  return (
    <>
      <div role="row" className="relation-group">
        <span role="cell">
          {title} <small>bars to {most.share.toFixed(2)} and ±{most.correlation.toFixed(2)}</small>
        </span>
      </div>
      {members.map((one) => <Row key={one.metric} one={one} most={most} evaluation={evaluation} />)}
    </>
  );
}

interface RowProps {
  one: Relation;
  most: { share: number; correlation: number };
  evaluation: Evaluation;
}

function Row({ one, most, evaluation }: RowProps) {
  const { query } = useLocation();
  const info = useProject().metrics.find(({ id }) => id === one.metric);
  const { importance, correlation } = one;
  // The side on which the model errs more comes first.
  const direction = (correlation.value ?? 0) < 0 ? "-" : "";
  const where = evaluation.population.filters.evaluated ?? "";
  const to = pageAddress(query, "/explorer", { where, class: [], order: direction + one.metric });
  const p = importance?.adjusted_p_value ?? importance?.p_value ?? null;
  const faint = p === null || p >= chanceLevel;
  const { value, low, high } = correlation;
  const noise = low === null || high === null || low <= 0 && high >= 0;
  const partial = one.n < 0.99 * evaluation.population.evaluated;
  const tip = `${info?.meaning ?? one.title} ${chance(p)} adjusted, n = ${integer(one.n)}`;
  return (
    <div role="row" className="relation" data-metric={one.metric}>
      <span role="rowheader" className="relation-name">
        <Link to={to} data-tip={tip}>{one.title}</Link>
        {partial && <small>n {integer(one.n)}</small>}
      </span>
      <span role="cell" className={faint ? "relation-share noise" : "relation-share"}>
        <span className="share-bar" aria-hidden="true">
          <i
            className={faint ? "noise" : ""}
            style={{ width: `${100 * (importance?.share ?? 0) / most.share}%` }}
          />
        </span>
        <span data-value={importance?.share}>
          {importance?.share == null
            ? <Undefined reason={whyUndefined(one)} />
            : importance.share.toFixed(3)}
        </span>
        <small>{p !== null && chance(p)}</small>
      </span>
      <span role="cell" className={noise ? "relation-correlation noise" : "relation-correlation"}>
        <SignedBar range={correlation} most={most.correlation} noise={noise} />
        <span
          data-tip={low === null || high === null
            ? undefined
            : `95 % interval ${low.toFixed(3)} to ${high.toFixed(3)}`}
        >
          {value === null ? <Undefined reason={whyUndefined(one)} /> : signed(value)}
          {low !== null && high !== null && (
            <span className="hidden">95 % interval {low.toFixed(3)} to {high.toFixed(3)}</span>
          )}
        </span>
      </span>
    </div>
  );
}
