import { useState } from "react";
import { api } from "../../lib/api.ts";
import { redo, undo } from "../../lib/edits.ts";
import { useEscape } from "../../lib/escape.ts";
import { integer } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { Waiting } from "../States.tsx";

/** Undo, redo, and the list of what was done. */
export function EditHistoryMenu() {
  const history = useResource("edits", api.edits);
  const [open, setOpen] = useState(false);
  useEscape(open, () => setOpen(false));
  const ready = history.state === "ready" ? history.value : undefined;
  return (
    <span className="field menu-place">
      <button
        type="button"
        disabled={!ready?.can_undo}
        aria-keyshortcuts="Control+Z"
        onClick={() => void undo()}
      >
        Undo
      </button>
      <button
        type="button"
        disabled={!ready?.can_redo}
        aria-keyshortcuts="Control+Shift+Z"
        onClick={() => void redo()}
      >
        Redo
      </button>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>History</button>
      {open && (
        <div className="menu" role="region" aria-label="History of edits" tabIndex={0}>
          <Waiting of={history} what="the history" />
          {ready && (
            <>
              <p className="muted">
                {integer(ready.corrections)} corrected, {integer(ready.confirmed)} confirmed labels
              </p>
              {ready.edits.length === 0 && <p>Nothing was edited yet.</p>}
              <ol className="plain">
                {ready.edits.map((edit) => (
                  <li key={edit.id} className={edit.undone ? "undone" : ""}>
                    <time dateTime={edit.at}>{edit.at.slice(0, 16).replace("T", " ")}</time>{" "}
                    {edit.text}
                    {edit.undone && <span className="muted">(undone)</span>}
                  </li>
                ))}
              </ol>
            </>
          )}
        </div>
      )}
    </span>
  );
}
