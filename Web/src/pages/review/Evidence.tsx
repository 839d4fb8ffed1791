import { pageAddress } from "../../lib/address.ts";
import { thumbnailAddress } from "../../lib/api.ts";
import { decimal, percent } from "../../lib/numbers.ts";
import { useLocation } from "../../lib/url.ts";
import type { ImageDetail, Suspect } from "../../lib/wire.ts";
import { Link } from "../../parts/Link.tsx";
import { useProject } from "../../parts/view.ts";

/** What the nearest images and the model say of a label. */
export function Evidence({ suspect, top }: { suspect: Suspect; top: ImageDetail["top"] }) {
  const { annotation_quality: quality, self_confidence: confidence } = suspect;
  return (
    <>
      <section aria-label="The nearest images">
        <h2>
          Nearest images{" "}
          {quality !== null && <small>{percent(quality, 0)} carry the same label</small>}
        </h2>
        {suspect.neighbors.length > 0 ? <Neighbors suspect={suspect} /> : (
          <p className="muted">
            None known: <code>assay measure</code> finds them.
          </p>
        )}
      </section>
      <section aria-label="The model">
        <h2>
          Model {confidence !== null && <small>gives the label {percent(confidence, 2)}</small>}
        </h2>
        {top.length > 0
          ? (
            <ol className="plain top">
              {top.map(({ class: name, probability }) => (
                <li key={name} className={name === suspect.label ? "is-label" : ""}>
                  <span className="top-name">{name}</span>
                  <span className="share-bar" aria-hidden="true">
                    <i style={{ width: `${100 * probability}%` }} />
                  </span>
                  <span className="number">{percent(probability)}</span>
                </li>
              ))}
            </ol>
          )
          : <p className="muted">It has no probabilities for this image.</p>}
      </section>
    </>
  );
}

function Neighbors({ suspect }: { suspect: Suspect }) {
  const { state_key: state } = useProject();
  const { query } = useLocation();
  const kind = (label: string | null) =>
    label === suspect.label ? "agrees" : label === suspect.suggested ? "disagrees" : "other";
  return (
    <span className="small-pictures review-neighbors">
      {suspect.neighbors.map(({ id, label, distance }) => (
        <Link
          key={id}
          className={kind(label)}
          title={`distance ${decimal(distance)}`}
          to={pageAddress(query, "/labels/explorer", { id: String(id) })}
        >
          <img src={thumbnailAddress(id, state)} alt="" loading="lazy" />
          <small>{label ?? "no label"}</small>
        </Link>
      ))}
    </span>
  );
}
