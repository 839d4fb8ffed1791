import { createStore } from "./store.ts";

/** What this tab did, by the numbers of the edits, the last one last. */
export interface Own {
  /** Edits that hold. */
  done: number[];
  /** Edits by which it took some back; undoing one does what it took back again. */
  undone: number[];
}

interface Tab extends Own {
  name: string;
}

const place = "assay-tab";
const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

function named(): Tab {
  const numbers = crypto.getRandomValues(new Uint8Array(6));
  return { name: [...numbers].map((one) => letters[one % 36]).join(""), done: [], undone: [] };
}

/**
 * The tab as it was before it was loaded anew. It is taken out of its place while the page is there,
 * and put back when the page goes: a copy of the tab finds nothing, and gets a name of its own.
 */
function taken(): Tab | undefined {
  try {
    const text = sessionStorage.getItem(place);
    sessionStorage.removeItem(place);
    return text === null ? undefined : JSON.parse(text) as Tab;
  } catch {
    return undefined;
  }
}

const { name, done, undone } = taken() ?? named();

/** The name by which the history knows this tab. */
export const tabName: string = name;

/** The edits of this tab. */
export const own = createStore<Own>({ done, undone });

addEventListener("pagehide", () => {
  try {
    sessionStorage.setItem(place, JSON.stringify({ name, ...own.get() }));
  } catch {
    // Without storage the tab is another one when it is loaded anew.
  }
});
addEventListener("pageshow", (event) => void (event.persisted && taken()));

/** An edit of this tab; what was undone before is not done again after it. */
export const afterEdit = (before: Own, id: number): Own => ({
  done: [...before.done, id],
  undone: [],
});

/** This tab undid an edit, its own or another's, by one that takes it back or does it again. */
export function afterUndo(
  before: Own,
  undone: number,
  by: { id: number; takes_back: boolean },
): Own {
  const done = before.done.filter((id) => id !== undone);
  const rest = before.undone.filter((id) => id !== undone);
  return by.takes_back
    ? { done, undone: [...rest, by.id] }
    : { done: [...done, by.id], undone: rest };
}

/** An edit of this tab that someone else undid is not there to undo any more. */
export const without = (before: Own, id: number): Own => ({
  done: before.done.filter((one) => one !== id),
  undone: before.undone.filter((one) => one !== id),
});

/** Who made an edit, in words for the person at this tab; empty where nobody said so. */
export function authorWords(author: string | null): string {
  if (author === `tab ${tabName}`) return "this tab";
  if (author?.startsWith("tab ")) return `another tab (${author.slice(4)})`;
  return author === null ? "" : `the ${author}`;
}
