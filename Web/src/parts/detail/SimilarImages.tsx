import { changedAddress } from "../../lib/address.ts";
import { api, thumbnailAddress } from "../../lib/api.ts";
import { imagesAddress } from "../../lib/links.ts";
import { decimal } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { useLocation } from "../../lib/url.ts";
import { similarTo } from "../../lib/where.ts";
import type { ImageDetail, NearImage } from "../../lib/wire.ts";
import { EmbeddingPick } from "../EmbeddingPick.tsx";
import { Link } from "../Link.tsx";
import { useProject } from "../view.ts";

/** How many images the strip shows: as many as vote on a label. */
const shown = 9;

/** The images most like one, with their labels: those that disagree with its own stand out. */
export function SimilarImages({ detail }: { detail: ImageDetail }) {
  const here = useLocation();
  const similar = useResource(`similar ${detail.id}`, () => api.similar(detail.id, shown));
  if (similar.state !== "ready") return null;
  const { embedding, images } = similar.value;
  const all = similarTo(detail.key);
  return (
    <section className="similar">
      <h2>
        Nearest images
        {embedding !== null && images.length > 0 && (
          <Link
            to={imagesAddress(here.query, all, {
              order: all,
              id: String(detail.id),
              labels: here.query.get("labels") ?? undefined,
            })}
            data-tip="The 100 images most like this one, nearest first"
          >
            Show similar in the Explorer
          </Link>
        )}
      </h2>
      {embedding === null
        ? (
          <p className="muted">
            What looks alike needs embeddings: bring some with{" "}
            <code>assay import embeddings</code>, then run <code>assay measure</code>.
          </p>
        )
        : images.length === 0
        ? <p className="muted">This image has no vector in the embeddings {embedding}.</p>
        : (
          <ol className="plain similar-strip">
            {images.map((image) => <Near key={image.id} image={image} label={detail.label} />)}
          </ol>
        )}
      <EmbeddingPick />
    </section>
  );
}

function Near({ image, label }: { image: NearImage; label: string | null }) {
  const here = useLocation();
  const { state_key: state } = useProject();
  const differs = label !== null && image.label !== null && image.label !== label;
  return (
    <li>
      <Link to={changedAddress(here, { id: String(image.id) })} data-tip={image.key}>
        <img src={thumbnailAddress(image.id, state)} alt="" loading="lazy" />
        <span className={differs ? "near-label other" : "near-label"}>
          {differs && <span aria-hidden="true">≠</span>}
          {differs && <span className="hidden">another label:</span>}
          {image.label ?? "no label"}
        </span>
        <span className="near-distance">
          <span className="hidden">distance</span> {decimal(image.distance)}
        </span>
      </Link>
    </li>
  );
}
