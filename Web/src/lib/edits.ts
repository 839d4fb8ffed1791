import { api, ApiError, type Images } from "./api.ts";
import { download } from "./download.ts";
import { integer } from "./numbers.ts";
import { refresh } from "./resource.ts";
import { createStore } from "./store.ts";
import type { EditOutcome } from "./wire.ts";

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

const told = (outcome: EditOutcome, nothing: string, before = ""): string =>
  outcome.edit ? before + outcome.edit.text : nothing;

export const tag = (word: string, images: Images): Promise<boolean> =>
  doing(async () => told(await api.edit("tag", word, images), `They all carry “${word}” already.`));

export const untag = (word: string, images: Images): Promise<boolean> =>
  doing(async () => told(await api.edit("untag", word, images), `None of them carries “${word}”.`));

/** Corrects the label; `null` says that no class is valid. */
export const relabel = (name: string | null, images: Images): Promise<boolean> =>
  doing(async () => told(await api.edit("label", name, images), "They have that label already."));

export const unlabel = (images: Images): Promise<boolean> =>
  doing(async () => told(await api.edit("unlabel", null, images), "There was no correction."));

export const undo = (): Promise<boolean> =>
  doing(async () => told(await api.undo(), "There is nothing to undo.", "Undone: "));

export const redo = (): Promise<boolean> =>
  doing(async () => told(await api.redo(), "There is nothing to do again.", "Done again: "));

/** Takes the labels file as it was imported, with the corrected labels in it. */
export const takeLabels = (): Promise<boolean> =>
  doing(async () => {
    const { file, name, changed, leftOut } = await api.labelsOriginal();
    download(file, name);
    const left = leftOut > 0 ? `; ${integer(leftOut)} have no place in it` : "";
    const labels = changed === 1 ? "label" : "labels";
    return `Exported ${name} with ${integer(changed)} corrected ${labels}${left}.`;
  });
