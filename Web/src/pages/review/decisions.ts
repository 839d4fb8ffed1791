import { relabel, undo } from "../../lib/edits.ts";
import { createStore } from "../../lib/store.ts";
import { change } from "../../lib/url.ts";

/** Who was skipped since the page was loaded, in this order. */
export const skipped = createStore<number[]>([]);

/** What was done since the page was loaded, the last one last. */
const done: { id: number; kind: "decided" | "skipped" }[] = [];

const show = (id: number | undefined): void =>
  change({ id: id === undefined ? undefined : String(id) }, "replace");

/** Gives the image its final label (`null`: no class is valid) and shows another. */
export async function decide(
  id: number,
  label: string | null,
  next: number | undefined,
): Promise<void> {
  if (!await relabel(label, { images: [id] })) return;
  skipped.set((all) => all.filter((one) => one !== id));
  done.push({ id, kind: "decided" });
  show(next);
}

/** Leaves the image for the end. */
export function skip(id: number, next: number | undefined): void {
  skipped.set((all) => [...all.filter((one) => one !== id), id]);
  done.push({ id, kind: "skipped" });
  show(next);
}

/** Takes this tab's last decision or skip back and shows its image again. */
export async function takeBack(): Promise<void> {
  const last = done.pop();
  if (last?.kind === "skipped") {
    skipped.set((all) => all.filter((one) => one !== last.id));
    show(last.id);
    return;
  }
  const isUndone = await undo();
  if (isUndone && last) show(last.id);
  // What could not be taken back is still the last.
  else if (last) done.push(last);
}
