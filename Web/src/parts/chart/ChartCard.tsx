import { type ReactNode, useRef } from "react";
import type { Cell } from "../../lib/csv.ts";
import { TakeAway } from "./TakeAway.tsx";
import type { ChartView } from "./view.tsx";

interface Props {
  className?: string;
  /** The name of the card, where its title does not say it. */
  label?: string;
  /** Says on the page that the chart is there, and which. */
  ready?: string | boolean | undefined;
  /** The title, and the choices that belong to it. */
  head: ReactNode;
  /** Further choices, at the end of the head. */
  tools?: ReactNode;
  /** Only a chart can be taken away as a picture; a table cannot. */
  view?: ChartView;
  /** What the files are called and the numbers in them; nothing while there is nothing to take. */
  taken: { name: string; rows(): Cell[][] } | undefined;
  /** Of what the chart speaks, and how to read it. */
  caption?: ReactNode;
  children: ReactNode;
}

/**
 * A chart with its title, its choices, its caption, and what can be taken away: the numbers as CSV,
 * the picture as SVG or PNG. The picture is whatever below carries `data-picture="chart"`.
 */
export function ChartCard(props: Props) {
  const { className = "", label, ready, head, tools, view = "chart", taken, caption, children } =
    props;
  const card = useRef<HTMLElement>(null);
  const chart = () => card.current?.querySelector<HTMLElement>('[data-picture="chart"]');
  return (
    <section
      ref={card}
      className={className === "" ? "card" : `card ${className}`}
      aria-label={label}
      data-ready={ready}
    >
      <div className="card-head">
        {head}
        <span className="spacer" />
        {tools}
        {taken && <TakeAway {...taken} chart={view === "table" ? undefined : chart} />}
      </div>
      {children}
      {caption && <div className="card-foot">{caption}</div>}
    </section>
  );
}
