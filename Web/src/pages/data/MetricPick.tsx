import { change } from "../../lib/url.ts";
import type { MetricInfo } from "../../lib/wire.ts";

interface Props {
  title: string;
  parameter: string;
  value: string;
  choices: [group: string, metrics: MetricInfo[]][];
}

/** Chooses a metric; the choice stands in the address. */
export function MetricPick({ title, parameter, value, choices }: Props) {
  return (
    <select
      aria-label={title}
      value={value}
      onChange={(event) => change({ [parameter]: event.target.value })}
    >
      {choices.map(([group, members]) => (
        <optgroup key={group} label={group}>
          {members.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
        </optgroup>
      ))}
    </select>
  );
}
