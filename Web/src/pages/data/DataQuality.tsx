import { api } from "../../lib/api.ts";
import { integer } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { CountLink } from "../../parts/CountLink.tsx";
import { ClassBalance } from "../../parts/data/ClassBalance.tsx";
import { DataCard } from "../../parts/data/DataCard.tsx";
import { Waiting } from "../../parts/States.tsx";
import { useProject } from "../../parts/view.ts";
import { DistributionCard } from "./DistributionCard.tsx";
import { Duplicates } from "./Duplicates.tsx";
import { IssueKinds } from "./IssueKinds.tsx";
import { Outliers } from "./Outliers.tsx";
import { ScatterCard } from "./ScatterCard.tsx";
import { Sizes } from "./Sizes.tsx";

/** How the data are, without any model: each number opens its images. */
export function DataQuality() {
  const { image_count: count } = useProject();
  const quality = useResource("quality", api.quality);
  return (
    <div className="page data-quality">
      <div className="page-head">
        <h1>Data quality</h1>
        <p className="population">
          All {integer(count)}{" "}
          images of the project, whatever the filter bar says; the two charts at the end follow it
        </p>
      </div>
      <Waiting of={quality} what="the data quality" />
      {quality.state === "ready" && (
        <div className="data-columns">
          <div className="column">
            <IssueKinds issues={quality.value.issues} measured={quality.value.counts.measured} />
            <Duplicates duplicates={quality.value.duplicates} />
            <Outliers outliers={quality.value.outliers} />
          </div>
          <div className="column">
            <DataCard />
            <Sizes />
            <section className="card" aria-label="Formats">
              <div className="card-head">
                <h2>Formats</h2>
              </div>
              <dl className="numbers">
                {quality.value.formats.map(({ name, ...counted }) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>
                      <CountLink {...counted} what={`${name} images`} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
            <ClassBalance />
          </div>
        </div>
      )}
      {quality.state === "ready" && (
        <div className="data-charts">
          <ScatterCard />
          <DistributionCard />
        </div>
      )}
    </div>
  );
}
