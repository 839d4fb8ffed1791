import { type ReactNode, useRef } from "react";
import { Failed, Loading } from "../../app/States.tsx";
import { useView } from "../../app/view.ts";
import { binWhere, groupWhere, shownGroups } from "../../charts/distribution/bins.ts";
import { CountTable } from "../../charts/distribution/CountTable.tsx";
import { DistributionChart } from "../../charts/distribution/DistributionChart.tsx";
import { TakeAway } from "../../charts/TakeAway.tsx";
import { api } from "../../lib/api.ts";
import { imagesAddress } from "../../lib/links.ts";
import { integer } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { change, useLocation, useParameter } from "../../lib/url.ts";
import { both, isPresent } from "../../lib/where.ts";
import type { Histogram, HistogramGroup } from "../../lib/wire.ts";
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
  const answer = useResource(
    `histogram by ${JSON.stringify([model?.name, imagesWhere, metric, by])}`,
    () => api.histogramBy({ model: model?.name, where: imagesWhere }, metric, by, binCount),
  );
  if (choices.length === 0 || groupings.length === 0) return null;
  const info = project.metrics.find((one) => one.id === metric);
  const title = info ? `${info.title}${info.unit && ` (${info.unit})`}` : metric;
  const grouping = groupings.find(({ value }) => value === by)?.title ?? by;
  return (
    <section
      className="card distribution-card"
      aria-label="Distribution of a metric"
      data-ready={answer.state === "ready"}
    >
      {answer.state === "ready"
        ? (
          <Answer
            histogram={answer.value}
            by={by}
            grouping={grouping}
            title={title}
            head={<Head {...{ choices, groupings, metric, by }} />}
          />
        )
        : (
          <div className="card-head">
            <Head {...{ choices, groupings, metric, by }} />
          </div>
        )}
      {answer.state === "loading" && <Loading what="the distribution" />}
      {answer.state === "failed" && <Failed error={answer.error} retry={answer.retry} />}
    </section>
  );
}

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
      <span className="spacer" />
    </>
  );
}

interface AnswerProps {
  histogram: Histogram;
  by: string;
  grouping: string;
  title: string;
  head: ReactNode;
}

function Answer({ histogram, by, grouping, title, head }: AnswerProps) {
  const { imagesWhere } = useView();
  const { query } = useLocation();
  const shown = useParameter("groups", "");
  const all = shown === "all";
  const view = useParameter("distribution", "chart");
  const frame = useRef<HTMLDivElement>(null);
  const { metric, bins, missing, n } = histogram;
  const every = (histogram.groups ?? []).filter((group) => group.n > 0);
  const groups = shownGroups(every, all ? limit : first);
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
  return (
    <>
      <div className="card-head">
        {head}
        <span className="segments" role="group" aria-label="View of the distribution">
          {(["chart", "table"] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={(view === "table") === (one === "table")}
              onClick={() => change({ distribution: one === "chart" ? undefined : one }, "replace")}
            >
              {one === "chart" ? "Chart" : "Table"}
            </button>
          ))}
        </span>
        {n > 0 && (
          <TakeAway
            name={`${title} by ${grouping}`}
            chart={view === "table" ? undefined : () => frame.current}
            rows={() => [
              [by, "from", "to", "images"],
              ...every.flatMap((group) =>
                bins.map(({ low, high }, bin) => [group.name, low, high, group.counts[bin]])
              ),
            ]}
          />
        )}
      </div>
      {n === 0
        ? <p className="muted">No image in view has {title}.</p>
        : view === "table"
        ? <CountTable {...shared} />
        : (
          <div ref={frame} className="scroll">
            <DistributionChart {...shared} />
          </div>
        )}
      {(every.length > first || missing > 0) && (
        <div className="card-foot">
          {every.length > first && (
            <button
              type="button"
              onClick={() => change({ groups: all ? undefined : "all" })}
            >
              {all
                ? `Show the ${first} largest`
                : `Show ${Math.min(limit, every.length)} of ${every.length}`}
            </button>
          )}
          {missing > 0 && <small>{integer(missing)} images without {title}</small>}
        </div>
      )}
    </>
  );
}
