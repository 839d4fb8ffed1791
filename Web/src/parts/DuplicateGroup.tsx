import { pageAddress } from "../lib/address.ts";
import { thumbnailAddress } from "../lib/api.ts";
import { useLocation } from "../lib/url.ts";
import type { DuplicateGroup as Group } from "../lib/wire.ts";
import { CountLink } from "./CountLink.tsx";
import { Link } from "./Link.tsx";
import { useProject } from "./view.ts";

/** One group with its pictures and labels. */
export function DuplicateGroup({ group }: { group: Group }) {
  const { state_key: state } = useProject();
  const { query } = useLocation();
  const { kind, count, filter, images, conflicting, crosses_splits: crosses } = group;
  return (
    <li data-duplicates={kind} data-conflicting={conflicting} className={count > 4 ? "wide" : ""}>
      <p>
        <CountLink count={count} filter={filter} what={`images of the same ${kind}`} /> of the same
        {" "}
        {kind}
        {conflicting && <b className="conflict">labels disagree: {group.labels.join(", ")}</b>}
        {crosses && <b className="conflict">in several splits</b>}
      </p>
      <span className="small-pictures">
        {images.slice(0, 13).map(({ id, key, label }) => (
          <Link
            key={id}
            title={key}
            to={pageAddress(query, "/explorer", {
              where: filter ?? undefined,
              class: [],
              id: String(id),
            })}
          >
            <img src={thumbnailAddress(id, state)} alt={key} loading="lazy" />
            <small>{label ?? "no label"}</small>
          </Link>
        ))}
      </span>
    </li>
  );
}
