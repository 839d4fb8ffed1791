import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useEscape } from "../../lib/escape.ts";
import { select, type SelectHow, selection } from "../../lib/selection.ts";
import { useStore } from "../../lib/store.ts";
import { change, useParameter } from "../../lib/url.ts";
import type { MapPoints } from "../../lib/api.ts";
import type { MapMethod } from "../../lib/wire.ts";
import { cameraOf, cameraText, fitting } from "../../map/camera.ts";
import { type Cluster, clusters } from "../../map/clusters.ts";
import { states } from "../../map/drawing.ts";
import { Legend } from "../../map/Legend.tsx";
import { PointMap } from "../../map/PointMap.tsx";
import { ActionBar } from "../../parts/actions/ActionBar.tsx";
import { useSelectionInAddress } from "../../parts/actions/selectionAddress.ts";
import { DetailPanel } from "../../parts/detail/DetailPanel.tsx";
import { Empty, Waiting } from "../../parts/States.tsx";
import { useView } from "../../parts/view.ts";
import { HoverCard } from "./HoverCard.tsx";
import { type MapData, useColor, useMapData } from "./mapData.ts";
import { colorTitle, MapTools, useTool } from "./MapTools.tsx";
import { Readout } from "./Readout.tsx";
import { SidePanel } from "./SidePanel.tsx";

interface Props {
  method: MapMethod;
  /** Differs between any two maps of the method. */
  version: string;
  /** The choice of the method. */
  pick: ReactNode;
  about(points: MapPoints): ReactNode;
}

/** One map with its tools. */
export function MapView({ method, version, pick, about }: Props) {
  const { project } = useView();
  const color = useColor();
  const data = useMapData(method, version, color);
  useSelectionInAddress(project.image_count);
  const inView = useMemo(() => {
    if (data.state !== "ready") return new Uint32Array(0);
    const { points: { xy }, filtered } = data.value;
    return filtered.filter((id) => !Number.isNaN(xy[2 * id]!));
  }, [data.state === "ready" && data.value.points, data.state === "ready" && data.value.filtered]);
  return (
    <>
      <div className="explorer-tools">
        <MapTools pick={pick} />
        <ActionBar shown={data.state === "ready" ? data.value.filtered.length : undefined} />
      </div>
      <Waiting of={data} what="the points and their colours" />
      {data.state === "ready" && inView.length === 0 && (
        <Empty title="None of the images in view is on the map.">
          <button type="button" onClick={() => change({ where: undefined, class: [] })}>
            Clear the filter
          </button>
        </Empty>
      )}
      {data.state === "ready" && inView.length > 0 && (
        <Drawn data={data.value} inView={inView} about={about} />
      )}
    </>
  );
}

interface DrawnProps {
  data: MapData;
  /** The images of the filter that are on the map. */
  inView: Uint32Array;
  about(points: MapPoints): ReactNode;
}

function Drawn({ data, inView, about }: DrawnProps) {
  const { project, model } = useView();
  const { points, labels, predicted, coloring } = data;
  const { xy } = points;
  const picked = useStore(selection);
  const tool = useTool();
  const rest = useParameter("rest", "faint");
  const color = useColor();
  const home = useMemo(() => fitting(xy), [xy]);
  const [camera, setCamera] = useCameraInAddress(home);
  const text = useParameter("id", "");
  const open = /^\d+$/.test(text) && Number(text) < project.image_count ? Number(text) : undefined;
  const [cursor, setCursor] = useState<number | undefined>(open);
  const place = useMemo(() => open === undefined ? -1 : inView.indexOf(open), [inView, open]);
  useEffect(() => {
    if (open !== undefined) setCursor(open);
  }, [open]);
  const close = useCallback(() => change({ id: undefined }, "replace"), []);
  useEscape(open !== undefined, close);
  const openImage = useCallback(
    (id: number) => change({ id: String(id) }, open === undefined ? "push" : "replace"),
    [open],
  );
  const onCursor = useCallback((id: number) => {
    setCursor(id);
    if (open !== undefined) change({ id: String(id) }, "replace");
  }, [open]);
  const pointStates = useMemo(() => {
    const all = new Uint8Array(project.image_count)
      .fill(rest === "hidden" ? states.hidden : states.outside);
    for (const id of inView) all[id] = states.inView;
    picked.bits.forEach((bit, id) => {
      if (bit === 1) all[id] = states.selected;
    });
    return all;
  }, [inView, picked, rest, project.image_count]);
  const onSelect = useCallback(
    (ids: Uint32Array, how: SelectHow) => select(ids, how, project.image_count),
    [project.image_count],
  );
  const named = color === "predicted" && predicted ? predicted : labels;
  const found = useMemo(() => clusters(xy, inView, named), [xy, inView, named]);
  const nameOf = useCallback(
    (cluster: Cluster) =>
      2 * cluster.count < cluster.ids.length
        ? "mixed"
        : project.classes[cluster.majority] ?? "no label",
    [project],
  );
  return (
    <div className="map-body">
      <div className="map-main">
        <PointMap
          xy={xy}
          ids={inView}
          coloring={coloring}
          states={pointStates}
          hasSelection={picked.count > 0}
          tool={tool}
          clusters={found}
          nameOf={nameOf}
          camera={camera}
          onCamera={setCamera}
          cursor={cursor}
          onCursor={onCursor}
          onSelect={onSelect}
          onOpen={openImage}
          tip={(id) => <HoverCard id={id} labels={labels} predicted={predicted} />}
        />
        <Legend
          title={colorTitle(color, project.metrics)}
          coloring={coloring}
          onPick={(code, adds) =>
            onSelect(
              inView.filter((id) => coloring.codes[id] === code),
              adds ? "add" : "set",
            )}
        />
        <Readout cursor={cursor} labels={labels} predicted={predicted} bits={picked.bits} />
      </div>
      {open !== undefined
        ? (
          <DetailPanel
            id={open}
            model={model?.name}
            place={place >= 0 ? { position: place, count: inView.length } : undefined}
            previous={place > 0 ? inView[place - 1] : undefined}
            next={place >= 0 ? inView[place + 1] : undefined}
            close={close}
          />
        )
        : (
          <SidePanel
            about={about(points)}
            clusters={found}
            nameOf={nameOf}
            labels={labels}
            predicted={predicted}
            onSelect={onSelect}
          />
        )}
    </div>
  );
}

const patienceMilliseconds = 300;

/** The camera; the address follows when it has come to rest. */
function useCameraInAddress(home: ReturnType<typeof fitting>) {
  const text = useParameter("at", "");
  const [camera, setCamera] = useState(() => cameraOf(text, home));
  const known = useRef(text);
  useEffect(() => {
    if (text === known.current) return;
    known.current = text;
    setCamera(cameraOf(text, home));
  }, [text, home]);
  useEffect(() => {
    const now = camera === home ? "" : cameraText(camera, home);
    const wanted = now === "0,0,1" ? "" : now;
    if (wanted === known.current) return;
    const timer = setTimeout(() => {
      known.current = wanted;
      change({ at: wanted }, "replace");
    }, patienceMilliseconds);
    return () => clearTimeout(timer);
  }, [camera, home]);
  return [camera, setCamera] as const;
}
