/** About how many tiles fill within a frame of the slowest computers meant. */
const tilesAtOnce = 24;

/**
 * Which rows from `first` up to `last` are drawn: those that were, and, unless rows rush by, a few more
 * each frame. `slots` is how many rows share their elements, by remainder.
 */
export function nextDrawn(
  drawn: Map<number, number>,
  first: number,
  last: number,
  slots: number,
  columns: number,
  isRushing: boolean,
): { drawn: Map<number, number>; isComplete: boolean } {
  const next = new Map(drawn);
  let room = isRushing ? 0 : Math.max(1, Math.floor(tilesAtOnce / columns));
  let isComplete = true;
  // The rows at both ends lie out of sight: they come last.
  const rows = Array.from(
    { length: Math.max(0, last - first) },
    (_, i) => first + (i + 1) % (last - first),
  );
  for (const row of rows) {
    const slot = row % slots;
    if (next.get(slot) === row) continue;
    if (room > 0) {
      next.set(slot, row);
      room--;
    } else {
      next.delete(slot);
      isComplete = false;
    }
  }
  return { drawn: next, isComplete };
}
