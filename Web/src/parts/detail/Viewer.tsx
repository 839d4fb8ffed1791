import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { useEscape } from "../../lib/escape.ts";
import { isTyping } from "../../lib/typing.ts";
import type { ImageDetail } from "../../lib/wire.ts";
import { hasPicture, Picture } from "./Picture.tsx";
import { fitted, moved, type Pose, zoomed } from "./pose.ts";

const zoomStep = 1.25;

/** The picture, to zoom, pan and see in full-screen; without one there is nothing to handle. */
export function Viewer({ detail }: { detail: ImageDetail }) {
  return hasPicture(detail) ? <Handled detail={detail} /> : (
    <div className="viewer">
      <Picture detail={detail} />
    </div>
  );
}

/** Keys inside: + − 0, arrows, f. */
function Handled({ detail }: { detail: ImageDetail }) {
  const frame = useRef<HTMLDivElement>(null);
  const [pose, setPose] = useState<Pose>(fitted);
  const [pixels, setPixels] = useState(false);
  const [full, setFull] = useState(false);
  const held = useRef<{ x: number; y: number } | null>(null);
  useEffect(() => setPose(fitted), [detail.id]);
  useEscape(full, () => setFull(false));

  const size = () => {
    const box = frame.current?.getBoundingClientRect();
    return { width: box?.width ?? 1, height: box?.height ?? 1 };
  };
  const zoom = (by: number, at?: { x: number; y: number }) =>
    setPose((before) => zoomed(before, by, at ?? { x: 0, y: 0 }, size()));

  // React's own wheel listener is passive: it cannot keep the panel from scrolling.
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey && !full) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      zoom(event.deltaY < 0 ? zoomStep : 1 / zoomStep, {
        x: event.clientX - box.left - box.width / 2,
        y: event.clientY - box.top - box.height / 2,
      });
    };
    element.addEventListener("wheel", turn, { passive: false });
    return () => element.removeEventListener("wheel", turn);
  }, [full]);

  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "f" || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      setFull((before) => !before);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);

  const step = 40;
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pan: Record<string, [number, number]> = {
      ArrowLeft: [step, 0],
      ArrowRight: [-step, 0],
      ArrowUp: [0, step],
      ArrowDown: [0, -step],
    };
    const by = pan[event.key];
    if (by) setPose((before) => moved(before, by[0], by[1], size()));
    else if (event.key === "+" || event.key === "=") zoom(zoomStep);
    else if (event.key === "-") zoom(1 / zoomStep);
    else if (event.key === "0") setPose(fitted);
    else return;
    event.preventDefault();
  };
  const grab = (event: PointerEvent<HTMLDivElement>) => {
    if (pose.scale === 1 || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { x: event.clientX, y: event.clientY };
  };
  const drag = (event: PointerEvent) => {
    const from = held.current;
    if (!from) return;
    const [x, y] = [event.clientX - from.x, event.clientY - from.y];
    held.current = { x: event.clientX, y: event.clientY };
    setPose((before) => moved(before, x, y, size()));
  };
  const release = () => {
    held.current = null;
  };
  return (
    <div className={full ? "viewer full" : "viewer"}>
      <div
        ref={frame}
        className={pose.scale > 1 ? "viewer-frame zoomed" : "viewer-frame"}
        role="group"
        tabIndex={0}
        aria-label={`Picture, zoomed to ${
          Math.round(100 * pose.scale)
        } %; plus, minus and 0 zoom, arrows move`}
        onKeyDown={press}
        onPointerDown={grab}
        onPointerMove={drag}
        onPointerUp={release}
        onPointerCancel={release}
      >
        <div
          className={pixels ? "viewer-pose pixels" : "viewer-pose"}
          style={{ transform: `translate(${pose.x}px, ${pose.y}px) scale(${pose.scale})` }}
        >
          <Picture detail={detail} />
        </div>
      </div>
      <div className="viewer-tools" role="group" aria-label="Picture">
        <button type="button" aria-label="Zoom out" onClick={() => zoom(1 / zoomStep)}>−</button>
        <span className="number">{Math.round(100 * pose.scale)} %</span>
        <button type="button" aria-label="Zoom in" onClick={() => zoom(zoomStep)}>+</button>
        <button type="button" onClick={() => setPose(fitted)}>Fit</button>
        <button type="button" aria-pressed={pixels} onClick={() => setPixels(!pixels)}>
          Pixels
        </button>
        <button
          type="button"
          aria-pressed={full}
          aria-keyshortcuts="f"
          onClick={() => setFull(!full)}
        >
          {full ? "Leave full screen" : "Full screen"}
        </button>
      </div>
    </div>
  );
}
