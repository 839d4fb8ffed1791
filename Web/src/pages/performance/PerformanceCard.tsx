import { useRef } from "react";
import { Link } from "../../app/Link.tsx";
import { Empty, Failed, Loading } from "../../app/States.tsx";
import { useView } from "../../app/view.ts";
import { TakeAway } from "../../charts/TakeAway.tsx";
import { RateChart } from "../../charts/rate/RateChart.tsx";
import { api } from "../../lib/api.ts";
import { imagesAddress } from "../../lib/links.ts";
import { estimateWords, integer, intervalWords, percent } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { change, useLocation, useParameter } from "../../lib/url.ts";
import type { Evaluation, Performance } from "../../lib/wire.ts";
import { PopulationLine } from "../metrics/PopulationLine.tsx";
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
  const wanted = useParameter("view", "chart");
  const view = wanted === "table" ? "table" : "chart";
  const key = `performance ${JSON.stringify([model?.name, where, classes, asked])}`;
  const answer = useResource(
    key,
    () => api.performance({ model: model?.name, where }, classes, asked),
  );
  const performance = answer.state === "ready" ? answer.value : undefined;
  const card = useRef<HTMLElement>(null);
  return (
    <section ref={card} className="card performance-card" data-ready={performance?.metric.id}>
      <div className="card-head">
        <Settings asked={asked} performance={performance} evaluation={evaluation} />
        <span className="spacer" />
        <div className="segments" role="group" aria-label="View">
          {(["chart", "table"] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={view === one}
              onClick={() => change({ view: one === "chart" ? undefined : one }, "replace")}
            >
              {one === "chart" ? "Chart" : "Table"}
            </button>
          ))}
        </div>
        {performance && performance.bins.length > 0 && (
          <TakeAway
            name={`${performance.rate_title} by ${performance.metric.title}`}
            chart={view === "table"
              ? undefined
              : () => card.current?.querySelector<HTMLElement>(".rate-chart-stage")}
            rows={() => rateRows(performance)}
          />
        )}
      </div>
      {answer.state === "loading" && <Loading what="the rate by metric" />}
      {answer.state === "failed" && <Failed error={answer.error} retry={answer.retry} />}
      {performance && <Answer performance={performance} view={view} />}
    </section>
  );
}

const about = ({ rate, class_filter: chosen }: Performance): string => {
  const names = chosen.length > 3 ? `${chosen.length} classes` : chosen.join(", ");
  return chosen.length > 0
    ? `${rate === "precision" ? "predicted" : "labelled"} ${names}`
    : "all classes";
};

function Answer({ performance, view }: { performance: Performance; view: "chart" | "table" }) {
  const { query } = useLocation();
  const { bins, overall, missing, metric, population, rate_title: title } = performance;
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
      <div className="card-foot">
        <PopulationLine evaluation={{ ...performance, population }} />
        <small>
          {missing.n > 0 && missing.filter !== null && (
            <>
              <Link to={imagesAddress(query, missing.filter)}>
                {integer(missing.n)} without {metric.title}
              </Link>, in no {metric.kind === "number" ? "bin" : "bar"}
              {missing.rate.value !== null && ` (${percent(missing.rate.value)})`} ·{" "}
            </>
          )}
          {performance.overlaps && "an image stands in the bar of each of its tags · "}
          whiskers and band: 95 % interval · dashed: overall · grey points: the interval holds the
          overall rate
        </small>
      </div>
    </>
  );
}
