import { useEffect, useReducer, useRef } from "react";
import { nextDrawn } from "./drawing.ts";

/** Whether a row is drawn; draws the others over the next frames. */
export function useDrawnRows(
  first: number,
  last: number,
  slots: number,
  columns: number,
  isRushing: boolean,
): (row: number) => boolean {
  const [, again] = useReducer((count: number) => count + 1, 0);
  const before = useRef(new Map<number, number>());
  const { drawn, isComplete } = nextDrawn(before.current, first, last, slots, columns, isRushing);
  useEffect(() => {
    before.current = drawn;
    if (isComplete || isRushing) return;
    const frame = requestAnimationFrame(again);
    return () => cancelAnimationFrame(frame);
  });
  return (row) => drawn.get(row % slots) === row;
}
