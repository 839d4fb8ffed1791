import { relabel, undo } from "../../lib/edits.ts";
import { createStore } from "../../lib/store.ts";
import { own } from "../../lib/tab.ts";
import { change } from "../../lib/url.ts";

/** Who was skipped since the page was loaded, in this order. */
export const skipped = createStore<number[]>([]);

/** What was done to which image since the page was loaded, the last one last; a skip is no edit. */
const done: { id: number; edit: number | undefined }[] = [];

const lastOwn = (): number | undefined => own.get().done.at(-1);

const show = (id: number | undefined): void =>
  change({ id: id === undefined ? undefined : String(id) }, "replace");

/** Gives the image its final label (`null`: no class is valid) and shows another. */
export async function decide(
  id: number,
  label: string | null,
  next: number | undefined,
): Promise<void> {
  const before = lastOwn();
  if (!await relabel(label, { images: [id] })) return;
  skipped.set((all) => all.filter((one) => one !== id));
  const edit = lastOwn();
  // The label that it has already is no edit.
  done.push({ id, edit: edit === before ? undefined : edit });
  show(next);
}

/** Leaves the image for the end. */
export function skip(id: number, next: number | undefined): void {
  skipped.set((all) => [...all.filter((one) => one !== id), id]);
  done.push({ id, edit: undefined });
  show(next);
}

/** Takes this tab's last decision or skip back and shows its image again. */
export async function takeBack(): Promise<void> {
  // The history may have taken some back already.
  while (done.at(-1)?.edit !== undefined && !own.get().done.includes(done.at(-1)!.edit!)) {
    done.pop();
  }
  const last = done.at(-1);
  if (last && last.edit === undefined) {
    done.pop();
    skipped.set((all) => all.filter((one) => one !== last.id));
    show(last.id);
    return;
  }
  const edit = lastOwn();
  if (!await undo() || !last || last.edit !== edit) return;
  done.pop();
  show(last.id);
}
