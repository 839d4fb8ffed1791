import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useScheme, useSize } from "../../lib/element.ts";
import { go } from "../../lib/url.ts";
import { Link } from "../../parts/Link.tsx";
import { AxisLabels } from "./AxisLabels.tsx";
import { type Cells, isBlank, type MatrixMode } from "./cells.ts";
import { paint } from "./paint.ts";
import { Readout, wordsOf } from "./Readout.tsx";
import { clamped, revealing, type Viewport, whole, zoomed } from "./viewport.ts";

interface Props {
  cells: Cells;
  mode: MatrixMode;
  /** Class positions from top to bottom and left to right. */
  order: number[];
  /** Where the images of a cell are shown. */
  addressOf(truth: number, predicted: number): string;
  /** Stands at the end of the foot. */
  children?: ReactNode;
}

type Place = [row: number, column: number];

/** The room for the names beside the matrix. */
const gutter = { left: 78, top: 66 };
/** Matrices of fewer classes are never zoomed, so the wheel scrolls the page. */
const zoomableFrom = 25;
const dragFrom = 4;

/** A confusion matrix of any size on one canvas: zoom, pan, hover, click, keyboard. */
export function ConfusionMatrix({ cells, mode, order, addressOf, children }: Props) {
  const [box, room] = useSize<HTMLDivElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const scheme = useScheme();
  const [view, setView] = useState<Viewport>(whole);
  const [place, setPlace] = useState<Place | null>(null);
  const drag = useRef<{ x: number; y: number; view: Viewport; moved: boolean } | null>(null);
  const size = order.length;
  const zoomable = size >= zoomableFrom;
  const side = Math.max(120, Math.min(room.width - gutter.left, room.height - gutter.top));
  const cellSide = side * view.zoom / size;

  useEffect(() => {
    setView(whole);
    setPlace(null);
  }, [order]);
  useEffect(() => {
    if (canvas.current && room.width > 0) paint(canvas.current, { cells, mode, order, view, side });
  }, [cells, mode, order, view, side, scheme]);

  useEffect(() => {
    const element = stage.current;
    if (!element || !zoomable) return;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      setPlace(null);
      const { left, top } = element.getBoundingClientRect();
      const at = { x: (event.clientX - left) / side, y: (event.clientY - top) / side };
      setView((before) => zoomed(before, size, Math.exp(-event.deltaY * 0.002), at));
    };
    element.addEventListener("wheel", wheel, { passive: false });
    return () => element.removeEventListener("wheel", wheel);
  }, [size, side, zoomable]);

  const placeAt = (event: PointerEvent): Place | null => {
    const { left, top } = stage.current!.getBoundingClientRect();
    const column = Math.floor(view.left + (event.clientX - left) / cellSide);
    const row = Math.floor(view.top + (event.clientY - top) / cellSide);
    return row >= 0 && column >= 0 && row < size && column < size ? [row, column] : null;
  };
  const classesAt = ([row, column]: Place): [number, number] => [order[row]!, order[column]!];
  const linkAt = (at: Place): string | null => {
    const [truth, predicted] = classesAt(at);
    return isBlank(cells, truth, predicted) ? null : addressOf(truth, predicted);
  };
  const moveTo = (row: number, column: number) => {
    const inside = (at: number) => Math.min(size - 1, Math.max(0, at));
    const next: Place = [inside(row), inside(column)];
    setPlace(next);
    setView((before) => revealing(before, size, ...next));
  };
  const zoomBy = (factor: number) =>
    setView((before) => {
      const at = place
        ? {
          x: (place[1] + 0.5 - before.left) * before.zoom / size,
          y: (place[0] + 0.5 - before.top) * before.zoom / size,
        }
        : { x: 0.5, y: 0.5 };
      return zoomed(before, size, factor, at);
    });

  const press = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 10 : 1;
    const [row, column] = place ?? [0, 0];
    const moves: Record<string, Place> = {
      ArrowUp: [row - step, column],
      ArrowDown: [row + step, column],
      ArrowLeft: [row, column - step],
      ArrowRight: [row, column + step],
      Home: event.ctrlKey ? [0, 0] : [row, 0],
      End: event.ctrlKey ? [size - 1, size - 1] : [row, size - 1],
      PageUp: [row - 10, column],
      PageDown: [row + 10, column],
    };
    const target = moves[event.key];
    if (target) moveTo(...(place ? target : [0, 0] as Place));
    else if (event.key === "Enter" && place) {
      const link = linkAt(place);
      if (link) go(link);
    } else if (zoomable && (event.key === "+" || event.key === "=")) zoomBy(1.5);
    else if (zoomable && event.key === "-") zoomBy(1 / 1.5);
    else if (zoomable && event.key === "0") setView(whole);
    else return;
    event.preventDefault();
  };

  const hovered = useMemo(() => place && linkAt(place), [place, cells, order]);
  const at = (index: number, from: number) => (index - from) * cellSide;
  return (
    <div className="matrix">
      <div className="matrix-box" ref={box}>
        <div
          className="matrix-frame"
          data-picture="chart"
          style={{ width: side + gutter.left, height: side + gutter.top }}
        >
          <AxisLabels
            names={order.map((one) => cells.names[one]!)}
            view={view}
            side={side}
            place={place}
          />
          <div
            ref={stage}
            className="matrix-stage"
            style={{ width: side, height: side, left: gutter.left, top: gutter.top }}
            onPointerDown={(event) => {
              if (event.button === 0 && view.zoom > 1) {
                drag.current = { x: event.clientX, y: event.clientY, view, moved: false };
              }
            }}
            onPointerMove={(event) => {
              const from = drag.current;
              if (!from || event.buttons === 0) return setPlace(placeAt(event));
              const [x, y] = [event.clientX - from.x, event.clientY - from.y];
              if (!from.moved && Math.hypot(x, y) < dragFrom) return;
              if (!from.moved) event.currentTarget.setPointerCapture(event.pointerId);
              from.moved = true;
              setView(clamped({
                zoom: from.view.zoom,
                left: from.view.left - x / cellSide,
                top: from.view.top - y / cellSide,
              }, size));
            }}
            onPointerLeave={() => document.activeElement !== canvas.current && setPlace(null)}
            onClickCapture={(event) => {
              if (drag.current?.moved) event.preventDefault();
              drag.current = null;
            }}
          >
            <canvas
              ref={canvas}
              tabIndex={0}
              role="application"
              aria-label={`Confusion matrix of ${size} classes. Arrow keys move, Enter opens the images.`}
              aria-describedby="matrix-readout"
              style={{ width: side, height: side }}
              onKeyDown={press}
              onFocus={(event) =>
                event.currentTarget.matches(":focus-visible") && !place && moveTo(0, 0)}
            />
            {place && (
              <>
                <i
                  className="matrix-cross row"
                  style={{
                    top: at(place[0], view.top),
                    height: Math.max(2, cellSide),
                    left: 0,
                    right: 0,
                  }}
                />
                <i
                  className="matrix-cross column"
                  style={{
                    left: at(place[1], view.left),
                    width: Math.max(2, cellSide),
                    top: 0,
                    bottom: 0,
                  }}
                />
                {hovered && (
                  <Link
                    to={hovered}
                    tabIndex={-1}
                    aria-hidden="true"
                    draggable={false}
                    className="matrix-cell"
                    title={wordsOf(cells, ...classesAt(place))}
                    style={{
                      left: at(place[1], view.left),
                      top: at(place[0], view.top),
                      width: Math.max(4, cellSide),
                      height: Math.max(4, cellSide),
                    }}
                  />
                )}
              </>
            )}
          </div>
        </div>
      </div>
      <div className="matrix-foot">
        <Readout cells={cells} mode={mode} place={place && classesAt(place)} zoomable={zoomable} />
        {zoomable && (
          <span className="segments" role="group" aria-label="Zoom">
            <button type="button" aria-label="Zoom out" onClick={() => zoomBy(1 / 2)}>−</button>
            <button type="button" aria-label="Show all classes" onClick={() => setView(whole)}>
              All
            </button>
            <button type="button" aria-label="Zoom in" onClick={() => zoomBy(2)}>+</button>
          </span>
        )}
        {children}
      </div>
    </div>
  );
}
