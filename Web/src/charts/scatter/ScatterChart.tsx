import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import { useScheme, useSize } from "../../lib/element.ts";
import { decimal } from "../../lib/numbers.ts";
import { go } from "../../lib/url.ts";
import type { Scatter } from "../../lib/wire.ts";
import { Link } from "../../parts/Link.tsx";
import { Drawing } from "./Drawing.tsx";
import { paintPoints } from "./paintPoints.ts";
import {
  afterKey,
  nearest,
  ordered,
  planeOf,
  type Span,
  xPixel,
  xValue,
  yPixel,
  yValue,
} from "./plane.ts";

interface Props {
  scatter: Scatter;
  xTitle: string;
  yTitle: string;
  /** CSS colours of the groups; the last is that of points without one. */
  colors: string[];
  /** Where an image is shown. */
  addressOf(image: number): string;
  /** Where the images of a box are shown. */
  addressOfBox(x: Span, y: Span): string;
  /** The small picture of an image. */
  pictureOf(image: number): string;
}

interface Pixel {
  x: number;
  y: number;
}

const dragFrom = 4;
const reach = 14;
const height = 320;

/** Points on a canvas: hover and click open an image, a box opens the images in it; the same by
 * keyboard, where Shift with an arrow spans the box. */
export function ScatterChart(
  { scatter, xTitle, yTitle, colors, addressOf, addressOfBox, pictureOf }: Props,
) {
  const [stage, { width }] = useSize<HTMLDivElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useScheme();
  const { points } = scatter;
  const [place, setPlace] = useState(-1);
  const [anchor, setAnchor] = useState(-1);
  const [drag, setDrag] = useState<[Pixel, Pixel] | null>(null);
  const start = useRef<Pixel | null>(null);
  const dragged = useRef(false);
  const plane = useMemo(() => width > 0 ? planeOf(scatter, width, height) : undefined, [
    scatter,
    width,
  ]);
  const byX = useMemo(() => ordered(points, 1), [points]);
  const byY = useMemo(() => ordered(points, 2), [points]);

  useEffect(() => {
    setPlace(-1);
    setAnchor(-1);
  }, [points]);
  useEffect(() => {
    if (canvas.current && plane) {
      paintPoints(canvas.current, points, plane, { width, height }, colors);
    }
  }, [points, plane, width, colors.join(), scheme]);

  if (!plane) return <div ref={stage} className="scatter-stage" style={{ height }} />;
  const pixel = (event: PointerEvent): Pixel => {
    const { left, top } = stage.current!.getBoundingClientRect();
    const within = (at: number, low: number, high: number) => Math.min(high, Math.max(low, at));
    return {
      x: within(event.clientX - left, plane.left, plane.right),
      y: within(event.clientY - top, plane.top, plane.bottom),
    };
  };
  const at = (index: number): Pixel => ({
    x: xPixel(plane, points[index]![1]!),
    y: yPixel(plane, points[index]![2]!),
  });
  const span = (one: number, other: number): Span => [Math.min(one, other), Math.max(one, other)];
  const release = () => {
    if (drag) {
      go(addressOfBox(
        span(xValue(plane, drag[0].x), xValue(plane, drag[1].x)),
        span(yValue(plane, drag[0].y), yValue(plane, drag[1].y)),
      ));
    }
    start.current = null;
    setDrag(null);
  };
  const press = (event: KeyboardEvent) => {
    const to = place < 0 ? byX[0] : afterKey(event.key, place, byX, byY);
    const moves = afterKey(event.key, byX[0]!, byX, byY) !== undefined;
    if (moves && to !== undefined) {
      setAnchor(event.shiftKey ? (anchor < 0 ? place : anchor) : -1);
      setPlace(to);
    } else if (event.key === "Enter" && place >= 0) {
      const here = points[place]!, there = points[anchor];
      go(
        there
          ? addressOfBox(span(here[1]!, there[1]!), span(here[2]!, there[2]!))
          : addressOf(here[0]!),
      );
    } else if (event.key === "Escape" && anchor >= 0) setAnchor(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const corners = drag ?? (anchor >= 0 && place >= 0 ? [at(anchor), at(place)] : null);
  const mark = place >= 0 && place < points.length ? at(place) : null;
  return (
    <>
      <div
        ref={stage}
        className="scatter-stage"
        style={{ height }}
        onPointerDown={(event) => {
          dragged.current = false;
          start.current = event.button === 0 ? pixel(event) : null;
        }}
        onPointerMove={(event) => {
          const from = start.current;
          if (!from || event.buttons === 0) {
            return setPlace(nearest(points, plane, pixel(event), reach));
          }
          const to = pixel(event);
          if (!dragged.current && Math.hypot(to.x - from.x, to.y - from.y) < dragFrom) return;
          if (!dragged.current) event.currentTarget.setPointerCapture(event.pointerId);
          dragged.current = true;
          setDrag([from, to]);
        }}
        onPointerUp={release}
        onPointerCancel={() => setDrag(null)}
        onPointerLeave={() => document.activeElement !== canvas.current && setPlace(-1)}
        onClickCapture={(event) => dragged.current && event.preventDefault()}
      >
        <canvas
          ref={canvas}
          tabIndex={0}
          role="application"
          aria-label={`${yTitle} against ${xTitle}, ${points.length} images. Arrow keys move between them, Enter opens one, Shift with arrows spans a box.`}
          aria-describedby="scatter-readout"
          style={{ width, height }}
          onKeyDown={press}
          onFocus={(event) =>
            event.currentTarget.matches(":focus-visible") && place < 0 && setPlace(byX[0]!)}
          onBlur={() => setAnchor(-1)}
        />
        <Drawing
          scatter={scatter}
          plane={plane}
          width={width}
          height={height}
          xTitle={xTitle}
          yTitle={yTitle}
        />
        {corners && (
          <i
            className="scatter-box"
            style={{
              left: Math.min(corners[0].x, corners[1].x),
              top: Math.min(corners[0].y, corners[1].y),
              width: Math.abs(corners[1].x - corners[0].x),
              height: Math.abs(corners[1].y - corners[0].y),
            }}
          />
        )}
        {mark && !drag && (
          <>
            <Link
              to={addressOf(points[place]![0]!)}
              tabIndex={-1}
              aria-hidden="true"
              draggable={false}
              className="scatter-mark"
              style={{ left: mark.x - 8, top: mark.y - 8 }}
            />
            <img
              className="scatter-preview"
              src={pictureOf(points[place]![0]!)}
              alt=""
              style={{
                left: mark.x > width / 2 ? mark.x - 92 : mark.x + 14,
                top: Math.min(plane.bottom - 80, Math.max(0, mark.y - 40)),
              }}
            />
          </>
        )}
      </div>
      <p id="scatter-readout" className="rate-readout" role="status" data-picture="no">
        {mark
          ? (
            <>
              <b>Image {points[place]![0]}</b> {xTitle} {decimal(points[place]![1]!)}, {yTitle}{" "}
              {decimal(points[place]![2]!)}
              {scatter.groups && ` · ${scatter.groups[points[place]![3]!] ?? "none"}`}
              {anchor >= 0 && " · Enter opens the images of the box"}
            </>
          )
          : "A point opens its image; drag a box to open all images in it."}
      </p>
    </>
  );
}
