import {
  type FormEvent,
  type KeyboardEvent as KeyStroke,
  useEffect,
  useRef,
  useState,
} from "react";
import type { Images } from "../../lib/api.ts";
import { relabel, tag, unlabel, untag } from "../../lib/edits.ts";
import { integer } from "../../lib/numbers.ts";
import { clearSelection, selectedIds, selection } from "../../lib/selection.ts";
import { useStore } from "../../lib/store.ts";
import { isTyping } from "../../lib/typing.ts";
import { useParameter } from "../../lib/url.ts";
import { ChosenAction } from "../ChosenAction.tsx";
import { Notice } from "../Notice.tsx";
import { useUndoKeys } from "../undoKeys.ts";
import { useView } from "../view.ts";
import { useDefaultOrder } from "./defaultOrder.ts";
import { EditHistoryMenu } from "./EditHistoryMenu.tsx";
import { ExportPick } from "./ExportPick.tsx";
import { SavedViews } from "./SavedViews.tsx";

/** What can be done with the selected images, or with the whole view where none is selected. */
export function ActionBar({ shown }: { shown: number | undefined }) {
  const { imagesWhere, model, project } = useView();
  const picked = useStore(selection);
  const order = useParameter("order", useDefaultOrder());
  const some = picked.count > 0;
  const images = (): Images => ({
    ...(some ? { images: selectedIds(picked) } : { where: imagesWhere }),
    model: model?.name,
  });
  useUndoKeys();
  return (
    <div className="action-bar" role="group" aria-label="Edit and export">
      <span className="action-count">
        {some
          ? (
            <>
              <b>{integer(picked.count)}</b> selected{" "}
              <button type="button" className="quiet" onClick={clearSelection}>Clear</button>
            </>
          )
          : (
            <span className="muted">
              No selection: exports take all{shown !== undefined && ` ${integer(shown)}`}
            </span>
          )}
      </span>
      {some && <TagForm images={images} />}
      {some && <RelabelPick images={images} classes={project.classes} />}
      <ExportPick images={images} order={order} />
      <SavedViews selected={some ? () => selectedIds(picked) : undefined} />
      <EditHistoryMenu />
      <Notice />
    </div>
  );
}

/** Puts a word on images or takes it off; `t` leads here. */
function TagForm({ images }: { images(): Images }) {
  const { project } = useView();
  const [word, setWord] = useState("");
  const input = useRef<HTMLInputElement>(null);
  /** Where `t` came from, and Esc leads back to. */
  const before = useRef<Element | null>(null);
  const leave = (event: KeyStroke) => {
    if (event.key !== "Escape" || !(before.current instanceof HTMLElement)) return;
    event.preventDefault();
    before.current.focus();
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "t" || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      before.current = document.activeElement;
      input.current?.focus();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (word.trim() !== "" && await tag(word.trim(), images())) setWord("");
  };
  return (
    <form className="field" onSubmit={submit}>
      <label className="field">
        <span className="field-title">Tag</span>
        <input
          type="text"
          aria-label="Tag"
          placeholder="tag"
          ref={input}
          list="tags-there-are"
          value={word}
          size={12}
          aria-keyshortcuts="t"
          onKeyDown={leave}
          onChange={(event) => setWord(event.target.value)}
        />
      </label>
      <datalist id="tags-there-are">
        {project.tags.map(({ name }) => <option key={name} value={name} />)}
      </datalist>
      <button type="submit" disabled={word.trim() === ""}>Add</button>
      <button
        type="button"
        disabled={word.trim() === ""}
        onClick={() => void untag(word.trim(), images())}
      >
        Remove
      </button>
    </form>
  );
}

/** The choices of a correction; a class is prefixed, so that none can be mistaken for a command. */
function RelabelPick({ images, classes }: { images(): Images; classes: string[] }) {
  const choose = (choice: string) => {
    if (choice === "none") void relabel(null, images());
    else if (choice === "back") void unlabel(images());
    else if (choice !== "") void relabel(choice.slice(1), images());
  };
  return (
    <ChosenAction label="Relabel" act="Relabel" run={choose}>
      <option value="">relabel as…</option>
      <optgroup label="Class">
        {classes.map((name) => <option key={name} value={`=${name}`}>{name}</option>)}
      </optgroup>
      <optgroup label="Or">
        <option value="none">no valid class</option>
        <option value="back">take the correction off</option>
      </optgroup>
    </ChosenAction>
  );
}
