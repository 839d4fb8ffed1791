/** Where the image at a position of a list stands in a newer list; where it stood if it left. */
export function placeAfter(before: Uint32Array, after: Uint32Array, position: number): number {
  const id = before[position];
  if (id === undefined) return 0;
  if (after[position] === id) return position;
  const found = after.indexOf(id);
  return found >= 0 ? found : Math.max(0, Math.min(position, after.length - 1));
}
