import { RateChart } from "../../charts/rate/RateChart.tsx";
import { api } from "../../lib/api.ts";
import { imagesAddress } from "../../lib/links.ts";
import { estimateWords, integer, intervalWords, percent } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { change, useLocation, useParameter } from "../../lib/url.ts";
import type { Evaluation, Performance } from "../../lib/wire.ts";
import { ChartCard } from "../../parts/chart/ChartCard.tsx";
import { type ChartView, ChartViewSwitch, useChartView } from "../../parts/chart/view.tsx";
import { Link } from "../../parts/Link.tsx";
import { PopulationLine } from "../../parts/PopulationLine.tsx";
import { Empty, Waiting } from "../../parts/States.tsx";
import { useView } from "../../parts/view.ts";
import { BinTable } from "./BinTable.tsx";
import { rateRows } from "./rateRows.ts";
import { Settings } from "./Settings.tsx";

interface Props {
  metric: string;
  evaluation: Evaluation | undefined;
}

/** The rate by one metric: settings, chart or table, and of which images it speaks. */
export function PerformanceCard({ metric, evaluation }: Props) {
  const { model, where, classes, query } = useView();
  const asked = {
    metric,
    rate: useParameter("rate", "accuracy"),
    bins: useParameter("bins", "10"),
    binning: useParameter("binning", "quantile"),
    lines: query.getAll("line"),
  };
  const view = useChartView("view");
  const key = `performance ${JSON.stringify([model?.name, where, classes, asked])}`;
  const answer = useResource(
    key,
    () => api.performance({ model: model?.name, where }, classes, asked),
  );
  const performance = answer.state === "ready" ? answer.value : undefined;
  const drawn = performance !== undefined && performance.bins.length > 0 ? performance : undefined;
  return (
    <ChartCard
      className="performance-card"
      ready={performance?.metric.id}
      view={view}
      head={<Settings asked={asked} performance={performance} evaluation={evaluation} />}
      tools={<ChartViewSwitch title="View" parameter="view" />}
      taken={drawn && {
        name: `${drawn.rate_title} by ${drawn.metric.title}`,
        rows: () => rateRows(drawn),
      }}
      caption={drawn && <Caption performance={drawn} />}
    >
      <Waiting of={answer} what="the rate by metric" />
      {performance && <Answer performance={performance} view={view} />}
    </ChartCard>
  );
}

const about = ({ rate, class_filter: chosen }: Performance): string => {
  const names = chosen.length > 3 ? `${chosen.length} classes` : chosen.join(", ");
  return chosen.length > 0
    ? `${rate === "precision" ? "predicted" : "labelled"} ${names}`
    : "all classes";
};

function Answer({ performance, view }: { performance: Performance; view: ChartView }) {
  const { query } = useLocation();
  const { bins, overall, metric, rate_title: title } = performance;
  const addressOf = (filter: string): string =>
    imagesAddress(query, filter, { order: metric.kind === "number" ? metric.id : undefined });
  if (bins.length === 0) {
    return (
      <Empty title={`No image here has a label, a prediction and ${metric.title}.`}>
        {performance.where !== null && (
          <button
            type="button"
            onClick={() => change({ where: undefined })}
          >
            Clear the filter
          </button>
        )}
        {metric.kind === "number" && (
          <p>
            What is not measured yet comes with <code>assay measure</code>.
          </p>
        )}
      </Empty>
    );
  }
  return (
    <>
      <h2 className="performance-title">
        {title} by {metric.title}
        <small>
          {about(performance)} · overall{" "}
          <b data-number="overall" data-value={overall.value} data-tip={estimateWords(overall)}>
            {overall.value === null ? "—" : percent(overall.value)}
          </b>{" "}
          ({intervalWords(overall)}), n = {integer(overall.n)}
        </small>
      </h2>
      {view === "chart"
        ? <RateChart performance={performance} addressOf={addressOf} />
        : <BinTable performance={performance} addressOf={addressOf} />}
    </>
  );
}

/** Of which images the chart speaks, and what its signs mean. */
function Caption({ performance }: { performance: Performance }) {
  const { query } = useLocation();
  const { missing, metric, overlaps } = performance;
  return (
    <>
      <PopulationLine evaluation={performance} />
      <small>
        {missing.n > 0 && missing.filter !== null && (
          <>
            <Link to={imagesAddress(query, missing.filter)}>
              {integer(missing.n)} without {metric.title}
            </Link>, in no {metric.kind === "number" ? "bin" : "bar"}
            {missing.rate.value !== null && ` (${percent(missing.rate.value)})`} ·{" "}
          </>
        )}
        {overlaps && "an image stands in the bar of each of its tags · "}
        whiskers and band: 95 % interval · dashed: overall · grey points: the interval holds the
        overall rate
      </small>
    </>
  );
}
