import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { rgb } from "../charts/color.ts";
import { useScheme, useSize } from "../lib/element.ts";
import type { SelectHow } from "../lib/selection.ts";
import {
  type Camera,
  dragged,
  fitting,
  type Point,
  revealed,
  toMap,
  toScreen,
  zoomed,
} from "./camera.ts";
import { ClusterNames } from "./ClusterNames.tsx";
import type { Cluster } from "./clusters.ts";
import type { Coloring } from "./colors.ts";
import { Drawing } from "./drawing.ts";
import { inDirection, inside, nearestOf, PointGrid } from "./places.ts";

export type Tool = "pan" | "lasso" | "box";

interface Props {
  /** Two numbers an image; NaN for one that is not on the map. */
  xy: Float32Array;
  /** The images that can be pointed at: those of the filter that are on the map. */
  ids: Uint32Array;
  coloring: Coloring;
  /** A state of `drawing.ts` for each image. */
  states: Uint8Array;
  hasSelection: boolean;
  tool: Tool;
  clusters: Cluster[];
  nameOf(cluster: Cluster): string;
  camera: Camera;
  onCamera(camera: Camera): void;
  /** The image that the keys stand on. */
  cursor: number | undefined;
  onCursor(id: number): void;
  onSelect(ids: Uint32Array, how: SelectHow): void;
  onOpen(id: number): void;
  /** What is said of an image under the pointer. */
  tip(id: number): ReactNode;
}

const reachPixels = 9;

/** The points of a map: pan, zoom, lasso, box, hover; one tab stop, arrows from point to point. */
export function PointMap(props: Props) {
  const { xy, ids, tool, camera, onCamera, cursor, onCursor, onSelect, onOpen } = props;
  const [box, room] = useSize<HTMLDivElement>();
  const home = useMemo(() => fitting(xy), [xy]);
  const grid = useMemo(() => new PointGrid(xy, ids, home.reach / 150), [xy, ids, home]);
  const [hover, setHover] = useState<{ id: number; at: Point } | null>(null);
  const [path, setPath] = useState<Point[]>([]);
  const grip = useRef<{ from: Point; camera: Camera; moved: boolean; selects: boolean } | null>(
    null,
  );
  const { canvas, error } = useDrawing(props, home, room);
  const placeOf = (id: number): Point => [xy[2 * id]!, xy[2 * id + 1]!];
  const near = (at: Point): number | undefined => {
    const within = reachPixels / Math.min(room.width, room.height) * 2 * camera.reach;
    return grid.nearest(toMap(at, camera, room), within);
  };
  const local = (event: { clientX: number; clientY: number }): Point => {
    const { left, top } = canvas.current!.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };

  const latest = useRef({ camera, room, home, onCamera });
  latest.current = { camera, room, home, onCamera };
  useEffect(() => {
    const element = canvas.current;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const now = latest.current;
      setHover(null);
      const factor = Math.exp(-event.deltaY * 0.0015);
      now.onCamera(zoomed(now.camera, factor, local(event), now.room, now.home));
    };
    element?.addEventListener("wheel", wheel, { passive: false });
    return () => element?.removeEventListener("wheel", wheel);
  }, []);

  const move = (event: PointerEvent) => {
    const at = local(event), held = grip.current;
    if (!held) {
      const id = near(at);
      if (id !== hover?.id) setHover(id === undefined ? null : { id, at });
      return;
    }
    const dx = at[0] - held.from[0], dy = at[1] - held.from[1];
    if (Math.hypot(dx, dy) > 3) held.moved = true;
    if (!held.moved) return;
    if (!held.selects) onCamera(dragged(held.camera, dx, dy, room));
    else if (tool === "box") {
      const [x, y] = held.from;
      setPath([[x, y], [at[0], y], at, [x, at[1]]]);
    } else setPath((before) => [...before, at]);
  };
  const release = (event: PointerEvent) => {
    const held = grip.current, at = local(event);
    grip.current = null;
    setPath([]);
    if (!held) return;
    const adds = event.ctrlKey || event.metaKey;
    if (held.moved && held.selects) {
      const polygon = path.map((point) => toMap(point, camera, room));
      onSelect(inside(xy, polygon, ids), adds ? "add" : "set");
    } else if (!held.moved) {
      const id = near(at);
      if (id === undefined) return;
      onCursor(id);
      if (adds) onSelect(Uint32Array.of(id), "toggle");
      else onOpen(id);
    }
  };

  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const middle: Point = [room.width / 2, room.height / 2];
    const step = Math.min(room.width, room.height) * 0.15;
    const pans: Record<string, Point> = {
      ArrowLeft: [step, 0],
      ArrowRight: [-step, 0],
      ArrowUp: [0, step],
      ArrowDown: [0, -step],
    };
    const pan = pans[event.key];
    if (pan && event.shiftKey) onCamera(dragged(camera, pan[0], pan[1], room));
    else if (pan) {
      const next = cursor === undefined
        ? nearestOf([camera.x, camera.y], xy, ids)
        : inDirection(event.key, placeOf(cursor), xy, ids);
      if (next !== undefined) {
        onCursor(next);
        onCamera(revealed(camera, placeOf(next), room));
      }
    } else if (event.key === "+" || event.key === "=") {
      const at = cursor === undefined ? middle : toScreen(placeOf(cursor), camera, room);
      onCamera(zoomed(camera, 1.4, at, room, home));
    } else if (event.key === "-") onCamera(zoomed(camera, 1 / 1.4, middle, room, home));
    else if (event.key === "0" || event.key === "Home") onCamera(home);
    else if (event.key === "Enter" && cursor !== undefined) onOpen(cursor);
    else if ((event.key === " " || event.key.toLowerCase() === "x") && cursor !== undefined) {
      onSelect(Uint32Array.of(cursor), "toggle");
    } else return;
    setHover(null);
    event.preventDefault();
  };

  const marked = cursor === undefined || Number.isNaN(xy[2 * cursor]!)
    ? undefined
    : toScreen(placeOf(cursor), camera, room);
  return (
    <div className="map" ref={box}>
      {error && (
        <div className="state" role="alert">
          <p className="state-title">The map is drawn with WebGL2, which is not available.</p>
          <p>{error} The images, filters and selections of the Explorer work without it.</p>
        </div>
      )}
      <canvas
        ref={canvas}
        tabIndex={0}
        role="application"
        aria-label="Map of images"
        aria-describedby="map-keys"
        className={tool === "pan" ? "pans" : "selects"}
        style={{ width: room.width, height: room.height }}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          const from = local(event);
          grip.current = {
            from,
            camera,
            moved: false,
            selects: tool !== "pan" || event.shiftKey,
          };
          if (grip.current.selects) setPath([from]);
          setHover(null);
        }}
        onPointerMove={move}
        onPointerUp={release}
        onPointerCancel={() => {
          grip.current = null;
          setPath([]);
        }}
        onPointerLeave={() => setHover(null)}
        onKeyDown={press}
      />
      <p id="map-keys" className="hidden">
        Arrow keys go to the nearest image in that direction, Enter opens it, X selects it; plus and
        minus zoom, 0 shows the whole map, Shift and an arrow key moves the view.
      </p>
      {!error && room.width > 0 && (
        <ClusterNames
          clusters={props.clusters}
          nameOf={props.nameOf}
          camera={camera}
          room={room}
          onSelect={onSelect}
        />
      )}
      {path.length > 1 && (
        <svg className="lasso" aria-hidden="true">
          <polygon points={path.map((point) => point.join(",")).join(" ")} />
        </svg>
      )}
      {marked && <i className="map-cursor" style={{ left: marked[0], top: marked[1] }} />}
      {hover && (
        <div
          className="map-tip"
          style={{
            left: hover.at[0] + 196 > room.width ? hover.at[0] - 190 : hover.at[0] + 14,
            top: Math.max(4, Math.min(hover.at[1] + 14, room.height - 236)),
          }}
        >
          {props.tip(hover.id)}
        </div>
      )}
    </div>
  );
}

/** Keeps the drawing and what it shows equal. */
function useDrawing(
  { xy, coloring, states, hasSelection, camera }: Props,
  home: Camera,
  room: { width: number; height: number },
) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const [error, setError] = useState<string>();
  const scheme = useScheme();
  const begin = useCallback(() => {
    try {
      drawing.current = new Drawing(canvas.current!);
      setError(undefined);
    } catch (fault) {
      setError(fault instanceof Error ? fault.message : String(fault));
    }
  }, []);
  const [life, setLife] = useState(0);
  useEffect(() => {
    begin();
    const element = canvas.current!;
    const lost = (event: Event) => event.preventDefault();
    const back = () => {
      begin();
      setLife((before) => before + 1);
    };
    element.addEventListener("webglcontextlost", lost);
    element.addEventListener("webglcontextrestored", back);
    return () => {
      element.removeEventListener("webglcontextlost", lost);
      element.removeEventListener("webglcontextrestored", back);
      drawing.current?.dispose();
    };
  }, [begin]);
  useEffect(() => drawing.current?.points(xy), [xy, life]);
  useEffect(() => drawing.current?.codes(coloring.codes), [coloring, life]);
  useEffect(() => drawing.current?.states(states), [states, life]);
  useEffect(() => {
    drawing.current?.colors(
      coloring.palette.map(rgb),
      rgb("var(--map-none)"),
      rgb("var(--text)"),
    );
  }, [coloring, scheme, life]);
  useEffect(() => {
    const element = canvas.current!;
    element.width = Math.round(room.width * devicePixelRatio);
    element.height = Math.round(room.height * devicePixelRatio);
  }, [room]);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const usual = Math.min(8, Math.max(3.2, 200 / Math.sqrt(xy.length / 2)));
      const size = Math.min(16, usual * Math.pow(home.reach / camera.reach, 0.4));
      drawing.current?.draw(camera, size * devicePixelRatio, hasSelection ? 0.3 : 0.8);
    });
    return () => cancelAnimationFrame(frame);
  });
  return { canvas, error };
}
