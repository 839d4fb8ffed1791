import { useMemo, useState } from "react";
import { RateBar } from "../../charts/RateBar.tsx";
import { SortHeader, type SortOrder, sortOrder } from "../../charts/SortHeader.tsx";
import { useSize } from "../../lib/element.ts";
import { imagesAddress } from "../../lib/links.ts";
import { estimateWords, integer } from "../../lib/numbers.ts";
import { useLocation, useParameter } from "../../lib/url.ts";
import { either, equals, narrowed } from "../../lib/where.ts";
import type { ClassScores, Estimate, Evaluation } from "../../lib/wire.ts";
import { Link } from "../../parts/Link.tsx";
import { Undefined } from "../../parts/Undefined.tsx";

const rowHeight = 28;
/** Rows built beyond both edges of the view. */
const spare = 6;

type Column = "name" | "support" | "precision" | "recall" | "f1" | "average_precision" | "roc_auc";

const columns: [Column, string, string][] = [
  ["name", "Class", "The class's name"],
  ["support", "n", "Images labelled with the class"],
  ["precision", "Precision", "Of the images predicted as the class, the share labelled with it"],
  ["recall", "Recall", "Of the images labelled with the class, the share predicted as it"],
  ["f1", "F1", "Harmonic mean of precision and recall"],
  ["average_precision", "AP", "Average precision: area below the precision-recall curve"],
  ["roc_auc", "AUC", "Area below the ROC curve"],
];

function sorted(classes: ClassScores[], { column, descending }: SortOrder): ClassScores[] {
  const sign = descending ? -1 : 1;
  const { compare } = new Intl.Collator("en", { numeric: true });
  if (column === "name") return classes.toSorted((a, b) => sign * compare(a.name, b.name));
  const value = (one: ClassScores): number | null => {
    const field = one[column as Exclude<Column, "name">];
    return typeof field === "number" ? field : field?.value ?? null;
  };
  return classes.toSorted((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y) || a.index - b.index;
  });
}

/** Every class with its rates and intervals; only the rows in view are built. */
export function ClassTable({ evaluation }: { evaluation: Evaluation }) {
  const [box, room] = useSize<HTMLDivElement>();
  const [scrolled, setScrolled] = useState(0);
  const order = sortOrder(useParameter("sort", "recall"));
  const rows = useMemo(() => sorted(evaluation.classes, order), [
    evaluation,
    order.column,
    order.descending,
  ]);
  const { query } = useLocation();
  const images = (test: string) =>
    imagesAddress(query, narrowed(evaluation.population.filters.all_classes ?? "", test));
  const first = Math.max(0, Math.floor(scrolled / rowHeight) - spare);
  const last = Math.min(rows.length, Math.ceil((scrolled + room.height) / rowHeight) + spare);
  const filtered = evaluation.class_filter.length > 0;
  return (
    <section className="card class-card">
      <div className="card-head">
        <h2>Per class</h2>
        <small>
          whiskers: 95 % intervals
          {filtered && " · precision keeps every image predicted as the class"}
        </small>
      </div>
      <div
        className="class-table"
        role="table"
        aria-label="Scores of every class"
        aria-rowcount={rows.length + 1}
      >
        <div role="rowgroup">
          <div role="row" className="class-row head" aria-rowindex={1}>
            {columns.map(([column, title, tip]) => (
              <SortHeader
                key={column}
                parameter="sort"
                column={column}
                title={title}
                tip={tip}
                order={order}
                firstDescending={column === "support"}
                className={column === "name" ? "" : "number"}
              />
            ))}
          </div>
        </div>
        <div
          ref={box}
          className="class-body"
          role="rowgroup"
          tabIndex={0}
          aria-label="Classes"
          onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
        >
          <div role="presentation" className="virtual" style={{ height: rows.length * rowHeight }}>
            {rows.slice(first, last).map((one, i) => (
              <div
                key={one.index}
                role="row"
                aria-rowindex={first + i + 2}
                className="class-row"
                data-class={one.name}
                style={{ top: (first + i) * rowHeight, height: rowHeight }}
              >
                <span role="rowheader" className="class-name">
                  <Link
                    to={images(
                      either(equals("label", one.name), equals("predicted", one.name)),
                    )}
                    title={`${one.name}: labelled or predicted`}
                  >
                    {one.name}
                  </Link>
                </span>
                <span role="cell" className="number" data-column="support">
                  <Link className="plain-link" to={images(equals("label", one.name))}>
                    {integer(one.support)}
                  </Link>
                </span>
                <RateCell
                  name="precision"
                  rate={one.precision}
                  tone="a"
                  to={images(equals("predicted", one.name))}
                />
                <RateCell
                  name="recall"
                  rate={one.recall}
                  tone="b"
                  to={images(equals("label", one.name))}
                />
                <NumberCell name="f1" estimate={one.f1} />
                <NumberCell name="average_precision" estimate={one.average_precision} />
                <NumberCell name="roc_auc" estimate={one.roc_auc} />
              </div>
            ))}
          </div>
        </div>
      </div>
    </section>
  );
}

interface RateProps {
  name: string;
  rate: Estimate;
  tone: "a" | "b";
  to: string;
}

function RateCell({ name, rate, tone, to }: RateProps) {
  return (
    <span role="cell" className="rate-cell" data-column={name} data-value={rate.value}>
      {rate.value === null
        ? <Undefined reason={rate.reason} />
        : (
          <Link to={to} className="plain-link" data-tip={`${name}: ${estimateWords(rate)}`}>
            <RateBar rate={rate} tone={tone} />
            {(100 * rate.value).toFixed(1)}
            <span className="hidden">{estimateWords(rate)}</span>
          </Link>
        )}
    </span>
  );
}

function NumberCell({ name, estimate }: { name: string; estimate: Estimate }) {
  return (
    <span role="cell" className="number" data-column={name} data-value={estimate.value}>
      {estimate.value === null
        ? <Undefined reason={estimate.reason} />
        : <span data-tip={estimateWords(estimate, "number")}>{estimate.value.toFixed(3)}</span>}
    </span>
  );
}
