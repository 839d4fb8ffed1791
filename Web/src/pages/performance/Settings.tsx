import type { PerformanceAsked } from "../../lib/api.ts";
import { change } from "../../lib/url.ts";
import type { Evaluation, Performance } from "../../lib/wire.ts";
import { useView } from "../../parts/view.ts";
import { lineChoices, mostLines } from "./lines.ts";

const rates = [
  ["accuracy", "Accuracy"],
  ["recall", "True-positive rate"],
  ["precision", "Precision"],
  ["false_negative_rate", "False-negative rate"],
];
/** Values that no class can have for a name. */
const several = "\u0000several";
const groupValue = (id: string): string => `\u0000${id}`;
const binCounts = ["3", "5", "10", "15", "20", "30", "50"];

interface Props {
  asked: PerformanceAsked;
  performance: Performance | undefined;
  evaluation: Evaluation | undefined;
}

/** Which rate, of which class, in which bins, and which classes get a line; all of it in the URL. */
export function Settings({ asked, performance, evaluation }: Props) {
  const { project, classes } = useView();
  const ofWords = performance?.metric.kind === "words";
  const counts = binCounts.includes(asked.bins) ? binCounts : [...binCounts, asked.bins];
  return (
    <>
      <select
        aria-label="Rate"
        value={asked.rate}
        onChange={(event) =>
          change({ rate: event.target.value === "accuracy" ? undefined : event.target.value })}
      >
        {rates.map(([value, title]) => <option key={value} value={value}>{title}</option>)}
      </select>
      <select
        aria-label="Class"
        className={classes.length > 0 ? "set" : ""}
        value={classes.length === 1 ? classes[0] : classes.length === 0 ? "" : several}
        onChange={(event) => change({ class: event.target.value ? [event.target.value] : [] })}
      >
        <option value="">of all classes</option>
        {classes.length > 1 && <option value={several}>of {classes.length} classes</option>}
        {project.classes.map((name) => <option key={name} value={name}>of {name}</option>)}
      </select>
      {!ofWords && (
        <>
          <select
            aria-label="Bins"
            value={asked.bins}
            onChange={(event) =>
              change({ bins: event.target.value === "10" ? undefined : event.target.value })}
          >
            {counts.map((count) => <option key={count} value={count}>{count} bins</option>)}
          </select>
          <select
            aria-label="Binning"
            value={asked.binning}
            onChange={(event) =>
              change({
                binning: event.target.value === "quantile" ? undefined : event.target.value,
              })}
          >
            <option value="quantile">equally full</option>
            <option value="width">equally wide</option>
          </select>
        </>
      )}
      <LinePick lines={asked.lines} evaluation={evaluation} />
      {asked.lines.map((name, index) => (
        <button
          key={name}
          type="button"
          className="line-chip"
          aria-label={`Take the line of ${name} away`}
          onClick={() => change({ line: asked.lines.filter((one) => one !== name) })}
        >
          <i className={`line-${index + 1}`} aria-hidden="true" />
          {name} ×
        </button>
      ))}
    </>
  );
}

function LinePick(
  { lines, evaluation }: { lines: string[]; evaluation: Evaluation | undefined },
) {
  const { project } = useView();
  const groups = lineChoices(evaluation?.classes ?? []);
  const free = project.classes.filter((name) => !lines.includes(name));
  return (
    <select
      aria-label="Lines of classes"
      value=""
      disabled={free.length === 0}
      onChange={(event) => {
        const { value } = event.target;
        const group = groups.find(({ id }) => value === groupValue(id));
        change({ line: group ? group.names : [...lines, value].slice(-mostLines) });
      }}
    >
      <option value="" disabled>+ class line</option>
      {groups.map(({ id, title }) => <option key={id} value={groupValue(id)}>{title}</option>)}
      {free.map((name) => <option key={name} value={name}>{name}</option>)}
    </select>
  );
}
