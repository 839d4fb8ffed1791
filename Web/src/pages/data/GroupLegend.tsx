import { integer } from "../../lib/numbers.ts";
import type { Scatter } from "../../lib/wire.ts";

/** So many groups have a colour of their own. */
const most = 6;

/** The places of the groups that have a colour of their own: those with most points. */
function coloured({ groups = [], points }: Scatter): number[] {
  const counts = new Array<number>(groups.length).fill(0);
  for (const [, , , group = -1] of points) if (group >= 0) counts[group]!++;
  return counts.map((_, group) => group).filter((group) => counts[group]! > 0)
    .toSorted((a, b) => counts[b]! - counts[a]!).slice(0, most);
}

/** A CSS colour for each group of a scatter; the last is that of points without a word. */
export function colorsOf(by: string, scatter: Scatter): string[] {
  if (!scatter.groups) return ["var(--bar-a)"];
  if (by === "outcome") return ["var(--right)", "var(--wrong)", "var(--noise)"];
  const own = coloured(scatter);
  return [
    ...scatter.groups.map((_, group) =>
      own.includes(group) ? `var(--line-${own.indexOf(group) + 1})` : "var(--noise)"
    ),
    "var(--noise)",
  ];
}

/** What the colours mean, with the number of drawn points. */
export function GroupLegend(
  { by, scatter, colors }: { by: string; scatter: Scatter; colors: string[] },
) {
  const { groups, points } = scatter;
  if (!groups) return null;
  const own = by === "outcome" ? groups.map((_, group) => group) : coloured(scatter);
  const count = (group: number) => points.filter((point) => point[3] === group).length;
  const shown = own.map((group) => ({ name: groups[group]!, n: count(group), group }));
  const rest = points.length - shown.reduce((sum, { n }) => sum + n, 0);
  return (
    <ul className="plain legend" aria-label="Colours">
      {shown.map(({ name, n, group }) => (
        <li key={name}>
          <i style={{ background: colors[group] }} /> {name} <small>{integer(n)}</small>
        </li>
      ))}
      {rest > 0 && (
        <li>
          <i style={{ background: colors.at(-1) }} /> others <small>{integer(rest)}</small>
        </li>
      )}
    </ul>
  );
}
