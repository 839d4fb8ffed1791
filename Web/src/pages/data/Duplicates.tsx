import { pageAddress } from "../../lib/address.ts";
import { integer } from "../../lib/numbers.ts";
import { change, useLocation } from "../../lib/url.ts";
import type { QualityDuplicates } from "../../lib/wire.ts";
import { DuplicateGroup } from "../../parts/DuplicateGroup.tsx";
import { Link } from "../../parts/Link.tsx";

const first = 6;

/** Groups of images that are the same; those whose labels disagree stand first and say so. */
export function Duplicates({ duplicates }: { duplicates: QualityDuplicates }) {
  const { query } = useLocation();
  const all = query.get("duplicates") === "all";
  const { groups, group_count: count } = duplicates;
  const listed = all ? groups : groups.slice(0, first);
  return (
    <section className="card" aria-label="Exact duplicates">
      <div className="card-head">
        <h2>Exact duplicates</h2>
        <small>
          {integer(count)} groups: {integer(duplicates.images_same_bytes)} images of the same bytes,
          {" "}
          {integer(duplicates.images_same_pixels)} of the same pixels in other bytes;{" "}
          {integer(duplicates.conflicting)} groups with conflicting labels,{" "}
          {integer(duplicates.crossing_splits)} across splits
        </small>
        <span className="spacer" />
        <Link to={pageAddress(query, "/duplicates")}>Near duplicates, too</Link>
      </div>
      {count === 0 && <p className="muted">None among the measured images.</p>}
      <ul className="plain duplicate-groups">
        {listed.map((group) => (
          <DuplicateGroup
            key={`${group.kind} ${group.images[0]!.id}`}
            group={group}
          />
        ))}
      </ul>
      {groups.length > first && (
        <div className="card-foot">
          <button
            type="button"
            onClick={() => change({ duplicates: all ? undefined : "all" })}
          >
            {all ? `Show the first ${first}` : `Show ${integer(groups.length)} groups`}
          </button>
          {all && count > groups.length && (
            <small>the first {integer(groups.length)} of {integer(count)}</small>
          )}
        </div>
      )}
    </section>
  );
}
