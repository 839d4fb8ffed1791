import type { ReactNode } from "react";
import { changedAddress } from "../../lib/address.ts";
import { chance } from "../../lib/numbers.ts";
import { useLocation } from "../../lib/url.ts";
import type { Evaluation, Importance } from "../../lib/wire.ts";
import { Link } from "../../parts/Link.tsx";
import { useProject } from "../../parts/view.ts";

interface Props {
  metric: string;
  evaluation: Evaluation | undefined;
}

/** Everything one can look at, the metrics that tell most about being correct first. */
export function MetricList({ metric, evaluation }: Props) {
  const project = useProject();
  const ranked = evaluation?.importance ?? [];
  const known = new Set(ranked.map((one) => one.metric));
  const most = Math.max(0.01, ...ranked.filter((one) => !one.derived).map((one) => one.share ?? 0));
  const mostDerived = Math.max(0.01, ...ranked.map((one) => one.share ?? 0));
  const groups: [string, Importance[], number][] = [
    ["Measured on the image", ranked.filter((one) => !one.derived), most],
    ["Derived from label or prediction", ranked.filter((one) => one.derived), mostDerived],
  ];
  const words: [string, string][] = [
    ...(project.splits ? [["split", "Split"] as [string, string]] : []),
    ...(project.tags.length > 0 ? [["tag", "Tag"] as [string, string]] : []),
    ["label", "Label"],
    ["predicted", "Predicted class"],
    ...(project.formats.length > 1 ? [["format", "Format"] as [string, string]] : []),
    ...project.categories.filter(({ name }) => !known.has(name))
      .map(({ name }): [string, string] => [name, name]),
  ];
  return (
    <section className="card metric-list" aria-labelledby="metric-list-title">
      <div className="card-head">
        <h2 id="metric-list-title">Metrics by importance</h2>
      </div>
      <nav className="scroll" aria-label="Metrics by importance">
        {groups.filter(([, members]) => members.length > 0).map(([title, members, top]) => (
          <div key={title}>
            <h3>{title}</h3>
            <ul className="plain">
              {members.map((one) => (
                <Row key={one.metric} one={one} most={top} chosen={one.metric === metric} />
              ))}
            </ul>
          </div>
        ))}
        <h3>Words: one bar each</h3>
        <ul className="plain">
          {words.map(([id, title]) => (
            <Item key={id} id={id} chosen={id === metric}>
              <span className="metric-name">{title}</span>
            </Item>
          ))}
        </ul>
      </nav>
      <small className="card-foot">
        Bars: share of the uncertainty about correct or wrong that the metric explains.
      </small>
    </section>
  );
}

function Row({ one, most, chosen }: { one: Importance; most: number; chosen: boolean }) {
  const info = useProject().metrics.find(({ id }) => id === one.metric);
  const p = one.adjusted_p_value ?? one.p_value;
  const faint = p === null || p >= 0.05;
  return (
    <Item
      id={one.metric}
      chosen={chosen}
      tip={`${info?.meaning ?? one.title} ${p === null ? "" : `${chance(p)} adjusted`}`}
    >
      <span className="metric-name">{one.title}</span>
      <span className="share-bar" aria-hidden="true">
        <i
          className={faint ? "noise" : ""}
          style={{ width: `${100 * (one.share ?? 0) / most}%` }}
        />
      </span>
      <span className={faint ? "muted" : ""}>
        {one.share === null ? "—" : one.share.toFixed(3)}
      </span>
    </Item>
  );
}

interface ItemProps {
  id: string;
  chosen: boolean;
  tip?: string;
  children: ReactNode;
}

function Item({ id, chosen, tip, children }: ItemProps) {
  const here = useLocation();
  return (
    <li>
      <Link
        to={changedAddress(here, { metric: id })}
        className="metric-item"
        data-metric={id}
        data-tip={tip}
        aria-current={chosen ? "true" : undefined}
      >
        {children}
      </Link>
    </li>
  );
}
