import { decimal } from "../../lib/numbers.ts";
import { change, useLocation } from "../../lib/url.ts";
import { isPresent } from "../../lib/where.ts";
import type { MetricOutliers } from "../../lib/wire.ts";
import { CountLink } from "../../parts/CountLink.tsx";
import { type Facet, FacetBar } from "../../parts/FacetBar.tsx";
import { rankedOutliers, severities } from "./outlierRanking.ts";

const places: Facet<"overall" | "within_class">[] = [
  ["overall", "Among all"],
  ["within_class", "Within each class"],
];

/** The metrics by their outliers, among all images or within each class. */
export function Outliers({ outliers }: { outliers: MetricOutliers[] }) {
  const { query } = useLocation();
  const among = query.get("among") === "class" ? "within_class" : "overall";
  const ranked = rankedOutliers(outliers, among);
  return (
    <section className="card" aria-label="Outliers per metric">
      <div className="card-head">
        <h2>Outliers per metric</h2>
        <FacetBar
          title="Outliers"
          facets={places}
          chosen={among}
          choose={(one) => change({ among: one === "overall" ? undefined : "class" })}
        />
      </div>
      {ranked.length === 0
        ? (
          <p className="muted">
            No metric has values yet: <code>assay measure</code>
          </p>
        )
        : (
          <div className="scroll" role="region" aria-label="Outliers" tabIndex={0}>
            <table className="plain-table outliers">
              <thead>
                <tr>
                  <th scope="col">Metric</th>
                  {severities.map((name) => (
                    <th key={name} scope="col" className="number">{name}</th>
                  ))}
                  <th scope="col" className="number">Quartiles over all</th>
                  <th scope="col" className="number">n</th>
                </tr>
              </thead>
              <tbody>
                {ranked.map((one) => (
                  <tr key={one.metric} data-metric={one.metric}>
                    <th scope="row">{one.title}</th>
                    {severities.map((name) => (
                      <td
                        key={name}
                        className="number"
                        data-severity={name}
                        data-count={one[among][name].count}
                      >
                        <CountLink
                          {...one[among][name]}
                          what={`${name} outliers of ${one.title}`}
                        />
                      </td>
                    ))}
                    <td className="number">
                      {decimal(one.lower_quartile)} – {decimal(one.upper_quartile)}
                      {one.rule === "skewed" && (
                        <small title={`medcouple ${decimal(one.medcouple)}`}>skewed</small>
                      )}
                    </td>
                    <td className="number">
                      <CountLink
                        count={one.n}
                        filter={isPresent(one.metric)}
                        what={`images with ${one.title}`}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      <p className="muted">
        Moderate: beyond 1.5 interquartile ranges; severe: beyond 2.5; unusual: off the only common
        value. Skewed metrics have fences that follow the skew.
      </p>
    </section>
  );
}
