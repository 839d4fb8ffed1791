import type { Span } from "../../charts/scatter/plane.ts";
import { ScatterChart } from "../../charts/scatter/ScatterChart.tsx";
import { pageAddress } from "../../lib/address.ts";
import { api, thumbnailAddress } from "../../lib/api.ts";
import type { Cell } from "../../lib/csv.ts";
import { imagesAddress } from "../../lib/links.ts";
import { decimal, integer } from "../../lib/numbers.ts";
import { readable } from "../../lib/range.ts";
import { useResource } from "../../lib/resource.ts";
import { change, useLocation, useParameter } from "../../lib/url.ts";
import { both, either, isMissing, within } from "../../lib/where.ts";
import type { Estimate, MetricInfo, Scatter } from "../../lib/wire.ts";
import { ChartCard } from "../../parts/chart/ChartCard.tsx";
import { ChartViewSwitch, useChartView } from "../../parts/chart/view.tsx";
import { Link } from "../../parts/Link.tsx";
import { Waiting } from "../../parts/States.tsx";
import { useView } from "../../parts/view.ts";
import { colorsOf, GroupLegend } from "./GroupLegend.tsx";
import { firstMetric, groupChoices, metricChoices } from "./metricChoices.ts";
import { MetricPick } from "./MetricPick.tsx";
import { TrendTable } from "./TrendTable.tsx";

/** One metric against another, over the images in view. */
export function ScatterCard() {
  const { project, model, imagesWhere } = useView();
  const choices = metricChoices(project.metrics, model);
  const x = useParameter("x", firstMetric(choices, ["luminance"]));
  const y = useParameter("y", firstMetric(choices, ["detail"]));
  const colors = groupChoices(project, model);
  const by = useParameter("colour", "");
  const view = useChartView("scatter");
  const answer = useResource(
    `scatter ${JSON.stringify([model?.name, imagesWhere, x, y, by])}`,
    () => api.scatter({ model: model?.name, where: imagesWhere }, x, y, by),
  );
  const titleOf = (id: string): string => {
    const info = project.metrics.find((one) => one.id === id);
    return info ? `${info.title}${info.unit && ` (${info.unit})`}` : id;
  };
  const scatter = answer.state === "ready" ? answer.value : undefined;
  if (choices.length === 0) return null;
  return (
    <ChartCard
      className="scatter-card"
      label="Metric against metric"
      ready={!!scatter}
      view={view}
      head={
        <>
          <h2>Metric against metric</h2>
          <MetricPick title="Metric upwards" parameter="y" value={y} choices={choices} />
          <small>against</small>
          <MetricPick title="Metric to the right" parameter="x" value={x} choices={choices} />
          <select
            aria-label="Colour"
            value={by}
            onChange={(event) => change({ colour: event.target.value })}
          >
            <option value="">one colour</option>
            {colors.map(({ value, title }) => (
              <option key={value} value={value}>colour by {title}</option>
            ))}
          </select>
        </>
      }
      tools={<ChartViewSwitch title="View of metric against metric" parameter="scatter" />}
      taken={scatter && {
        name: `${titleOf(y)} against ${titleOf(x)}`,
        rows: () => pointRows(scatter, x, y, by),
      }}
    >
      <Waiting of={answer} what="both metrics" />
      {scatter && scatter.n === 0 && <p className="muted">No image in view has both metrics.</p>}
      {scatter && scatter.n > 0 && (
        <>
          <Relation scatter={scatter} x={x} y={y} />
          {view === "table"
            ? <TrendTable scatter={scatter} xTitle={titleOf(x)} yTitle={titleOf(y)} />
            : (
              <div data-picture="chart">
                <Chart scatter={scatter} by={by} xTitle={titleOf(x)} yTitle={titleOf(y)} />
              </div>
            )}
        </>
      )}
    </ChartCard>
  );
}

/** The drawn points as a table. */
function pointRows({ points, groups }: Scatter, x: string, y: string, by: string): Cell[][] {
  return [
    ["image", x, y, ...(groups ? [by] : [])],
    ...points.map(([image, across, up, group]) => [
      image,
      across,
      up,
      ...(groups ? [groups[group!]] : []),
    ]),
  ];
}

interface ChartProps {
  scatter: Scatter;
  by: string;
  xTitle: string;
  yTitle: string;
}

function Chart({ scatter, by, xTitle, yTitle }: ChartProps) {
  const { project, imagesWhere } = useView();
  const { query } = useLocation();
  const { x, y, trend } = scatter;
  const box = (field: string, [low, high]: Span): string =>
    within(field, String(low), String(high));
  const all: [Span, Span] = [
    [trend[0]!.low, trend.at(-1)!.high],
    scatter.points.reduce<Span>(
      ([low, high], point) => [Math.min(low, point[2]!), Math.max(high, point[2]!)],
      [Infinity, -Infinity],
    ),
  ];
  const colors = colorsOf(by, scatter);
  return (
    <>
      <ScatterChart
        scatter={scatter}
        xTitle={xTitle}
        yTitle={yTitle}
        colors={colors}
        addressOf={(image) =>
          pageAddress(query, "/explorer", { where: imagesWhere, class: [], id: String(image) })}
        addressOfBox={(across, up) =>
          imagesAddress(
            query,
            both(imagesWhere, box(x, readable(across, all[0])), box(y, readable(up, all[1]))),
            { order: x },
          )}
        pictureOf={(image) => thumbnailAddress(image, project.state_key)}
      />
      <GroupLegend by={by} scatter={scatter} colors={colors} />
    </>
  );
}

/** Two digits, with the sign that stands as wide as a digit. */
const short = (value: number): string => value.toFixed(2).replace("-", "−");

const correlationWords = ({ value, low, high, reason }: Estimate): string => {
  if (value === null) return `undefined: ${reason ?? ""}`;
  const sure = low === null || high === null
    ? reason ?? "no interval"
    : `95 % interval ${short(low)} to ${short(high)}`;
  return `${short(value)} (${sure})`;
};

/** How the two rise and fall together, in words. */
function Relation({ scatter, x, y }: { scatter: Scatter; x: string; y: string }) {
  const { imagesWhere, project } = useView();
  const { query } = useLocation();
  const { n, missing, pearson, spearman, line, points } = scatter;
  const info = (id: string): MetricInfo | undefined => project.metrics.find((one) => one.id === id);
  const lacking = both(
    imagesWhere,
    either(...[...new Set([x, y])].map(isMissing)),
  );
  return (
    <p className="muted scatter-words">
      <span data-number="spearman" data-value={spearman.value}>
        Spearman <b>{correlationWords(spearman)}</b>
      </span>
      {" · "}
      <span data-number="pearson" data-value={pearson.value}>
        Pearson <b>{correlationWords(pearson)}</b>
      </span>{" "}
      · n = <span data-number="n">{integer(n)}</span>
      {missing > 0 && (
        <>
          , <Link to={imagesAddress(query, lacking)}>{integer(missing)} without</Link>
        </>
      )}
      {scatter.sampled && ` · ${integer(points.length)} of them drawn, chosen by lot`}
      {line &&
        ` · ${info(y)?.title ?? y} = ${decimal(line.intercept)} ${line.slope < 0 ? "−" : "+"} ${
          decimal(Math.abs(line.slope))
        } · ${info(x)?.title ?? x}`}
    </p>
  );
}
