import { useRef, useState } from "react";
import { api } from "../../lib/api.ts";
import { redo, undo, undoEdit } from "../../lib/edits.ts";
import { useEscape } from "../../lib/escape.ts";
import { integer } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { useStore } from "../../lib/store.ts";
import { own, whose } from "../../lib/tab.ts";
import type { Edit } from "../../lib/wire.ts";
import { Waiting } from "../States.tsx";

/** Undo and redo of this tab's edits, and the history of all, of which any can be undone. */
export function EditHistoryMenu() {
  const history = useResource("edits", api.edits);
  const { done, undone } = useStore(own);
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  useEscape(open, () => setOpen(false));
  const ready = history.state === "ready" ? history.value : undefined;
  const undoOne = (id: number) => {
    // The button goes, and the focus with it.
    menu.current?.focus();
    void undoEdit(id);
  };
  return (
    <span className="field menu-place">
      <button
        type="button"
        disabled={done.length === 0}
        aria-keyshortcuts="Control+Z"
        onClick={() => void undo()}
      >
        Undo
      </button>
      <button
        type="button"
        disabled={undone.length === 0}
        aria-keyshortcuts="Control+Shift+Z"
        onClick={() => void redo()}
      >
        Redo
      </button>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>History</button>
      {open && (
        <div
          ref={menu}
          className="menu edit-history"
          role="region"
          aria-label="History of edits"
          tabIndex={0}
        >
          <Waiting of={history} what="the history" />
          {ready && (
            <>
              <p className="muted">
                {integer(ready.corrections)} corrected, {integer(ready.confirmed)} confirmed labels
              </p>
              {ready.edits.length === 0 && <p>Nothing was edited yet.</p>}
              <ol className="plain">
                {ready.edits.map((edit) => (
                  <Step
                    key={edit.id}
                    edit={edit}
                    undo={() => undoOne(edit.id)}
                  />
                ))}
              </ol>
            </>
          )}
        </div>
      )}
    </span>
  );
}

/** One step of the history: when, who, what, and its undo, if that is still to be. */
function Step({ edit, undo }: { edit: Edit; undo(): void }) {
  const author = whose(edit.author);
  const act = edit.takes_back ? "Redo" : "Undo";
  return (
    <li className={edit.undone ? "undone" : ""}>
      <span className="step-words">
        <span className="muted">
          {edit.id} <time dateTime={edit.at}>{edit.at.slice(0, 16).replace("T", " ")}</time>
          {author && ` ${author}`}
          {edit.undone && " (undone)"}
        </span>{" "}
        <span className="step-text">{edit.text}</span>
      </span>
      {!edit.undone && (
        <button type="button" aria-label={`${act} ${edit.id}: ${edit.text}`} onClick={undo}>
          {act}
        </button>
      )}
    </li>
  );
}
