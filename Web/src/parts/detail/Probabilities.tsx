import { percent } from "../../lib/numbers.ts";
import type { ImageDetail } from "../../lib/wire.ts";
import { useProject } from "../view.ts";

/** The likeliest classes of an image that has a prediction, or why there are none. */
export function Probabilities(
  { detail, model }: { detail: ImageDetail; model: string | undefined },
) {
  const { models } = useProject();
  if (detail.predicted === null) return null;
  const has = models.find(({ name }) => name === model)?.has_probabilities;
  return (
    <section>
      <h2>Probabilities</h2>
      {detail.top.length > 0 ? <Top detail={detail} /> : (
        <p className="muted">
          {has
            ? "None for this image."
            : `${model} needs probabilities: import them with a column for each class.`}
        </p>
      )}
    </section>
  );
}

function Top({ detail }: { detail: ImageDetail }) {
  return (
    <ol className="plain top">
      {detail.top.map(({ class: name, probability }) => (
        <li key={name} className={name === detail.label ? "is-label" : ""}>
          <span className="top-name">
            {name}
            {name === detail.label && <small>label</small>}
          </span>
          <span className="share-bar" aria-hidden="true">
            <i style={{ width: `${100 * probability}%` }} />
          </span>
          <span className="number">{percent(probability, probability < 0.0995 ? 2 : 1)}</span>
        </li>
      ))}
    </ol>
  );
}
