import type { CompletionItem, Completions } from "./wire.ts";

/** The text of a filter and where the caret stands in it. */
export interface Caret {
  text: string;
  at: number;
}

/** The text after an item was taken, with spaces where the next word can follow, and the caret. */
export function completed(
  text: string,
  { start, end }: Pick<Completions, "start" | "end">,
  { insert }: Pick<CompletionItem, "insert">,
): Caret {
  const closes = /^[,\])]$/.test(insert);
  const given = text.slice(0, start);
  const before = closes ? given.trimEnd() : given;
  const lead = closes || before === "" || /[\s([.]$/.test(before) ? "" : " ";
  const head = before + lead + insert;
  const after = text.slice(end);
  if (/[.[(]$/.test(insert)) return { text: head + after, at: head.length };
  const gap = /^\s/.test(after) ? "" : " ";
  return { text: head + gap + after, at: head.length + 1 };
}

/** Which item Enter takes before one was chosen: the first, unless that word stands there already. */
export function firstActive({ text, at }: Caret, { start, items }: Completions): number {
  const typed = text.slice(start, at), first = items[0];
  return typed === "" || !first ||
      items.some((item) => item.insert === typed || item.text === typed)
    ? -1
    : 0;
}
