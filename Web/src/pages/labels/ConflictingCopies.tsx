import { api } from "../../lib/api.ts";
import { integer } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { change, useLocation } from "../../lib/url.ts";
import { DuplicateGroup } from "../../parts/DuplicateGroup.tsx";

const first = 6;

/** Groups of images that are the same under different labels: all but one label is wrong. */
export function ConflictingCopies() {
  const { query } = useLocation();
  const quality = useResource("quality", api.quality);
  if (quality.state !== "ready") return null;
  const { groups, conflicting: count } = quality.value.duplicates;
  const conflicting = groups.filter((group) => group.conflicting);
  const all = query.get("copies") === "all";
  if (count === 0) return null;
  return (
    <section className="card" aria-label="Copies under different labels">
      <div className="card-head">
        <h2>Copies under different labels</h2>
        <small>{integer(count)} groups; of each at most one label is right</small>
      </div>
      <ul className="plain duplicate-groups">
        {(all ? conflicting : conflicting.slice(0, first)).map((group) => (
          <DuplicateGroup key={`${group.kind} ${group.images[0]!.id}`} group={group} />
        ))}
      </ul>
      {conflicting.length > first && (
        <div className="card-foot">
          <button type="button" onClick={() => change({ copies: all ? undefined : "all" })}>
            {all ? `Show the first ${first}` : `Show ${integer(conflicting.length)} groups`}
          </button>
        </div>
      )}
    </section>
  );
}
