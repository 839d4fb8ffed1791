import type { SelectHow } from "../lib/selection.ts";
import { type Camera, type Room, toScreen } from "./camera.ts";
import type { Cluster } from "./clusters.ts";

interface Props {
  clusters: Cluster[];
  nameOf(cluster: Cluster): string;
  camera: Camera;
  room: Room;
  onSelect(ids: Uint32Array, how: SelectHow): void;
}

const characterPixels = 7;
const linePixels = 20;

/** The names of clusters where they are densest, the largest first; what would cover another is left
 * out. The list beside the map has all of them, for keys and screen readers. */
export function ClusterNames({ clusters, nameOf, camera, room, onSelect }: Props) {
  const taken: [left: number, top: number, right: number, bottom: number][] = [];
  const shown = clusters.flatMap((cluster) => {
    const [x, y] = toScreen(cluster.at, camera, room);
    const name = nameOf(cluster);
    const half = name.length * characterPixels / 2 + 8;
    const place: (typeof taken)[number] = [
      x - half,
      y - linePixels / 2,
      x + half,
      y + linePixels / 2,
    ];
    const outside = place[0] < 0 || place[2] > room.width || place[1] < 0 || place[3] > room.height;
    const covers = taken.some((other) =>
      place[0] < other[2] && place[2] > other[0] && place[1] < other[3] && place[3] > other[1]
    );
    if (outside || covers) return [];
    taken.push(place);
    return [{ cluster, name, x, y }];
  });
  return (
    <div className="cluster-names" aria-hidden="true">
      {shown.map(({ cluster, name, x, y }) => (
        <span
          key={`${cluster.at}`}
          style={{ left: x, top: y }}
          onClick={(event) => onSelect(cluster.ids, event.ctrlKey || event.metaKey ? "add" : "set")}
        >
          {name}
        </span>
      ))}
    </div>
  );
}
