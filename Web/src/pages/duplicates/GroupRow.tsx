import { thumbnailAddress } from "../../lib/api.ts";
import { imagesAddress } from "../../lib/links.ts";
import { useLocation } from "../../lib/url.ts";
import type { DuplicateImage, DuplicateSet } from "../../lib/wire.ts";
import { CountLink } from "../../parts/CountLink.tsx";
import { Link } from "../../parts/Link.tsx";
import { useProject } from "../../parts/view.ts";
import { isDone, keptOf } from "./asked.ts";
import { rowHeight } from "./chunk.ts";

/** The element of an image, for the grid's active descendant. */
export const imageId = (group: number, image: number): string => `duplicate-${group}-${image}`;

interface Props {
  number: number;
  group: DuplicateSet;
  /** The image under the cursor, if it is in this group. */
  cursor: number | undefined;
  point(image: number): void;
  keep(image: number | undefined): void;
}

const kinds = { bytes: "same bytes", pixels: "same pixels", near: "near" };

/** One group: its images side by side, the one to keep first. */
export function GroupRow({ number, group, cursor, point, keep }: Props) {
  const { images, conflicting, leaks, labels } = group;
  const done = isDone(group);
  const kept = keptOf(group);
  const splits = [...new Set(images.map(({ split }) => split).filter((one) => one !== null))];
  return (
    <div
      role="row"
      aria-rowindex={number + 1}
      className={cursor === undefined ? "duplicate-group" : "duplicate-group current"}
      style={{ top: number * rowHeight, height: rowHeight }}
      data-group={number}
      data-kind={group.kind}
      data-done={done}
    >
      <div role="rowheader" className="duplicate-head">
        <b>{number + 1}</b>
        <span>
          <CountLink count={images.length} filter={group.filter} what="images of this group" />{" "}
          images, {kinds[group.kind]}
          {group.images.some((one) => one.copy_of) && <b>, exact copies among them</b>}
        </span>
        {conflicting && <b className="conflict">labels disagree: {labels.join(", ")}</b>}
        {leaks && <b className="conflict">in several splits: {splits.join(", ")}</b>}
        {done
          ? <span className="muted">done: the others carry the tag “duplicate”</span>
          : (
            <button type="button" tabIndex={-1} onClick={() => keep(kept)}>
              Keep the first (a)
            </button>
          )}
      </div>
      <div role="presentation" className="duplicate-images">
        {images.map((image, place) => (
          <Cell
            key={image.id}
            id={imageId(number, place)}
            image={image}
            filter={group.filter}
            kept={image.id === kept}
            current={cursor === place}
            point={() => point(place)}
            keep={() => keep(image.id)}
          />
        ))}
      </div>
    </div>
  );
}

interface CellProps {
  id: string;
  image: DuplicateImage;
  filter: string | null;
  kept: boolean;
  current: boolean;
  point(): void;
  keep(): void;
}

function Cell({ id, image, filter, kept, current, point, keep }: CellProps) {
  const { state_key: state } = useProject();
  const { query } = useLocation();
  const { key, label, split, tagged } = image;
  return (
    <div
      role="gridcell"
      id={id}
      className="duplicate-image"
      aria-selected={current}
      data-kept={kept}
      data-tagged={tagged}
      data-image={image.id}
      onMouseDown={point}
    >
      <Link
        tabIndex={-1}
        to={imagesAddress(query, filter ?? "", { id: String(image.id) })}
        title={key}
      >
        <img src={thumbnailAddress(image.id, state)} alt={key} loading="lazy" />
      </Link>
      <span className="duplicate-words">
        <span className="duplicate-key" title={key}>{key}</span>
        <span>
          {label ?? <i>no label</i>}
          {split !== null && <small>{split}</small>}
        </span>
        {relation(image).map((text) => (
          <span key={text} className="muted duplicate-relation" title={text}>{text}</span>
        ))}
        <span>
          {kept
            ? <b className="kept">{tagged ? "kept, but tagged" : "keep"}</b>
            : tagged
            ? <span className="muted">duplicate</span>
            : <button type="button" tabIndex={-1} onClick={keep}>Keep this (k)</button>}
        </span>
      </span>
    </div>
  );
}

/** How an image relates to the one that is suggested, line by line. */
function relation(image: DuplicateImage): string[] {
  const { same, hash_distance: hash, cosine_distance: cosine, embedding_distance: embedding } =
    image;
  if (same === null) return ["suggested"];
  if (same !== "near") return [kinds[same]];
  // Of a copy the distances are those of the image that it is a copy of.
  if (image.copy_of) return [`${kinds[image.copy_of.same]} as ${image.copy_of.key}`];
  const lines = [
    `hash ${hash}`,
    cosine === null ? "near others here" : `cosine ${cosine.toFixed(3)}`,
  ];
  if (embedding !== null) lines.push(`embedding ${embedding.toFixed(3)}`);
  return image.mirrored ? [...lines, "mirrored"] : lines;
}
