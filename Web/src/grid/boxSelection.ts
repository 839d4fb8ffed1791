import { type CSSProperties, type MouseEvent, type PointerEvent, type RefObject } from "react";
import { useRef, useState } from "react";
import type { SelectHow } from "../lib/selection.ts";
import { boxed } from "./box.ts";
import type { GridLayout } from "./layout.ts";

/** A press that moves farther than this draws a box; a shorter one is a click. */
const leastPixels = 6;
/** How fast the grid scrolls while the pointer is beyond its edge. */
const scrollPixels = 24;

/** Selects what a rectangle touches that the mouse draws; with Shift or Ctrl added to the rest. */
export function useBoxSelection(
  grid: RefObject<HTMLDivElement | null>,
  layout: GridLayout,
  ids: Uint32Array,
  onSelect: (ids: Uint32Array, how: SelectHow) => void,
) {
  const [shown, setShown] = useState<CSSProperties | null>(null);
  const wasDrawn = useRef(false);
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    const element = grid.current;
    if (!element || event.button !== 0 || event.pointerType === "touch") return;
    const frame = element.getBoundingClientRect();
    // A press on the scroll bar is not ours.
    if (event.clientX - frame.left > element.clientWidth) return;
    const isAdded = event.shiftKey || event.ctrlKey || event.metaKey;
    const contentPoint = ({ clientX, clientY }: { clientX: number; clientY: number }) => ({
      x: clientX - frame.left,
      y: clientY - frame.top + element.scrollTop * layout.ratio,
    });
    const from = contentPoint(event);
    wasDrawn.current = false;
    const area = (now: { x: number; y: number }) => ({
      left: Math.min(from.x, now.x),
      right: Math.max(from.x, now.x),
      top: Math.min(from.y, now.y),
      bottom: Math.max(from.y, now.y),
    });
    const drag = (moved: globalThis.PointerEvent) => {
      const far = Math.hypot(moved.clientX - event.clientX, moved.clientY - event.clientY);
      if (!wasDrawn.current && far < leastPixels) return;
      wasDrawn.current = true;
      if (moved.clientY > frame.bottom) element.scrollTop += scrollPixels;
      if (moved.clientY < frame.top) element.scrollTop -= scrollPixels;
      const { left, right, top, bottom } = area(contentPoint(moved));
      const scrolled = element.scrollTop;
      setShown({
        left,
        width: right - left,
        top: top - scrolled * layout.ratio + scrolled,
        height: bottom - top,
      });
    };
    const drop = (released: globalThis.PointerEvent) => {
      removeEventListener("pointermove", drag);
      removeEventListener("pointerup", drop);
      removeEventListener("pointercancel", drop);
      setShown(null);
      if (!wasDrawn.current || released.type === "pointercancel") return;
      const positions = boxed(area(contentPoint(released)), layout, ids.length);
      onSelect(Uint32Array.from(positions, (at) => ids[at]!), isAdded ? "add" : "set");
    };
    addEventListener("pointermove", drag);
    addEventListener("pointerup", drop);
    addEventListener("pointercancel", drop);
  };
  /** The click that ends a box opens nothing. */
  const swallow = (event: MouseEvent) => {
    if (!wasDrawn.current) return;
    wasDrawn.current = false;
    event.preventDefault();
    event.stopPropagation();
  };
  return { shown, begin, swallow };
}
