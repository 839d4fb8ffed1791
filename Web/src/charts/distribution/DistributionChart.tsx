import { type KeyboardEvent, useRef, useState } from "react";
import { decimal, integer, partPercent } from "../../lib/numbers.ts";
import type { Histogram, HistogramGroup } from "../../lib/wire.ts";
import { Link } from "../../parts/Link.tsx";
import { ticks, tickWords } from "../axis.ts";
import { greatestShare } from "./bins.ts";

interface Props {
  histogram: Histogram;
  groups: HistogramGroup[];
  /** What the groups are. */
  by: string;
  /** The metric with its unit. */
  title: string;
  /** Where the images of a group are, in one bin or in all. */
  addressOf(group: HistogramGroup, bin?: number): string;
}

type Place = [row: number, bin: number];

/** A histogram for each group over the same bins, with n, median and quartiles; a group's name and
 * each of its bars are links to their images, the bars of all groups one tab stop. */
export function DistributionChart({ histogram, groups, by, title, addressOf }: Props) {
  const [[row, bin], setPlace] = useState<Place>([0, 0]);
  const table = useRef<HTMLTableSectionElement>(null);
  const { bins } = histogram;
  const [low, high] = [bins[0]!.low, bins.at(-1)!.high];
  const most = greatestShare(groups);
  const across = (value: number | null): string =>
    `${100 * (high > low ? ((value ?? low) - low) / (high - low) : 0.5)}%`;
  const current: Place = [Math.min(row, groups.length - 1), Math.min(bin, bins.length - 1)];
  const press = (event: KeyboardEvent) => {
    const [at, of] = current;
    const to = ({
      ArrowLeft: [at, of - 1],
      ArrowRight: [at, of + 1],
      ArrowUp: [at - 1, of],
      ArrowDown: [at + 1, of],
      Home: [at, 0],
      End: [at, bins.length - 1],
      PageUp: [0, of],
      PageDown: [groups.length - 1, of],
    } as Record<string, Place>)[event.key];
    const onBar = (event.target as HTMLElement).dataset.bin !== undefined;
    if (!to || !onBar || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const inside = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
    const [nextRow, nextBin] = [inside(to[0], groups.length), inside(to[1], bins.length)];
    setPlace([nextRow, nextBin]);
    table.current?.querySelector<HTMLElement>(`[data-bin="${nextRow} ${nextBin}"]`)?.focus();
  };
  const name = (group: HistogramGroup): string => group.name ?? `no ${by}`;
  return (
    <table className="plain-table distribution" data-by={by}>
      <thead>
        <tr>
          <th scope="col">{by}</th>
          <th scope="col">Images</th>
          <th scope="col">Median</th>
          <th scope="col" className="distribution-of">{title}</th>
        </tr>
      </thead>
      <tbody ref={table} onKeyDown={press}>
        {groups.map((group, at) => (
          <tr key={name(group)} data-group={name(group)}>
            <th scope="row">
              <Link to={addressOf(group)} title={name(group)}>{name(group)}</Link>
            </th>
            <td data-n={group.n}>
              <Link to={addressOf(group)} tabIndex={-1} aria-hidden="true">{integer(group.n)}</Link>
            </td>
            <td data-median={group.median}>
              {group.median === null ? "—" : decimal(group.median)}
            </td>
            <td className="distribution-cell">
              <div className="distribution-bars">
                {bins.map((one, place) => {
                  const count = group.counts[place]!;
                  const words = `${name(group)}, ${title} ${decimal(one.low)} to ${
                    decimal(one.high)
                  }: ${integer(count)} images, ${partPercent(count, group.n)} of the group`;
                  const shared = {
                    "data-bin": `${at} ${place}`,
                    "data-count": count,
                    "data-tip": words,
                    "aria-label": words,
                    tabIndex: at === current[0] && place === current[1] ? 0 : -1,
                    onFocus: () => setPlace([at, place]),
                  };
                  const bar = count > 0 && (
                    <i style={{ height: `max(2px, ${100 * count / group.n / most}%)` }} />
                  );
                  return count > 0
                    ? <Link key={place} to={addressOf(group, place)} {...shared}>{bar}</Link>
                    : <span key={place} role="img" {...shared} />;
                })}
                {group.median !== null && (
                  <>
                    <b
                      className="distribution-quartiles"
                      style={{
                        left: across(group.lower_quartile),
                        right: `calc(100% - ${across(group.upper_quartile)})`,
                      }}
                    />
                    <b className="distribution-median" style={{ left: across(group.median) }} />
                  </>
                )}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot aria-hidden="true">
        <tr>
          <td colSpan={3}>
            {high > low && "height: share of the group"}
          </td>
          <td className="distribution-cell">
            <div className="distribution-axis">
              {ticks(low, high, 6).map((tick) => (
                <span key={tick} style={{ left: across(tick) }}>{tickWords(tick)}</span>
              ))}
            </div>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
