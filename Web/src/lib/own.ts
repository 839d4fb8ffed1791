/** What this tab did, by the numbers of the edits, the last one last. */
export interface Own {
  /** Edits that hold. */
  done: number[];
  /** Edits by which it took some back; undoing one does what it took back again. */
  undone: number[];
}

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

/** Who made an edit, in words for the person at a tab; empty where nobody said so. */
export function authorWords(author: string | null, tab: string): string {
  if (author === `tab ${tab}`) return "this tab";
  if (author?.startsWith("tab ")) return `another tab (${author.slice(4)})`;
  return author === null ? "" : `the ${author}`;
}
