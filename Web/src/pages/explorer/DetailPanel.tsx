import { Link } from "../../app/Link.tsx";
import { Failed, Loading } from "../../app/States.tsx";
import { useProject } from "../../app/view.ts";
import { api, originalAddress } from "../../lib/api.ts";
import { bytes, integer, percent, words } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { changedAddress } from "../../lib/address.ts";
import { useLocation } from "../../lib/url.ts";
import type { ImageDetail } from "../../lib/wire.ts";
import { MetricList } from "./MetricList.tsx";
import { DuplicatesOfImage } from "./DuplicatesOfImage.tsx";
import { ImageEdits } from "./ImageEdits.tsx";
import { SimilarImages } from "./SimilarImages.tsx";
import { Viewer } from "./Viewer.tsx";

interface Props {
  id: number;
  model: string | undefined;
  /** Where the image stands in the list, if it is in it. */
  place: { position: number; count: number } | undefined;
  previous: number | undefined;
  next: number | undefined;
  close(): void;
}

/** Everything about one image, beside the grid. */
export function DetailPanel({ id, model, place, previous, next, close }: Props) {
  const here = useLocation();
  const { state_key: state } = useProject();
  const detail = useResource(`image ${id} ${model}`, () => api.image(id, model));
  const step = (to: number | undefined, sign: string, title: string, key: string) =>
    to === undefined ? <span className="step off" aria-hidden="true">{sign}</span> : (
      <Link
        className="step"
        to={changedAddress(here, { id: String(to) })}
        aria-label={title}
        data-tip={`${title} (${key})`}
      >
        {sign}
      </Link>
    );
  return (
    <aside className="detail" aria-label="Image" tabIndex={0}>
      <div className="detail-head">
        {step(previous, "‹", "Previous image", "k")}
        {step(next, "›", "Next image", "j")}
        <span className="muted">
          {place
            ? `${integer(place.position + 1)} of ${integer(place.count)}`
            : "not in this filter"}
        </span>
        <span className="spacer" />
        <a href={originalAddress(id, state)} target="_blank" rel="noreferrer">Original file</a>
        <button type="button" className="quiet" aria-label="Close the panel" onClick={close}>
          ×
        </button>
      </div>
      {detail.state === "loading" && <Loading what="the image" />}
      {detail.state === "failed" && <Failed error={detail.error} retry={detail.retry} />}
      {detail.state === "ready" && <Facts detail={detail.value} model={model} />}
    </aside>
  );
}

function Facts({ detail, model }: { detail: ImageDetail; model: string | undefined }) {
  const { project, file } = { project: useProject(), file: detail.file };
  const probabilities = project.models.find(({ name }) => name === model)?.has_probabilities;
  return (
    <>
      <Viewer detail={detail} />
      <p className="detail-key" title={detail.key}>{detail.key}</p>
      {detail.issues.map((issue) => (
        <p key={issue.kind} className="issue">
          <b>{words(issue.kind)}:</b> {issue.reason}
        </p>
      ))}
      <dl className="facts">
        <dt>Label</dt>
        <dd>{detail.label ?? <span className="muted">none</span>}</dd>
        <dt>Predicted</dt>
        <dd>
          {detail.predicted ?? <span className="muted">none</span>}{" "}
          {detail.outcome && (
            <b className={detail.outcome}>
              {detail.outcome === "correct" ? "✓" : "✗"} {detail.outcome}
            </b>
          )}
        </dd>
        {detail.confidence !== null && (
          <>
            <dt>Confidence</dt>
            <dd>{percent(detail.confidence)}</dd>
          </>
        )}
        {detail.split !== null && (
          <>
            <dt>Split</dt>
            <dd>{detail.split}</dd>
          </>
        )}
        {Object.entries(detail.categories).map(([name, value]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ImageEdits detail={detail} />
      <SimilarImages detail={detail} />
      {detail.predicted !== null && (
        <section>
          <h2>Probabilities</h2>
          {detail.top.length > 0 ? <Top detail={detail} /> : (
            <p className="muted">
              {probabilities
                ? "None for this image."
                : `${model} needs probabilities: import them with a column for each class.`}
            </p>
          )}
        </section>
      )}
      <DuplicatesOfImage key={detail.id} id={detail.id} model={model} />
      <MetricList detail={detail} />
      <section>
        <h2>File</h2>
        <dl className="facts">
          <dt>Format</dt>
          <dd>{file.format ?? "—"}</dd>
          <dt>Size</dt>
          <dd>
            {file.width !== null && file.height !== null
              ? `${file.width} × ${file.height} px`
              : "—"}
            {file.bytes !== null && ` · ${bytes(file.bytes)}`}
          </dd>
          {file.modified && (
            <>
              <dt>Changed</dt>
              <dd>{file.modified.slice(0, 19).replace("T", " ")}</dd>
            </>
          )}
          {file.digest && (
            <>
              <dt>Digest</dt>
              <dd className="digest">{file.digest}</dd>
            </>
          )}
        </dl>
      </section>
    </>
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
