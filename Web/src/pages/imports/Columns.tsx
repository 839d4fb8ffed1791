import { useState } from "react";
import { integer } from "../../lib/numbers.ts";
import type { ImportColumn, ImportReport } from "../../lib/wire.ts";

const listed = 12;

/** What each role of a column means. */
const readAs: Record<ImportColumn["role"], string> = {
  key: "the image’s key",
  label: "label",
  predicted: "predicted class",
  confidence: "confidence",
  split: "split",
  probability: "probability",
  score: "score",
  number: "numbers",
  words: "words",
  ignored: "not read",
};

/** How each column of a file was understood: the first ones, and all that are known on demand. */
export function Columns({ report: { columns } }: { report: ImportReport }) {
  const [all, setAll] = useState(false);
  if (columns === null || columns.count === 0) return null;
  const shown = all ? columns.first : columns.first.slice(0, listed);
  return (
    <div>
      <table className="list-table import-columns">
        <caption className="hidden">How each column was understood</caption>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Read as</th>
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, role, note }, place) => (
            <tr key={place} className={role === "ignored" ? "noise" : undefined}>
              <td>{name === "" ? <i>without a name</i> : <code>{name}</code>}</td>
              <td>{readAs[role]}</td>
              <td>{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {columns.first.length > listed && (
        <button
          type="button"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? `Only the first ${listed} columns` : `The first ${columns.first.length} columns`}
        </button>
      )}
      {columns.count > shown.length && (
        <p className="muted">and {integer(columns.count - shown.length)} more columns</p>
      )}
    </div>
  );
}
