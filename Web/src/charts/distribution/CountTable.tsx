import { decimal, integer } from "../../lib/numbers.ts";
import type { Histogram, HistogramGroup } from "../../lib/wire.ts";
import { Link } from "../../parts/Link.tsx";

interface Props {
  histogram: Histogram;
  groups: HistogramGroup[];
  by: string;
  title: string;
  addressOf(group: HistogramGroup, bin?: number): string;
}

/** The numbers behind the bars: a row a bin, a column a group, each number a link. */
export function CountTable({ histogram, groups, by, title, addressOf }: Props) {
  return (
    <div className="scroll" role="region" tabIndex={0} aria-label={`${title} as a table`}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            {groups.map((group) => <th key={group.name} scope="col">{group.name ?? `no ${by}`}
            </th>)}
          </tr>
        </thead>
        <tbody>
          {histogram.bins.map(({ low, high }, place) => (
            <tr key={low}>
              <th scope="row">{decimal(low)}</th>
              <td>{decimal(high)}</td>
              {groups.map((group) => {
                const count = group.counts[place]!;
                return (
                  <td key={group.name}>
                    {count > 0
                      ? <Link to={addressOf(group, place)}>{integer(count)}</Link>
                      : <span className="muted">0</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
