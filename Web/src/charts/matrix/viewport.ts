/** The part of the matrix in view: its first row and column, and how far it is zoomed in. */
export interface Viewport {
  left: number;
  top: number;
  zoom: number;
}

export const whole: Viewport = { left: 0, top: 0, zoom: 1 };

/** At the closest, this many classes fill the view. */
const fewestShown = 8;

/** Kept inside a matrix of `size` classes. */
export function clamped(view: Viewport, size: number): Viewport {
  const zoom = Math.max(1, Math.min(size / fewestShown, view.zoom));
  const most = size - size / zoom;
  const inside = (at: number) => Math.min(most, Math.max(0, at));
  return { zoom, left: inside(view.left), top: inside(view.top) };
}

/** Zoomed by a factor about a point given as shares of the view. */
export function zoomed(
  view: Viewport,
  size: number,
  factor: number,
  at: { x: number; y: number },
): Viewport {
  const { zoom } = clamped({ ...view, zoom: view.zoom * factor }, size);
  const gained = size / view.zoom - size / zoom;
  return clamped({ zoom, left: view.left + at.x * gained, top: view.top + at.y * gained }, size);
}

/** Moved as little as needed to bring a cell into view. */
export function revealing(view: Viewport, size: number, row: number, column: number): Viewport {
  const span = size / view.zoom;
  const near = (from: number, at: number) =>
    at < from ? at : at + 1 > from + span ? at + 1 - span : from;
  return clamped({ ...view, left: near(view.left, column), top: near(view.top, row) }, size);
}
