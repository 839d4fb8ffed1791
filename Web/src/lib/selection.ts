import { createStore } from "./store.ts";

/** The images picked by hand; shared by all pages until it is cleared. */
export interface Selection {
  /** One byte an image: 1 = selected. Replaced, never changed, so that React sees it. */
  bits: Uint8Array;
  count: number;
}

export const selection = createStore<Selection>({ bits: new Uint8Array(0), count: 0 });

export type SelectHow = "set" | "add" | "toggle";

/** Picks images out of `total`: only these, these too, or each the other way. */
export function select(ids: Uint32Array, how: SelectHow, total: number): void {
  const before = selection.get();
  const bits = new Uint8Array(total);
  if (how !== "set" && before.bits.length === total) bits.set(before.bits);
  for (const id of ids) bits[id] = how === "toggle" ? 1 - bits[id]! : 1;
  let count = 0;
  for (const bit of bits) count += bit;
  selection.set({ bits, count });
}

export function clearSelection(): void {
  selection.set({ bits: new Uint8Array(0), count: 0 });
}

/** The selected images, ascending. */
export function selectedIds({ bits, count }: Selection): number[] {
  const ids = new Array<number>(count);
  let filled = 0;
  for (let id = 0; filled < count; id++) if (bits[id] === 1) ids[filled++] = id;
  return ids;
}
