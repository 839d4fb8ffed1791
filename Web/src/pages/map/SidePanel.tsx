import { type ReactNode, useMemo } from "react";
import { pageAddress } from "../../lib/address.ts";
import { api, thumbnailAddress } from "../../lib/api.ts";
import { doing } from "../../lib/edits.ts";
import { integer, partPercent } from "../../lib/numbers.ts";
import { selectedIds, type SelectHow, selection } from "../../lib/selection.ts";
import { useStore } from "../../lib/store.ts";
import { change, go, location } from "../../lib/url.ts";
import { equals } from "../../lib/where.ts";
import type { Cluster } from "../../map/clusters.ts";
import { useProject } from "../../parts/view.ts";

interface Props {
  about: ReactNode;
  clusters: Cluster[];
  nameOf(cluster: Cluster): string;
  labels: Int32Array;
  predicted: Int32Array | null;
  onSelect(ids: Uint32Array, how: SelectHow): void;
}

/** What is selected; without a selection, the clusters. */
export function SidePanel(props: Props) {
  const picked = useStore(selection);
  return (
    <aside className="map-side" aria-label="About the map" tabIndex={0}>
      {props.about}
      {picked.count > 0
        ? <Selected labels={props.labels} predicted={props.predicted} />
        : <Clusters {...props} />}
    </aside>
  );
}

function Clusters({ clusters, nameOf, onSelect }: Props) {
  const { classes } = useProject();
  return (
    <section>
      <h2>Clusters</h2>
      <p className="muted">By density, named after the class that at least half of each have.</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Mostly</th>
            <th scope="col">Images</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {clusters.map((cluster) => (
            <tr key={`${cluster.at}`}>
              <td>
                <button
                  type="button"
                  className="link"
                  onClick={() => onSelect(cluster.ids, "set")}
                >
                  {nameOf(cluster)}
                </button>{" "}
                {nameOf(cluster) === "mixed" && (
                  <small className="muted">
                    most {classes[cluster.majority] ?? "no label"}
                  </small>
                )}
              </td>
              <td className="number">{integer(cluster.ids.length)}</td>
              <td className="number">{partPercent(cluster.count, cluster.ids.length)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const setName = "map selection";
const thumbnailCount = 60;

function Selected({ labels, predicted }: Pick<Props, "labels" | "predicted">) {
  const { classes, state_key: state } = useProject();
  const picked = useStore(selection);
  const ids = useMemo(() => selectedIds(picked), [picked]);
  const { rows, known, right } = useMemo(() => {
    const counts = new Map<number, number>();
    let known = 0, right = 0;
    for (const id of ids) {
      const label = labels[id]!, guess = predicted?.[id] ?? -1;
      counts.set(label, (counts.get(label) ?? 0) + 1);
      if (label < 0 || guess < 0) continue;
      known++;
      if (label === guess) right++;
    }
    const rows = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 12);
    return { rows, known, right };
  }, [ids, labels, predicted]);
  const explore = () =>
    void doing(async () => {
      await api.saveView(setName, { images: ids });
      const where = equals("view", setName);
      go(pageAddress(location.get().query, "/explorer", { where, class: [] }));
      return `Saved the selection as the set “${setName}”.`;
    });
  return (
    <section>
      <h2>{integer(ids.length)} selected</h2>
      {known > 0 && (
        <p>
          {partPercent(right, known)} right{" "}
          <span className="muted">
            {integer(right)} of {integer(known)}
          </span>
        </p>
      )}
      <p>
        <button type="button" onClick={explore}>Open in the Explorer</button>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Label</th>
            <th scope="col">Images</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, count]) => (
            <tr key={label}>
              <td>{classes[label] ?? "no label"}</td>
              <td className="number">{integer(count)}</td>
              <td className="number">{partPercent(count, ids.length)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="map-thumbnails">
        {ids.slice(0, thumbnailCount).map((id) => (
          <button
            key={id}
            type="button"
            aria-label={`Open image ${id}`}
            onClick={() => change({ id: String(id) })}
          >
            <img src={thumbnailAddress(id, state)} width={56} height={56} alt="" loading="lazy" />
          </button>
        ))}
      </div>
      {ids.length > thumbnailCount && <p className="muted">The first {thumbnailCount} of them.</p>}
    </section>
  );
}
