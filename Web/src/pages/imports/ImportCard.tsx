import { integer, words } from "../../lib/numbers.ts";
import type { ImportFinding, ImportReport } from "../../lib/wire.ts";
import { Columns } from "./Columns.tsx";

/** One import: what was chosen first of all, then what was matched, left out and read. */
export function ImportCard({ report }: { report: ImportReport }) {
  const { subject, file, at, model, embedding, images, matched, left_out, findings } = report;
  const named = model ?? embedding;
  return (
    <section className="card" aria-label={`${words(subject)} from ${file}`}>
      <div className="card-head">
        <h2>{words(subject)}{named !== null && ` of ${named}`}</h2>
        <code className="import-file">{file}</code>
        <span className="spacer" />
        <small>
          {at === null ? "at an unknown time" : <time dateTime={at}>{moment(at)}</time>}
        </small>
      </div>
      <p>
        <b>{integer(matched)}</b> of {integer(images)} images matched.
      </p>
      <Choices report={report} />
      <Findings title="Left out" findings={left_out} />
      {report.hint !== null && <p className="import-hint">Hint: {report.hint}</p>}
      <Findings title="Also found" findings={findings} />
      <Classes report={report} />
      {report.missing_words.length > 0 && (
        <p>
          Read as no label: <Names names={report.missing_words} />
        </p>
      )}
      <Columns report={report} />
    </section>
  );
}

/** `2026-12-01 10:20 UTC`, the same for whoever looks. */
const moment = (at: string): string => `${at.slice(0, 16).replace("T", " ")} UTC`;

/** What could have been read otherwise. */
function Choices({ report: { choices } }: { report: ImportReport }) {
  if (choices === null) {
    return <p className="muted">This report is older than the lists of choices and columns.</p>;
  }
  if (choices.count === 0) {
    return <p className="muted">No choice had to be made in reading the file.</p>;
  }
  return (
    <div className="import-choices">
      <h3>{choices.count === 1 ? "One choice was made" : `${integer(choices.count)} choices`}</h3>
      <ul>
        {choices.first.map(({ text }, place) => <li key={place}>{text}</li>)}
      </ul>
      <More count={choices.count} shown={choices.first.length} />
    </div>
  );
}

function Findings({ title, findings }: { title: string; findings: ImportFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul className="plain import-findings">
        {findings.map(({ kind, text, count, examples }) => (
          <li key={kind}>
            {text}
            {examples.length > 0 && (
              <span className="muted">
                : <Names names={examples} />
                {count > examples.length && ", …"}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Classes({ report: { classes } }: { report: ImportReport }) {
  if (classes === null || classes.count === 0) return null;
  const shown = classes.first.slice(0, 12);
  return (
    <p>
      {classes.count === 1 ? "1 class" : `${integer(classes.count)} classes`}:{" "}
      <Names names={shown} />
      {classes.count > shown.length && ` and ${integer(classes.count - shown.length)} more`}
    </p>
  );
}

/** Names as they are in the file, blanks included. */
function Names({ names }: { names: string[] }) {
  return (
    <>
      {names.map((name, place) => (
        <span key={place}>
          {place > 0 && ", "}
          <code>{name === "" ? "(empty)" : name}</code>
        </span>
      ))}
    </>
  );
}

function More({ count, shown }: { count: number; shown: number }) {
  if (count <= shown) return null;
  return <p className="muted">and {integer(count - shown)} more</p>;
}
