import { useState } from "react";
import { changedAddress, pageAddress } from "../../lib/address.ts";
import { api, thumbnailAddress } from "../../lib/api.ts";
import { useResource } from "../../lib/resource.ts";
import { useLocation } from "../../lib/url.ts";
import type { ImageDetail } from "../../lib/wire.ts";
import { Link } from "../Link.tsx";
import { Failed, Loading } from "../States.tsx";
import { useProject } from "../view.ts";

interface Props {
  detail: ImageDetail;
  model: string | undefined;
}

/** The duplicates of an image, looked for once they are asked for. */
export function DuplicatesOfImage({ detail, model }: Props) {
  return <Fold key={detail.id} id={detail.id} model={model} />;
}

function Fold({ id, model }: { id: number; model: string | undefined }) {
  const [open, setOpen] = useState(false);
  return (
    <section>
      <h2>
        <button
          type="button"
          className="fold"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          Duplicates of this image
        </button>
      </h2>
      {open && <Found id={id} model={model} />}
    </section>
  );
}

function Found({ id, model }: { id: number; model: string | undefined }) {
  const here = useLocation();
  const { state_key: state } = useProject();
  const image = String(id);
  const answer = useResource(
    `duplicates of ${id} ${model}`,
    () => api.duplicates({ only: [], image }, model, 0, 1),
  );
  if (answer.state === "loading") return <Loading what="the duplicates" />;
  if (answer.state === "failed") return <Failed error={answer.error} retry={answer.retry} />;
  const others = answer.value.groups[0]?.images.filter((one) => one.id !== id) ?? [];
  if (others.length === 0) return <p className="muted">None at the usual distances.</p>;
  return (
    <>
      <span className="small-pictures">
        {others.slice(0, 12).map((one) => (
          <Link
            key={one.id}
            title={one.key}
            to={changedAddress(here, { id: String(one.id) })}
          >
            <img src={thumbnailAddress(one.id, state)} alt={one.key} loading="lazy" />
            <small>{one.label ?? "no label"}</small>
          </Link>
        ))}
      </span>
      <p>
        <Link to={pageAddress(here.query, "/duplicates", { image })}>The group side by side</Link>
      </p>
    </>
  );
}
