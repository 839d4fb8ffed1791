import { type ReactNode, useEffect, useRef } from "react";
import { api } from "../../lib/api.ts";
import { chosenWhere, imagesAddress } from "../../lib/links.ts";
import { decimal, integer } from "../../lib/numbers.ts";
import { type Ends, readable } from "../../lib/range.ts";
import { useResource } from "../../lib/resource.ts";
import { change, useLocation, useParameter } from "../../lib/url.ts";
import { both, demandedRange, demandingRange, isMissing, isPresent } from "../../lib/where.ts";
import type { Histogram, HistogramBin, MetricInfo } from "../../lib/wire.ts";
import { useDefaultOrder } from "../../parts/actions/defaultOrder.ts";
import { TakeAway } from "../../parts/chart/TakeAway.tsx";
import { Link } from "../../parts/Link.tsx";
import { useView } from "../../parts/view.ts";
import { coveredRange, covers } from "./brush.ts";
import { HistogramBrush } from "./HistogramBrush.tsx";
import { imageOrder } from "./order.ts";

/** How the metric that the images are ordered by is spread; a brush over it narrows the filter. */
export function MetricHistogram() {
  const { project } = useView();
  const { metric } = imageOrder(useParameter("order", useDefaultOrder()));
  const info = project.metrics.find(({ id }) => id === metric);
  return info ? <OfMetric key={info.id} info={info} /> : null;
}

function OfMetric({ info }: { info: MetricInfo }) {
  const { where, classes, model } = useView();
  const chart = useRef<HTMLElement>(null);
  const range = demandedRange(where, info.id);
  // The bars outside the brush stay: everything else that the filter says counts.
  const others = chosenWhere(demandingRange(where, info.id, undefined), classes);
  const found = useResource(
    `histogram ${info.id} ${model?.name} ${others}`,
    () => api.histogram({ model: model?.name, where: others }, info.id),
  );
  // While a new one is on its way the old one stays, so that nothing jumps.
  const last = useRef<Histogram | null>(null);
  useEffect(() => {
    if (found.state === "ready") last.current = found.value;
  });
  const histogram = found.state === "ready" ? found.value : last.current;
  // What failed is said by the list of images, which asks with the same filter.
  if (found.state === "failed" || !histogram) return null;
  const all = coveredRange(histogram.bins);
  if (!all) return null;
  const set = (ends: Ends | undefined) =>
    change({
      where: demandingRange(
        where,
        info.id,
        ends && !covers(ends, all) ? readable(ends, all) : undefined,
      ),
      id: undefined,
    });
  return (
    <section ref={chart} className="metric-histogram" aria-label={`Histogram of ${info.title}`}>
      <HistogramBrush
        bins={histogram.bins}
        title={info.title}
        all={all}
        range={range ?? all}
        set={set}
      />
      <Words
        info={info}
        histogram={histogram}
        others={others}
        range={range}
        clear={() =>
          set(undefined)}
      >
        <TakeAway
          name={`Histogram of ${info.title}`}
          chart={() =>
            chart.current}
          rows={() => [
            ["from", "to", "in view", "all"],
            ...histogram.bins.map(({ low, high, count, all }) => [low, high, count, all]),
          ]}
        />
      </Words>
      <Table bins={histogram.bins} title={info.title} />
    </section>
  );
}

interface WordsProps {
  info: MetricInfo;
  histogram: Histogram;
  others: string;
  range: Ends | undefined;
  clear(): void;
  children: ReactNode;
}

function Words({ info, histogram, others, range, clear, children }: WordsProps) {
  const { query } = useLocation();
  const { n, missing } = histogram;
  const link = (test: string, text: string) => (
    <Link to={imagesAddress(query, both(others, test))}>{text}</Link>
  );
  return (
    <div className="metric-histogram-words">
      <b>{`${info.title}${info.unit && ` (${info.unit})`}`}</b>
      {children}
      <span>
        {range
          ? (
            <>
              {decimal(range[0])} – {decimal(range[1])}{" "}
              <button type="button" className="quiet" onClick={clear}>Whole range</button>
            </>
          )
          : <span className="muted" data-picture="no">drag over the bars for a range</span>}
      </span>
      <span className="muted">
        {link(isPresent(info.id), integer(n))} with a value
        {missing > 0 && <>, {link(isMissing(info.id), integer(missing))} without</>}
      </span>
    </div>
  );
}

/** The same numbers for who does not see the bars. */
function Table({ bins, title }: { bins: HistogramBin[]; title: string }) {
  return (
    <table className="hidden">
      <caption>{title}: images in each bin</caption>
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col">In view</th>
          <th scope="col">All</th>
        </tr>
      </thead>
      <tbody>
        {bins.map(({ low, high, count, all }) => (
          <tr key={low}>
            <td>{decimal(low)}</td>
            <td>{decimal(high)}</td>
            <td>{integer(count)}</td>
            <td>{integer(all)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
