import { integer } from "../../lib/numbers.ts";
import type { Performance, PerformanceBin } from "../../lib/wire.ts";
import { axisPercent, mostWords, rateAxis, runs, standing } from "./scale.ts";

/** The size of the chart in pixels, and where its columns stand. */
export interface Frame {
  width: number;
  height: number;
  left: number;
  column: number;
}

/** Where the rate and the histogram below it begin and end. */
export function heights({ height }: Frame) {
  const histogramBottom = height - 24;
  const histogramTop = histogramBottom - Math.max(44, Math.round(0.19 * height));
  return { plotTop: 10, plotBottom: histogramTop - 30, histogramTop, histogramBottom };
}

interface Props {
  performance: Performance;
  frame: Frame;
  current: number;
}

/** The lines of the chart; what they say stands in the links above them and in the table. */
export function Drawing({ performance, frame, current }: Props) {
  const { bins, lines, overall, rate, metric } = performance;
  const { plotTop, plotBottom, histogramTop, histogramBottom } = heights(frame);
  const axis = rateAxis(
    [overall, ...bins, ...lines.flatMap((line) => line.bins)].map((one) =>
      "rate" in one ? one.rate : one
    ).map((one, index) => index > bins.length ? { ...one, low: null, high: null } : one),
  );
  const y = (value: number): number =>
    plotBottom - (plotBottom - plotTop) * (value - axis.low) / (axis.high - axis.low);
  const x = (index: number): number => frame.left + (index + 0.5) * frame.column;
  const end = frame.left + frame.column * bins.length;
  const most = Math.max(1, ...bins.map(({ n }) => n));
  const path = (some: PerformanceBin[]): string =>
    runs(some).map((run) =>
      "M" + run.map((index) => `${x(index)},${y(some[index]!.rate.value!)}`).join("L")
    ).join("");
  const band = runs(bins).filter((run) => run.length > 1).map((run) =>
    "M" + run.map((index) => `${x(index)},${y(bins[index]!.rate.high ?? 1)}`).join("L") + "L" +
    run.toReversed().map((index) => `${x(index)},${y(bins[index]!.rate.low ?? 0)}`).join("L") + "Z"
  ).join("");
  const cap = Math.min(5, frame.column / 4);
  const joined = metric.kind === "number";
  return (
    <svg width={frame.width} height={frame.height} aria-hidden="true" className="rate-drawing">
      {bins.length > 0 && (
        <rect
          className="rate-current"
          data-picture="no"
          x={frame.left + current * frame.column}
          y={plotTop}
          width={frame.column}
          height={histogramBottom - plotTop}
        />
      )}
      {axis.ticks.map((tick) => (
        <g key={tick} className="rate-tick">
          <line x1={frame.left} x2={end} y1={y(tick)} y2={y(tick)} />
          <text x={frame.left - 6} y={y(tick) + 4} textAnchor="end">{axisPercent(tick)}</text>
        </g>
      ))}
      {joined && <path className="rate-band" d={band} />}
      {overall.value !== null && (
        <line
          className="rate-overall"
          x1={frame.left}
          x2={end}
          y1={y(overall.value)}
          y2={y(overall.value)}
        />
      )}
      {lines.map((line, index) => (
        <g key={line.class} className={`class-line line-${index + 1}`}>
          <path d={joined ? path(line.bins) : ""} />
          {line.bins.map(({ rate: { value } }, place) =>
            value !== null && <circle key={place} cx={x(place)} cy={y(value)} r={2.5} />
          )}
        </g>
      ))}
      <LineNames performance={performance} x={end + 8} y={y} top={plotTop} bottom={plotBottom} />
      {joined && <path className="rate-line" d={path(bins)} />}
      {bins.map((bin, index) => {
        const { value, low, high } = bin.rate;
        if (value === null) return null;
        const tone = standing(bin.rate, overall, rate === "false_negative_rate");
        return (
          <g key={index} className={`rate-point ${tone}`}>
            {low !== null && high !== null && (
              <path
                className="rate-whisker"
                d={`M${x(index)},${y(low)}V${y(high)}M${x(index) - cap},${y(low)}h${2 * cap}M${
                  x(index) - cap
                },${y(high)}h${2 * cap}`}
              />
            )}
            <circle cx={x(index)} cy={y(value)} r={4.5} />
          </g>
        );
      })}
      <text className="rate-caption" x={frame.left} y={histogramTop - 7}>
        Images, up to {mostWords(bins)} in a {joined ? "bin" : "bar"}
      </text>
      <line
        className="rate-base"
        x1={frame.left}
        x2={end}
        y1={histogramBottom}
        y2={histogramBottom}
      />
      {bins.map(({ n }, index) => {
        const height = (histogramBottom - histogramTop) * n / most;
        const inside = height > 18;
        return (
          <g key={index} className="rate-count">
            <rect
              x={x(index) - 0.44 * frame.column}
              y={histogramBottom - height}
              width={0.88 * frame.column}
              height={height}
            />
            {frame.column > 34 && n > 0 && (
              <text
                x={x(index)}
                y={histogramBottom - height + (inside ? 14 : -4)}
                textAnchor="middle"
              >
                {integer(n)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

interface NameProps {
  performance: Performance;
  x: number;
  y(value: number): number;
  top: number;
  bottom: number;
}

/** The classes' names at the ends of their lines, moved apart where they would meet. */
function LineNames({ performance, x, y, top, bottom }: NameProps) {
  const row = 14;
  const names = performance.lines.map((line, index) => {
    const last = line.bins.findLast(({ rate }) => rate.value !== null)?.rate.value;
    return { name: line.class, index, at: last == null ? bottom : y(last) };
  }).toSorted((a, b) => a.at - b.at);
  let next = top + 4;
  for (const one of names) {
    one.at = Math.max(one.at, next);
    next = one.at + row;
  }
  let most = bottom;
  for (const one of names.toReversed()) {
    one.at = Math.min(one.at, most);
    most = one.at - row;
  }
  return (
    <>
      {names.map(({ name, index, at }) => (
        <text key={name} className={`line-name line-${index + 1}`} x={x} y={at + 4}>
          {name.length > 13 ? `${name.slice(0, 12)}…` : name}
        </text>
      ))}
    </>
  );
}
