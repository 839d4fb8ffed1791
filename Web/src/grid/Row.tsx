import { memo, type ReactNode, useRef } from "react";

interface Props {
  row: number;
  top: number;
  width: number;
  height: number;
  /** Whether its tiles are drawn now; until then the row is a sketch of grey squares. */
  isDrawn: boolean;
  /** The squares of the sketch: from one to the next, and their side. */
  columnStep: number;
  side: number;
  /** The value of its first image, to see where one is while rows rush by. */
  caption: string;
  tilesOf(row: number): ReactNode;
}

/**
 * A row of the grid. Its elements are those of a row that went out of view: while the new row is only
 * a sketch they stay as they were, out of sight, and cost nothing.
 */
export const Row = memo(function Row(props: Props) {
  const { row, top, width, height, isDrawn, columnStep, side, caption, tilesOf } = props;
  const shown = useRef<{ row: number; tilesOf: unknown; tiles: ReactNode } | null>(null);
  if (isDrawn && (shown.current?.row !== row || shown.current.tilesOf !== tilesOf)) {
    shown.current = { row, tilesOf, tiles: tilesOf(row) };
  }
  return (
    <div
      role="row"
      aria-rowindex={row + 1}
      className={isDrawn ? "grid-row" : "grid-row sketch"}
      style={{
        transform: `translateY(${top}px)`,
        width,
        height,
        backgroundSize: isDrawn ? undefined : `${columnStep}px ${side}px`,
      }}
    >
      <div role="presentation" className="grid-tiles">{shown.current?.tiles}</div>
      {!isDrawn && (
        <span role="gridcell" aria-busy="true" className="sketch-caption" style={{ top: side }}>
          {caption}
        </span>
      )}
    </div>
  );
});
