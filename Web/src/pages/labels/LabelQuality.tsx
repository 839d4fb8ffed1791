import { api } from "../../lib/api.ts";
import { integer } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { isPresent } from "../../lib/where.ts";
import type { LabelQuality as Quality } from "../../lib/wire.ts";
import { CountLink } from "../../parts/CountLink.tsx";
import { Waiting } from "../../parts/States.tsx";
import { useView } from "../../parts/view.ts";
import { ConflictingCopies } from "./ConflictingCopies.tsx";
import { Contradicted } from "./Contradicted.tsx";
import { LabelClasses } from "./LabelClasses.tsx";
import { LabelNoise } from "./LabelNoise.tsx";

/** How far the labels can be trusted: each number opens its images. */
export function LabelQuality() {
  const { project, model } = useView();
  const quality = useResource(`label quality ${model?.name}`, () => api.labelQuality(model?.name));
  return (
    <div className="page label-quality">
      <div className="page-head">
        <h1>Label quality</h1>
        <p className="population">
          All {integer(project.image_count)} images of the project, whatever the filter bar says
          {model && `; contradicted by ${model.name}`}
        </p>
      </div>
      <Waiting of={quality} what="the label quality" />
      {quality.state === "ready" && (
        <div className="data-columns">
          <div className="column">
            <Contradicted quality={quality.value} />
            {quality.value.noise !== null && (
              <LabelNoise noise={quality.value.noise} model={quality.value.model ?? "the model"} />
            )}
            {quality.value.model !== null && <Pairs quality={quality.value} />}
            <ConflictingCopies />
          </div>
          <div className="column">
            <Counts quality={quality.value} />
            <LabelClasses quality={quality.value} />
          </div>
        </div>
      )}
    </div>
  );
}

function Counts({ quality }: { quality: Quality }) {
  const { counts, conflicting_copies: copies } = quality;
  return (
    <section className="card" aria-label="Counts">
      <div className="card-head">
        <h2>Labels</h2>
      </div>
      <dl className="numbers">
        <div>
          <dt>Images with a label</dt>
          <dd>
            <CountLink count={counts.labelled} filter={isPresent("label")} what="labelled images" />
          </dd>
        </div>
        <div>
          <dt>Without a label</dt>
          <dd>
            <CountLink {...counts.missing} what="images without a label" />
          </dd>
        </div>
        <div>
          <dt>Relabelled or confirmed so far</dt>
          <dd>
            <CountLink
              count={counts.corrections}
              filter={isPresent("correction")}
              what="images with a correction"
            />
          </dd>
        </div>
        <div>
          <dt>Copies that carry other labels ({integer(copies.groups)} groups)</dt>
          <dd>
            <CountLink
              count={copies.images}
              filter={copies.filter}
              what="exact copies with other labels"
            />
          </dd>
        </div>
        <div>
          <dt>Classes that no model ever predicts</dt>
          <dd>{quality.model === null ? "—" : quality.never_predicted.join(", ") || "none"}</dd>
        </div>
        <div>
          <dt>Predicted classes without a label</dt>
          <dd>{quality.model === null ? "—" : quality.never_labelled.join(", ") || "none"}</dd>
        </div>
      </dl>
    </section>
  );
}

const mostPairs = 12;

function Pairs({ quality }: { quality: Quality }) {
  const { pairs, pair_count: count } = quality;
  return (
    <section className="card" aria-label="Most contradicted pairs">
      <div className="card-head">
        <h2>Given label and prediction that differ</h2>
        <small>
          the {integer(Math.min(mostPairs, count))} most frequent of {integer(count)} pairs
        </small>
      </div>
      {count === 0
        ? <p className="muted">No prediction contradicts a label.</p>
        : (
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">Label</th>
                <th scope="col">Predicted</th>
                <th scope="col">Images</th>
              </tr>
            </thead>
            <tbody>
              {pairs.slice(0, mostPairs).map((pair) => (
                <tr key={`${pair.label} ${pair.suggested}`}>
                  <td>{pair.label}</td>
                  <td>{pair.suggested}</td>
                  <td>
                    <CountLink
                      count={pair.count}
                      filter={pair.filter}
                      what={`images labelled ${pair.label} and predicted ${pair.suggested}`}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
    </section>
  );
}
