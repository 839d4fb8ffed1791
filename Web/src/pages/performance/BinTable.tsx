import { decimal, integer, intervalWords, percent } from "../../lib/numbers.ts";
import type { Performance, PerformanceBin } from "../../lib/wire.ts";
import { Link } from "../../parts/Link.tsx";

interface Props {
  performance: Performance;
  addressOf(filter: string): string;
}

const shown = (value: number | null): string => value === null ? "" : decimal(value);

/** The numbers behind the chart, each bin a link to its images. */
export function BinTable({ performance, addressOf }: Props) {
  const { bins, lines, metric, rate_title: title } = performance;
  const ofWords = metric.kind === "words";
  const count = (bin: PerformanceBin) =>
    bin.filter === null ? integer(bin.n) : <Link to={addressOf(bin.filter)}>{integer(bin.n)}</Link>;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={`${title} as a table`}>
      <table className="plain-table performance-table">
        <thead>
          <tr>
            <th scope="col">{ofWords ? metric.title : "Bin"}</th>
            {!ofWords &&
              ["From", "To", "Median"].map((one) => <th key={one} scope="col">{one}</th>)}
            <th scope="col">Images</th>
            <th scope="col">{title}</th>
            <th scope="col">95 % interval</th>
            {lines.map(({ class: name }) => (
              <th key={name} scope="col" colSpan={2}>{name}: images, rate</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bins.map((bin, index) => (
            <tr key={index} data-row={index}>
              <th scope="row">{ofWords ? bin.value : index + 1}</th>
              {!ofWords && (
                <>
                  <td>{shown(bin.low)}</td>
                  <td>{shown(bin.high)}</td>
                  <td>{shown(bin.median)}</td>
                </>
              )}
              <td>{count(bin)}</td>
              <td data-value={bin.rate.value}>
                {bin.rate.value === null ? "—" : percent(bin.rate.value)}
              </td>
              <td>{bin.rate.value === null ? bin.rate.reason : intervalWords(bin.rate)}</td>
              {lines.map((line) => {
                const own = line.bins[index]!;
                return [
                  <td key={`${line.class} n`}>{count(own)}</td>,
                  <td key={`${line.class} rate`}>
                    {own.rate.value === null ? "—" : percent(own.rate.value)}
                  </td>,
                ];
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
