import { changedAddress } from "../../lib/address.ts";
import { api, originalAddress } from "../../lib/api.ts";
import { integer } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { useLocation } from "../../lib/url.ts";
import { Link } from "../Link.tsx";
import { Waiting } from "../States.tsx";
import { useProject } from "../view.ts";
import { sections } from "./sections.tsx";

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
      <Waiting of={detail} what="the image" />
      {detail.state === "ready" && (
        sections.map(([name, Section]) => (
          <Section key={name} detail={detail.value} model={model} />
        ))
      )}
    </aside>
  );
}
