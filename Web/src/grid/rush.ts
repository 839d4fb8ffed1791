/** Rows that are in view for less than this rush by. */
export const glimpseMilliseconds = 100;

/** Where the content stood at a moment. */
export interface Moment {
  at: number;
  offset: number;
}

/** Whether a view goes by within a glimpse, in more than two steps: a single jump is no rush.
 * `moments` are those remembered, oldest first. */
export function isRush(moments: Moment[], viewHeight: number): boolean {
  const first = moments[0], last = moments.at(-1);
  if (moments.length < 3 || !first || !last) return false;
  const glimpses = (last.at - first.at) / glimpseMilliseconds;
  return Math.abs(last.offset - first.offset) > viewHeight * glimpses;
}
