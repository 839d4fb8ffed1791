import { useEffect, useRef } from "react";
import { thumbnailAddress } from "../lib/api.ts";
import { changeWords, type Clash, clash } from "../lib/edits.ts";
import { useEscape } from "../lib/escape.ts";
import { integer } from "../lib/numbers.ts";
import { useStore } from "../lib/store.ts";
import { whose } from "../lib/tab.ts";
import { useProject } from "../parts/view.ts";

/** More pictures than these would push the question away. */
const mostPictures = 6;

/** Asks which edit shall stand, where two were made on one state. */
export function EditClash() {
  const open = useStore(clash);
  return open && <Question key={open.theirs.edit.id} clash={open} />;
}

function Question({ clash: { mine, images, theirs, decide } }: { clash: Clash }) {
  const { state_key: state } = useProject();
  const dialog = useRef<HTMLDialogElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  useEscape(true, () => decide(false));
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    keep.current?.focus();
    return () => before instanceof HTMLElement ? before.focus() : undefined;
  }, []);
  const { edit, count, now } = theirs;
  const many = count > 1;
  const author = whose(edit.author) || "someone else";
  return (
    <dialog
      ref={dialog}
      className="sheet edit-clash"
      role="alertdialog"
      aria-labelledby="clash-title"
      aria-describedby="clash-what"
      onCancel={(event) => {
        event.preventDefault();
        decide(false);
      }}
    >
      <h2 id="clash-title">
        {many ? `${integer(count)} images were` : "The image was"} changed meanwhile
      </h2>
      <p id="clash-what">
        Edit {edit.id}, by {author} at{" "}
        <time dateTime={edit.at}>{edit.at.slice(11, 19)}</time>, came before yours: {edit.text}.
      </p>
      {images.length <= mostPictures &&
        images.map((id) => <img key={id} src={thumbnailAddress(id, state)} alt={`Image ${id}`} />)}
      <dl>
        <div>
          <dt>Theirs, now</dt>
          <dd>
            {now.map((state) => (
              <span key={`${state.kind} ${state.value}`}>
                {changeWords(state.kind, state.value)}
                {many && ` (${integer(state.count)})`}
              </span>
            ))}
          </dd>
        </div>
        <div>
          <dt>Yours</dt>
          <dd>{mine}</dd>
        </div>
      </dl>
      <div className="field">
        <button ref={keep} type="button" className="primary" onClick={() => decide(false)}>
          Keep theirs
        </button>
        <button type="button" onClick={() => decide(true)}>Do mine anyway</button>
      </div>
    </dialog>
  );
}
