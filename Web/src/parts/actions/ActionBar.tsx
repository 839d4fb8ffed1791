import {
  type FormEvent,
  type KeyboardEvent as KeyStroke,
  useEffect,
  useRef,
  useState,
} from "react";
import { api, type Images } from "../../lib/api.ts";
import { ApiError } from "../../lib/apiError.ts";
import { download } from "../../lib/download.ts";
import { doing, relabel, tag, takeLabels, unlabel, untag } from "../../lib/edits.ts";
import { follow } from "../../lib/jobs.ts";
import { integer } from "../../lib/numbers.ts";
import { clearSelection, selectedIds, selection } from "../../lib/selection.ts";
import { useStore } from "../../lib/store.ts";
import { isTyping } from "../../lib/typing.ts";
import { useParameter } from "../../lib/url.ts";
import type { Job } from "../../lib/wire.ts";
import { ChosenAction } from "../ChosenAction.tsx";
import { Notice } from "../Notice.tsx";
import { useUndoKeys } from "../undoKeys.ts";
import { useView } from "../view.ts";
import { useDefaultOrder } from "./defaultOrder.ts";
import { EditHistoryMenu } from "./EditHistoryMenu.tsx";
import { SavedViews } from "./SavedViews.tsx";

/** What can be done with the selected images, or with the whole view where none is selected. */
export function ActionBar({ shown }: { shown: number | undefined }) {
  const { imagesWhere, model, project } = useView();
  const picked = useStore(selection);
  const order = useParameter("order", useDefaultOrder());
  const some = picked.count > 0;
  const images = (): Images =>
    some ? { images: selectedIds(picked) } : { where: imagesWhere, model: model?.name };
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

const formats: [value: string, title: string, file: string][] = [
  ["csv", "CSV", "images.csv"],
  ["jsonl", "JSON Lines", "images.jsonl"],
  ["corrections", "Label corrections (CSV)", "corrections.csv"],
];

function ExportPick({ images, order }: { images(): Images; order: string }) {
  const choose = (choice: string) => {
    const file = formats.find(([value]) => value === choice);
    if (file) {
      void doing(async () => {
        download(await api.exportFile(choice, images(), order), file[2]);
        return `Exported ${file[2]}.`;
      });
    } else if (choice === "original") {
      void takeLabels();
    } else if (choice === "labelling") {
      void doing(async () => {
        download(await api.labellingList(images()), "labelling-list.csv");
        return "Exported labelling-list.csv.";
      });
    } else if (choice === "folders" || choice === "links") {
      void doing(async () => exported(await follow(await api.exportFolders(choice, images()))));
    }
  };
  return (
    <ChosenAction label="Export" act="Export" run={choose}>
      <option value="">export as…</option>
      {formats.map(([value, title]) => <option key={value} value={value}>{title}</option>)}
      <option value="original">Corrected labels, all, in the file they came in</option>
      <option value="labelling">Labelling list: unlabelled images like these (CSV)</option>
      <option value="folders">Class folders of copies</option>
      <option value="links">Class folders of symbolic links</option>
    </ChosenAction>
  );
}

/** What an export that is over says of itself; throws its own words if it failed. */
function exported({ state, message }: Job): string {
  if (state !== "finished") throw new ApiError(message ?? `The export ${state}.`, "job");
  return message ?? "Exported.";
}
