import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { decimal, integer } from "../../lib/numbers.ts";
import type { Ends } from "../../lib/range.ts";
import type { HistogramBin } from "../../lib/wire.ts";
import { afterKey, share, valueAt } from "./brush.ts";

const height = 54;
/** A key press waits so long for the next one before the images are asked for. */
const pauseMilliseconds = 300;
/** A pointer that moved less has clicked. */
const clickPixels = 4;

interface Props {
  bins: HistogramBin[];
  title: string;
  /** What the bins cover. */
  all: Ends;
  /** The chosen range. */
  range: Ends;
  /** Takes a new range, when the movement is over. */
  set(range: Ends): void;
}

/** Bars with a brush: drag over them, click one, or move either end with mouse and keys. */
export function HistogramBrush({ bins, title, all, range, set }: Props) {
  const [draft, setDraft] = useState<Ends | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const drag = useRef<{ anchor: number; x: number; moved: boolean } | null>(null);
  const pause = useRef<number | undefined>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  // The range of the address is the truth, whatever was drafted before.
  useEffect(() => setDraft(null), [range[0], range[1]]);
  const [low, high] = draft ?? range;

  const valueUnder = (event: PointerEvent) => {
    const { left, width } = box.current!.getBoundingClientRect();
    return valueAt((event.clientX - left) / width, all);
  };
  const start = (event: PointerEvent, anchor: number) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    box.current!.setPointerCapture(event.pointerId);
    drag.current = { anchor, x: event.clientX, moved: false };
  };
  const move = (event: PointerEvent) => {
    const held = drag.current;
    if (!held) return;
    if (Math.abs(event.clientX - held.x) >= clickPixels) held.moved = true;
    if (!held.moved) return;
    const value = valueUnder(event);
    setDraft([Math.min(held.anchor, value), Math.max(held.anchor, value)]);
  };
  const finish = (event: PointerEvent) => {
    const held = drag.current;
    drag.current = null;
    if (!held) return;
    if (held.moved) return draft ? set(draft) : undefined;
    if ((event.target as Element).closest("[role=slider]")) return;
    const value = valueUnder(event);
    const bin = bins.find((one) => value < one.high) ?? bins.at(-1)!;
    set([bin.low, bin.high]);
  };
  const press = (end: "low" | "high", event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = afterKey(event.key, end, [low, high], all, bins.length);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    setDraft(next);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => set(next), pauseMilliseconds);
  };

  const most = Math.max(1, ...bins.map((bin) => bin.all));
  const tall = (count: number) => count === 0 ? 0 : Math.max(1, height * count / most);
  const percent = (value: number) => `${100 * share(value, all)}%`;
  const thumb = (end: "low" | "high") => {
    const value = end === "low" ? low : high;
    return (
      <div
        role="slider"
        tabIndex={0}
        className="brush-thumb"
        style={{ left: percent(value) }}
        aria-label={`${title}, ${end === "low" ? "lower" : "upper"} end`}
        aria-valuemin={end === "low" ? all[0] : low}
        aria-valuemax={end === "low" ? high : all[1]}
        aria-valuenow={value}
        aria-valuetext={decimal(value)}
        onPointerDown={(event) => start(event, end === "low" ? high : low)}
        onKeyDown={(event) => press(end, event)}
      />
    );
  };
  return (
    <div
      ref={box}
      className="metric-histogram-plot"
      onPointerDown={(event) => start(event, valueUnder(event))}
      onPointerMove={move}
      onPointerUp={finish}
      onPointerCancel={() => {
        drag.current = null;
        setDraft(null);
      }}
    >
      <svg viewBox={`0 0 ${bins.length} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {bins.map((bin, place) => (
          <g
            key={bin.low}
            data-tip={`${decimal(bin.low)} – ${decimal(bin.high)}: ${integer(bin.count)} of ${
              integer(bin.all)
            } images`}
          >
            <rect x={place} y={0} width={1} height={height} fill="transparent" />
            <rect
              className="all"
              x={place + 0.05}
              y={height - tall(bin.all)}
              width={0.9}
              height={tall(bin.all)}
            />
            <rect
              className={bin.high > low && bin.low < high ? "filtered inside" : "filtered"}
              x={place + 0.05}
              y={height - tall(bin.count)}
              width={0.9}
              height={tall(bin.count)}
            />
          </g>
        ))}
      </svg>
      <div
        className="brush-span"
        style={{ left: percent(low), width: `${100 * (share(high, all) - share(low, all))}%` }}
      />
      {thumb("low")}
      {thumb("high")}
    </div>
  );
}
