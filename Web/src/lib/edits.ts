import { api, type EditKind, type Images } from "./api.ts";
import { ApiError } from "./apiError.ts";
import { download } from "./download.ts";
import { integer } from "./numbers.ts";
import { afterEdit, afterUndo, without } from "./own.ts";
import { refresh, seenEdit } from "./resource.ts";
import { made } from "./seen.ts";
import { createStore } from "./store.ts";
import { own } from "./tab.ts";
import type { EditConflict } from "./wire.ts";

/** What the last edit did, in words, for everyone to see. */
export interface Notice {
  text: string;
  failed: boolean;
}

export const notice = createStore<Notice | null>(null);

export const say = (text: string, failed = false): void => notice.set({ text, failed });

/** Does something that may be refused; says so, and asks again for what is in view. */
export async function doing(work: () => Promise<string>): Promise<boolean> {
  try {
    say(await work());
    return true;
  } catch (error) {
    say(error instanceof ApiError ? error.message : String(error), true);
    return false;
  } finally {
    refresh();
  }
}

/** An edit of images that others changed meanwhile: which of the two shall stand? */
export interface Clash {
  /** What this tab wants, in words. */
  mine: string;
  /** The images of its edit, where they are a list. */
  images: number[];
  theirs: EditConflict;
  decide(mine: boolean): void;
}

export const clash = createStore<Clash | null>(null);

/** What a change makes of an image, in words. */
export function changeWords(kind: EditKind, value: string | null): string {
  switch (kind) {
    case "tag":
      return `with the tag “${value}”`;
    case "untag":
      return `without the tag “${value}”`;
    case "label":
      return value === null ? "no valid class" : `“${value}”`;
    case "unlabel":
      return "the imported label, without a correction";
  }
}

/** The question that was asked last; the next one waits until it is answered. */
let asking: Promise<unknown> = Promise.resolve();

/** Asks which of two edits shall stand. */
function isMineWanted(question: Omit<Clash, "decide">): Promise<boolean> {
  const answer = asking.then(async () => {
    const isMine = await new Promise<boolean>((decide) => clash.set({ ...question, decide }));
    clash.set(null);
    return isMine;
  });
  asking = answer;
  return answer;
}

/**
 * Makes an edit on what is in view; if others changed its images meanwhile, the person decides. Says
 * whether the images are so now.
 */
async function edit(
  kind: EditKind,
  value: string | null,
  images: Images,
  nothing: string,
): Promise<boolean> {
  let isKept = false;
  const isDone = await doing(async () => {
    for (let seen = seenEdit();;) {
      try {
        const { edit } = await api.edit(kind, value, images, seen);
        if (!edit) return nothing;
        made(edit.id);
        own.set((before) => afterEdit(before, edit.id));
        return edit.text;
      } catch (error) {
        if (!(error instanceof ApiError) || !error.conflict) throw error;
        const mine = changeWords(kind, value);
        const listed = "images" in images ? images.images : [];
        if (!await isMineWanted({ mine, images: listed, theirs: error.conflict })) {
          isKept = true;
          return "Theirs is kept; nothing was changed.";
        }
        seen = error.conflict.edit.id;
      }
    }
  });
  return isDone && !isKept;
}

export const tag = (word: string, images: Images): Promise<boolean> =>
  edit("tag", word, images, `They all carry “${word}” already.`);

export const untag = (word: string, images: Images): Promise<boolean> =>
  edit("untag", word, images, `None of them carries “${word}”.`);

/** Corrects the label; `null` says that no class is valid. */
export const relabel = (name: string | null, images: Images): Promise<boolean> =>
  edit("label", name, images, "They have that label already.");

export const unlabel = (images: Images): Promise<boolean> =>
  edit("unlabel", null, images, "There was no correction.");

/** Undoes an edit of the history, whoever made it, or is told which later one stands against it. */
export const undoEdit = (id: number): Promise<boolean> =>
  doing(async () => {
    try {
      const { edit } = await api.undo(id);
      if (!edit) return "There is nothing to undo.";
      made(edit.id);
      own.set((before) => afterUndo(before, id, edit));
      return edit.text.charAt(0).toUpperCase() + edit.text.slice(1);
    } catch (error) {
      const later = error instanceof ApiError ? error.conflict?.edit : undefined;
      // Someone else undid it: the next undo is about the one before.
      if (later?.undoes === id) own.set((before) => without(before, id));
      throw error;
    }
  });

/** Takes this tab's last edit back, never another's. */
export async function undo(): Promise<boolean> {
  const last = own.get().done.at(-1);
  if (last !== undefined) return await undoEdit(last);
  say("This tab has nothing to undo; the history has the edits of all.");
  return true;
}

/** Does the edit again that this tab took back last. */
export async function redo(): Promise<boolean> {
  const last = own.get().undone.at(-1);
  if (last !== undefined) return await undoEdit(last);
  say("This tab has nothing to do again.");
  return true;
}

/** Takes the labels file as it was imported, with the corrected labels in it. */
export const takeLabels = (): Promise<boolean> =>
  doing(async () => {
    const { file, name, changed, leftOut } = await api.labelsOriginal();
    download(file, name);
    const left = leftOut > 0 ? `; ${integer(leftOut)} have no place in it` : "";
    const labels = changed === 1 ? "label" : "labels";
    return `Exported ${name} with ${integer(changed)} corrected ${labels}${left}.`;
  });
