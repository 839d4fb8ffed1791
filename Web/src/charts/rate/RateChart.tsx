import { type KeyboardEvent, useRef, useState } from "react";
import { useSize } from "../../lib/element.ts";
import { integer } from "../../lib/numbers.ts";
import type { Performance } from "../../lib/wire.ts";
import { Link } from "../../parts/Link.tsx";
import { Drawing, type Frame, heights } from "./Drawing.tsx";
import { binWords, edgeLabels } from "./scale.ts";

/** Narrower columns make the chart scroll. */
const leastColumn = 14;

interface Props {
  performance: Performance;
  addressOf(filter: string): string;
}

/** A rate over the bins of a metric, with intervals, the overall rate and how many images there
 * are. Every column is a link to its images; all of them are one tab stop. */
export function RateChart({ performance, addressOf }: Props) {
  const [box, size] = useSize<HTMLDivElement>();
  const [current, setCurrent] = useState(0);
  const links = useRef<HTMLDivElement>(null);
  const { bins, lines, metric } = performance;
  const left = 46, right = lines.length > 0 ? 96 : 26;
  const ofWords = metric.kind === "words";
  const column = Math.max(
    ofWords ? 3 * leastColumn : leastColumn,
    (size.width - left - right) / Math.max(1, bins.length),
  );
  const frame: Frame = {
    width: left + right + column * bins.length,
    height: Math.max(260, size.height - 2),
    left,
    column,
  };
  const at = Math.min(current, bins.length - 1);
  const bin = bins[at];
  const move = (event: KeyboardEvent) => {
    const last = bins.length - 1;
    const to = {
      ArrowLeft: Math.max(0, at - 1),
      ArrowRight: Math.min(last, at + 1),
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setCurrent(to);
    links.current?.querySelector<HTMLElement>(`[data-bin="${to}"]`)?.focus();
  };
  const { plotTop, histogramBottom } = heights(frame);
  return (
    <div className="rate-chart">
      <div className="rate-chart-box" ref={box}>
        {size.width > 0 && (
          <div
            className="rate-chart-stage"
            data-picture="chart"
            style={{ width: frame.width, height: frame.height }}
          >
            <Drawing performance={performance} frame={frame} current={at} />
            <div
              ref={links}
              role="group"
              aria-label={`${performance.rate_title} by ${metric.title}: ${bins.length} ${
                ofWords ? "values" : "bins"
              }`}
              onKeyDown={move}
            >
              {bins.map((one, index) => {
                const box = {
                  left: left + index * column,
                  top: plotTop,
                  width: column,
                  height: histogramBottom - plotTop,
                };
                const shared = {
                  className: "rate-column",
                  style: box,
                  "data-bin": index,
                  "data-n": one.n,
                  "data-value": one.rate.value ?? "",
                  "aria-label": binWords(one, performance),
                  tabIndex: index === at ? 0 : -1,
                  onFocus: () => setCurrent(index),
                  onPointerEnter: () => setCurrent(index),
                };
                return one.filter === null
                  ? <span key={index} role="img" {...shared} />
                  : <Link key={index} to={addressOf(one.filter)} {...shared} />;
              })}
            </div>
            <Labels performance={performance} frame={frame} />
          </div>
        )}
      </div>
      <p className="rate-readout" role="status" data-picture="no">
        {bin && (
          <>
            <b>{ofWords ? "Bar" : "Bin"} {at + 1} of {bins.length}</b> {binWords(bin, performance)}
            {lines.map((line) => {
              const own = line.bins[at];
              return own?.rate.value != null && (
                <span key={line.class}>
                  {" · "}
                  {line.class} {(100 * own.rate.value).toFixed(1)} % of {integer(own.n)}
                </span>
              );
            })}
          </>
        )}
      </p>
    </div>
  );
}

/** What stands below the columns: the words, or the values at their edges as far as they fit. */
function Labels({ performance, frame }: { performance: Performance; frame: Frame }) {
  const { bins, metric } = performance;
  const top = heights(frame).histogramBottom + 4;
  if (metric.kind === "words") {
    return (
      <div aria-hidden="true">
        {bins.map((bin, index) => (
          <span
            key={index}
            className="rate-label"
            style={{
              left: frame.left + index * frame.column + 2,
              width: frame.column - 4,
              top,
              textAlign: "center",
            }}
          >
            {bin.value}
          </span>
        ))}
      </div>
    );
  }
  const labels = edgeLabels(performance);
  const every = Math.max(1, Math.ceil(58 / frame.column));
  const shown = labels.flatMap((text, index) => {
    const last = labels.length - 1;
    const fits = index % every === 0 && (index === last || last - index >= every);
    return fits || index === last ? [{ text, index }] : [];
  });
  return (
    <div aria-hidden="true">
      {shown.map(({ text, index }) => (
        <span
          key={index}
          className="rate-label edge"
          style={{ left: frame.left + index * frame.column, top }}
        >
          {text}
        </span>
      ))}
    </div>
  );
}
