import { useMemo, useState } from "react";
import { api } from "../../lib/api.ts";
import { useSize } from "../../lib/element.ts";
import { imagesAddress } from "../../lib/links.ts";
import { integer, percent } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { useLocation } from "../../lib/url.ts";
import { equals } from "../../lib/where.ts";
import { Link } from "../Link.tsx";
import { Waiting } from "../States.tsx";
import { useProject } from "../view.ts";
import { WholeProject } from "../WholeProject.tsx";

const rowHeight = 26;

/** How many images carry each label, the most frequent first; each bar opens its images. */
export function ClassBalance() {
  const { classes } = useProject();
  const labels = useResource("column label", () => api.classColumn("label"));
  const counted = useMemo(() => {
    if (labels.state !== "ready") return [];
    const counts = new Array<number>(classes.length).fill(0);
    for (const label of labels.value) if (label >= 0) counts[label]! += 1;
    return classes.map((name, i) => ({ name, count: counts[i]! }))
      .sort((a, b) => b.count - a.count);
  }, [labels.state, classes]);
  const most = counted[0]?.count ?? 0, least = counted.at(-1)?.count ?? 0;
  return (
    <section className="card grow" aria-label="Class balance">
      <div className="card-head">
        <h2>Class balance</h2>
        <WholeProject />
        {counted.length > 1 && least > 0 && (
          <small>largest to smallest: {(most / least).toFixed(1)} to 1</small>
        )}
        {counted.length > 1 && least === 0 && (
          <small>
            {integer(counted.filter(({ count }) => count === 0).length)} classes without images
          </small>
        )}
      </div>
      <Waiting of={labels} what="the labels" />
      {labels.state === "ready" && (
        classes.length === 0
          ? (
            <p className="muted">
              No labels yet: <code>assay import labels FILE</code>
            </p>
          )
          : <Bars counted={counted} most={most} />
      )}
    </section>
  );
}

function Bars({ counted, most }: { counted: { name: string; count: number }[]; most: number }) {
  const { query } = useLocation();
  const [box, room] = useSize<HTMLDivElement>();
  const [scrolled, setScrolled] = useState(0);
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  const first = Math.max(0, Math.floor(scrolled / rowHeight) - 4);
  const last = Math.ceil((scrolled + room.height) / rowHeight) + 4;
  return (
    <div
      ref={box}
      className="balance"
      role="region"
      tabIndex={0}
      aria-label="Images of each class"
      onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
    >
      <ul className="plain virtual" style={{ height: counted.length * rowHeight }}>
        {counted.slice(first, last).map(({ name, count }, i) => (
          <li key={name} style={{ top: (first + i) * rowHeight }}>
            <Link to={imagesAddress(query, equals("label", name))} className="balance-row">
              <span className="balance-name" title={name}>{name}</span>
              <span className="share-bar" aria-hidden="true">
                <i style={{ width: `${most ? 100 * count / most : 0}%` }} />
              </span>
              <span className="number">{integer(count)}</span>
              <small className="number">{total ? percent(count / total) : ""}</small>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
