import type { DuplicatesAsked } from "../../lib/api.ts";

/** Groups that are asked for at once. */
export const chunkSize = 20;

/** The height of a group on the page, in pixels. */
export const rowHeight = 202;

/** The name under which an answer is kept. */
export const chunkKey = (
  question: DuplicatesAsked,
  model: string | undefined,
  chunk: number,
): string => `duplicates ${model} ${chunk} ${JSON.stringify(question)}`;
