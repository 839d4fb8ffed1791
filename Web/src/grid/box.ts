import { gap, type GridLayout } from "./layout.ts";

/** A rectangle in the grid's content: pixels from its top left. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The positions whose pictures a rectangle touches, ascending. */
export function boxed(box: Box, layout: GridLayout, count: number): number[] {
  const { columns, columnStep, rowStep, tile, rows } = layout;
  const touched = (from: number, to: number, step: number, extent: number, many: number) => {
    const first = Math.max(0, Math.ceil((from - gap - extent) / step));
    const last = Math.min(many - 1, Math.floor((to - gap) / step));
    return { first, last };
  };
  const across = touched(box.left, box.right, columnStep, tile, columns);
  const down = touched(box.top, box.bottom, rowStep, tile, rows);
  const positions: number[] = [];
  for (let row = down.first; row <= down.last; row++) {
    for (let column = across.first; column <= across.last; column++) {
      const position = row * columns + column;
      if (position < count) positions.push(position);
    }
  }
  return positions;
}
