import { binWhere, groupWhere, shownGroups } from "../../charts/distribution/bins.ts";
import { CountTable } from "../../charts/distribution/CountTable.tsx";
import { DistributionChart } from "../../charts/distribution/DistributionChart.tsx";
import { api } from "../../lib/api.ts";
import type { Cell } from "../../lib/csv.ts";
import { imagesAddress } from "../../lib/links.ts";
import { integer } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { change, useLocation, useParameter } from "../../lib/url.ts";
import { both, isPresent } from "../../lib/where.ts";
import type { Histogram, HistogramGroup } from "../../lib/wire.ts";
import { ChartCard } from "../../parts/chart/ChartCard.tsx";
import { type ChartView, ChartViewSwitch, useChartView } from "../../parts/chart/view.tsx";
import { Waiting } from "../../parts/States.tsx";
import { useView } from "../../parts/view.ts";
import { firstMetric, groupChoices, metricChoices } from "./metricChoices.ts";
import { MetricPick } from "./MetricPick.tsx";

const binCount = 30;
/** So many groups are drawn at first. */
const first = 12;
/** Each group draws a link a bin; beyond this the table and the filter bar serve better. */
const limit = 60;

/** How a metric is spread in each class, outcome or other group of the images in view. */
export function DistributionCard() {
  const { project, model, imagesWhere } = useView();
  const choices = metricChoices(project.metrics, model);
  const groupings = groupChoices(project, model);
  const metric = useParameter("metric", firstMetric(choices, ["luminance"]));
  const by = useParameter("by", groupings[0]?.value ?? "");
  const view = useChartView("distribution");
  const answer = useResource(
    `histogram by ${JSON.stringify([model?.name, imagesWhere, metric, by])}`,
    () => api.histogramBy({ model: model?.name, where: imagesWhere }, metric, by, binCount),
  );
  if (choices.length === 0 || groupings.length === 0) return null;
  const info = project.metrics.find((one) => one.id === metric);
  const title = info ? `${info.title}${info.unit && ` (${info.unit})`}` : metric;
  const grouping = groupings.find(({ value }) => value === by)?.title ?? by;
  const histogram = answer.state === "ready" ? answer.value : undefined;
  return (
    <ChartCard
      className="distribution-card"
      label="Distribution of a metric"
      ready={histogram !== undefined}
      view={view}
      head={<Head {...{ choices, groupings, metric, by }} />}
      tools={<ChartViewSwitch title="View of the distribution" parameter="distribution" />}
      taken={histogram && histogram.n > 0
        ? { name: `${title} by ${grouping}`, rows: () => binRows(histogram, by) }
        : undefined}
      caption={histogram && (filled(histogram).length > first || histogram.missing > 0) && (
        <Caption histogram={histogram} title={title} />
      )}
    >
      <Waiting of={answer} what="the distribution" />
      {histogram && <Answer {...{ histogram, by, grouping, title, view }} />}
    </ChartCard>
  );
}

/** The groups that have images. */
const filled = ({ groups }: Histogram): HistogramGroup[] =>
  (groups ?? []).filter((group) => group.n > 0);

/** The bars as a table. */
const binRows = (histogram: Histogram, by: string): Cell[][] => [
  [by, "from", "to", "images"],
  ...filled(histogram).flatMap((group) =>
    histogram.bins.map(({ low, high }, bin) => [group.name, low, high, group.counts[bin]])
  ),
];

interface HeadProps {
  choices: ReturnType<typeof metricChoices>;
  groupings: ReturnType<typeof groupChoices>;
  metric: string;
  by: string;
}

function Head({ choices, groupings, metric, by }: HeadProps) {
  return (
    <>
      <h2>Distribution of</h2>
      <MetricPick title="Metric" parameter="metric" value={metric} choices={choices} />
      <select
        aria-label="Groups"
        value={by}
        onChange={(event) => change({ by: event.target.value })}
      >
        {groupings.map(({ value, title }) => <option key={value} value={value}>by {title}</option>)}
      </select>
    </>
  );
}

interface AnswerProps {
  histogram: Histogram;
  by: string;
  grouping: string;
  title: string;
  view: ChartView;
}

function Answer({ histogram, by, grouping, title, view }: AnswerProps) {
  const { imagesWhere } = useView();
  const { query } = useLocation();
  const shown = useParameter("groups", "");
  const all = shown === "all";
  const { metric, bins, n } = histogram;
  const groups = shownGroups(filled(histogram), all ? limit : first);
  const addressOf = (group: HistogramGroup, bin?: number): string =>
    imagesAddress(
      query,
      both(
        imagesWhere,
        groupWhere(by, group.name),
        bin === undefined ? isPresent(metric) : binWhere(metric, bins, bin),
      ),
      { order: metric },
    );
  const shared = { histogram, groups, by: grouping, title, addressOf };
  if (n === 0) return <p className="muted">No image in view has {title}.</p>;
  if (view === "table") return <CountTable {...shared} />;
  return (
    <div data-picture="chart" className="scroll">
      <DistributionChart {...shared} />
    </div>
  );
}

/** How many groups are drawn, and what is in none. */
function Caption({ histogram, title }: { histogram: Histogram; title: string }) {
  const shown = useParameter("groups", "");
  const all = shown === "all";
  const { length: count } = filled(histogram);
  return (
    <>
      {count > first && (
        <button
          type="button"
          onClick={() => change({ groups: all ? undefined : "all" })}
        >
          {all ? `Show the ${first} largest` : `Show ${Math.min(limit, count)} of ${count}`}
        </button>
      )}
      {histogram.missing > 0 && <small>{integer(histogram.missing)} images without {title}</small>}
    </>
  );
}
