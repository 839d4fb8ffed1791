import type { Scatter } from "../../lib/wire.ts";
import { ticks, tickWords } from "../axis.ts";
import { type Plane, xPixel, yPixel } from "./plane.ts";

interface Props {
  scatter: Scatter;
  plane: Plane;
  width: number;
  height: number;
  xTitle: string;
  yTitle: string;
}

/** Axes, trend and line over the points; what they say stands in words and in the table. */
export function Drawing({ scatter, plane, width, height, xTitle, yTitle }: Props) {
  const { trend, line } = scatter;
  const { left, right, top, bottom } = plane;
  const x = (value: number): number => xPixel(plane, value);
  const y = (value: number): number => yPixel(plane, value);
  const path = (places: [number, number][]): string =>
    places.map(([across, down], at) => `${at === 0 ? "M" : "L"}${x(across)},${y(down)}`).join("");
  const band = path([
    ...trend.map((bin): [number, number] => [bin.x, bin.upper_quartile]),
    ...trend.toReversed().map((bin): [number, number] => [bin.x, bin.lower_quartile]),
  ]) + "Z";
  const ends = line &&
    plane.x.map((at): [number, number] => [at, line.intercept + line.slope * at]);
  return (
    <svg width={width} height={height} aria-hidden="true" className="scatter-drawing">
      <clipPath id="scatter-clip">
        <rect x={left} y={top} width={right - left} height={bottom - top} />
      </clipPath>
      {ticks(...plane.x, (right - left) / 70).map((tick) => (
        <g key={tick} className="scatter-tick">
          <line x1={x(tick)} x2={x(tick)} y1={bottom} y2={bottom + 4} />
          <text x={x(tick)} y={bottom + 16} textAnchor="middle">{tickWords(tick)}</text>
        </g>
      ))}
      {ticks(...plane.y, (bottom - top) / 40).map((tick) => (
        <g key={tick} className="scatter-tick">
          <line x1={left - 4} x2={left} y1={y(tick)} y2={y(tick)} />
          <text x={left - 7} y={y(tick) + 4} textAnchor="end">{tickWords(tick)}</text>
        </g>
      ))}
      <path className="scatter-axis" d={`M${left},${top}V${bottom}H${right}`} />
      <text x={(left + right) / 2} y={height - 5} textAnchor="middle">{xTitle}</text>
      <text
        transform={`translate(12 ${(top + bottom) / 2}) rotate(-90)`}
        textAnchor="middle"
      >
        {yTitle}
      </text>
      <g clipPath="url(#scatter-clip)">
        {trend.length > 1 && <path className="scatter-band" d={band} />}
        {ends && <path className="scatter-line" d={path(ends)} />}
        {trend.length > 1 && (
          <path className="scatter-trend" d={path(trend.map((bin) => [bin.x, bin.median]))} />
        )}
        {trend.map((bin) => (
          <circle key={bin.low} className="scatter-median" cx={x(bin.x)} cy={y(bin.median)} r={3} />
        ))}
      </g>
    </svg>
  );
}
