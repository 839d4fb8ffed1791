import { changedAddress } from "../../lib/address.ts";
import { decimal } from "../../lib/numbers.ts";
import { useLocation } from "../../lib/url.ts";
import type { ImageDetail } from "../../lib/wire.ts";
import { Link } from "../Link.tsx";
import { useProject } from "../view.ts";

/** Every metric of an image and where it stands among all images; its name orders the list by it. */
export function MetricList({ detail }: { detail: ImageDetail }) {
  const { metrics } = useProject();
  const here = useLocation();
  const known = new Map(metrics.map((metric) => [metric.id, metric]));
  const shown = detail.metrics.filter(({ id }) => !known.get(id)?.hidden);
  return (
    <section>
      <h2>Metrics</h2>
      {shown.length === 0 && (
        <p className="muted">
          Not measured yet: run <code>assay measure</code>.
        </p>
      )}
      <table className="list-table">
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col" className="number">Value</th>
            <th scope="col" className="number">Percentile</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, value, percentile }) => {
            const info = known.get(id);
            const from = percentile !== null && percentile > 50 ? "-" : "";
            return (
              <tr key={id}>
                <td>
                  <Link to={changedAddress(here, { order: from + id })} data-tip={info?.meaning}>
                    {info?.title ?? id}
                  </Link>
                </td>
                <td className="number">{value === null ? "—" : decimal(value)}</td>
                <td className="number percentile">
                  {percentile !== null && (
                    <>
                      <span className="mark-bar" aria-hidden="true">
                        <i style={{ left: `${percentile}%` }} />
                      </span>
                      <span className="percentile-value">{Math.round(percentile)}</span>
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
