import { pageAddress } from "../../lib/address.ts";
import { thumbnailAddress } from "../../lib/api.ts";
import { integer, percent } from "../../lib/numbers.ts";
import { change, useLocation } from "../../lib/url.ts";
import type { LabelQuality } from "../../lib/wire.ts";
import { Link } from "../../parts/Link.tsx";
import { useProject } from "../../parts/view.ts";

const first = 24;

/** The labels that the model gives the least probability, with what it would say. */
export function Contradicted({ quality }: { quality: LabelQuality }) {
  const { state_key: state } = useProject();
  const { query } = useLocation();
  const { contradictions, model } = quality;
  const all = query.get("contradicted") === "all";
  const listed = contradictions?.images.slice(0, all ? undefined : first) ?? [];
  return (
    <section className="card" aria-label="Most contradicted labels">
      <div className="card-head">
        <h2>Most contradicted labels</h2>
        <small>
          {contradictions
            ? `${
              integer(contradictions.count)
            } labels that ${model} does not predict, the lowest self-confidence first; the model may be wrong`
            : ""}
        </small>
      </div>
      {!contradictions && (
        <p className="muted">
          {model === null
            ? "Needs a model: assay import predictions FILE --model NAME brings one."
            : `${model} needs probabilities: import them with a column for each class.`}
        </p>
      )}
      <span className="small-pictures contradicted">
        {listed.map((one) => (
          <Link
            key={one.id}
            title={`${one.key}: self-confidence ${percent(one.self_confidence, 2)}`}
            to={pageAddress(query, "/labels/explorer", {
              where: undefined,
              class: [],
              id: String(one.id),
            })}
          >
            <img src={thumbnailAddress(one.id, state)} alt={one.key} loading="lazy" />
            <small>{one.label}</small>
            <small>→ {one.suggested}</small>
            <small className="number">{percent(one.self_confidence, 2)}</small>
          </Link>
        ))}
      </span>
      {(contradictions?.images.length ?? 0) > first && (
        <div className="card-foot">
          <button
            type="button"
            onClick={() => change({ contradicted: all ? undefined : "all" })}
          >
            {all ? `Show the first ${first}` : `Show ${integer(contradictions!.images.length)}`}
          </button>
        </div>
      )}
    </section>
  );
}
