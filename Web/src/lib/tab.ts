import { authorWords, type Own } from "./own.ts";
import { createStore } from "./store.ts";

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

/** Who made an edit, as it looks from this tab. */
export const whose = (author: string | null): string => authorWords(author, tabName);
