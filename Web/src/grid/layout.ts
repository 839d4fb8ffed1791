/** Where the tiles of a grid lie, for any number of them. */
export interface GridLayout {
  columns: number;
  /** The side of a tile's picture, in pixels. */
  tile: number;
  /** From one column, and one row, to the next. */
  columnStep: number;
  rowStep: number;
  rows: number;
  /** The height of the scrolled element; browsers cap it, Firefox near 17.8 million pixels. */
  height: number;
  /** Content pixels for each scrolled pixel: 1 until the cap. */
  ratio: number;
}

export const gap = 8;
const captionHeight = { one: 22, two: 36 };
const highest = 15_000_000;

export function gridLayout(
  count: number,
  wanted: number,
  room: { width: number; height: number },
  captionLines: "one" | "two",
): GridLayout {
  const columns = Math.max(1, Math.floor((room.width - gap) / (wanted + gap)));
  const columnStep = Math.max(1, Math.floor((room.width - gap) / columns));
  const tile = columnStep - gap;
  const rowStep = tile + captionHeight[captionLines] + gap;
  const rows = Math.ceil(count / columns);
  const content = rows * rowStep + gap;
  const height = Math.min(content, highest);
  const ratio = content > highest ? (content - room.height) / (highest - room.height) : 1;
  return { columns, tile, columnStep, rowStep, rows, height, ratio };
}

/** The scroll offset that brings a row into view with the least movement. */
export function revealing(
  layout: GridLayout,
  row: number,
  scrolled: number,
  viewHeight: number,
): number {
  const top = row * layout.rowStep, view = scrolled * layout.ratio;
  if (top < view) return top / layout.ratio;
  const bottom = top + layout.rowStep + gap;
  return bottom > view + viewHeight ? (bottom - viewHeight) / layout.ratio : scrolled;
}

/** Where a key leads from a position, or `undefined` for a key that does not move. */
export function moved(
  key: string,
  withControl: boolean,
  position: number,
  count: number,
  columns: number,
  rowsInView: number,
): number | undefined {
  const page = Math.max(1, rowsInView) * columns;
  const inRow = position % columns;
  const targets: Record<string, number> = {
    ArrowLeft: position - 1,
    ArrowRight: position + 1,
    ArrowUp: position - columns,
    ArrowDown: position + columns,
    PageUp: position - page,
    PageDown: position + page,
    Home: withControl ? 0 : position - inRow,
    End: withControl ? count - 1 : position - inRow + columns - 1,
  };
  const target = targets[key];
  return target === undefined ? undefined : Math.min(count - 1, Math.max(0, target));
}
