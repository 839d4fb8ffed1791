/**
 * The latest edit that any answer told of; `undefined` before the first answer.
 *
 * What is asked for now is answered as of this edit or a later one.
 */
let latest: number | undefined;
const listeners: (() => void)[] = [];

export const latestEdit = (): number | undefined => latest;

/** An answer knows of this edit; if it is news, what is in view is asked for again. */
export function heardOf(edit: number): void {
  const isNews = latest !== undefined && edit > latest;
  latest = Math.max(latest ?? 0, edit);
  if (isNews) { for (const listener of listeners) queueMicrotask(listener); }
}

/** This page made an edit: what is asked for from now on knows of it. */
export function made(edit: number): void {
  latest = Math.max(latest ?? 0, edit);
}

/** Calls back when an answer tells of an edit that no answer told of before. */
export const onNews = (listener: () => void): void => void listeners.push(listener);
