import { integer, percent } from "../../lib/numbers.ts";
import { type Cells, countAt, extremes, isBlank, type MatrixMode } from "./cells.ts";

const share = (part: number, whole: number): string => whole ? percent(part / whole) : "—";

/** A cell in words. */
export function wordsOf(cells: Cells, truth: number, predicted: number): string {
  const [label, guess] = [cells.names[truth]!, cells.names[predicted]!];
  const count = countAt(cells, truth, predicted);
  return `${label} predicted as ${guess}: ${integer(count)} of ${integer(cells.rowSums[truth]!)} ` +
    `labelled (${share(count, cells.rowSums[truth]!)}), of ${
      integer(cells.columnSums[predicted]!)
    } ` +
    `predicted (${share(count, cells.columnSums[predicted]!)})`;
}

interface Props {
  cells: Cells;
  mode: MatrixMode;
  place: [truth: number, predicted: number] | null;
  zoomable: boolean;
}

/** Says what the current cell holds, or how the colours read while none is current. */
export function Readout({ cells, mode, place, zoomable }: Props) {
  return (
    <p className="matrix-readout" id="matrix-readout" aria-live="polite">
      {place
        ? <Cell cells={cells} place={place} />
        : <Key cells={cells} mode={mode} zoomable={zoomable} />}
    </p>
  );
}

function Cell({ cells, place: [truth, predicted] }: { cells: Cells; place: [number, number] }) {
  if (isBlank(cells, truth, predicted)) {
    return <>Neither label nor prediction is a chosen class: outside the class filter.</>;
  }
  const count = countAt(cells, truth, predicted);
  return (
    <>
      <b>{cells.names[truth]}</b> {truth === predicted ? "correct" : (
        <>
          → <b>{cells.names[predicted]}</b>
        </>
      )}: <b>{integer(count)}</b> · {share(count, cells.rowSums[truth]!)} of{" "}
      {integer(cells.rowSums[truth]!)} labelled · {share(count, cells.columnSums[predicted]!)} of
      {" "}
      {integer(cells.columnSums[predicted]!)} predicted
    </>
  );
}

function Key({ cells, mode, zoomable }: { cells: Cells; mode: MatrixMode; zoomable: boolean }) {
  const most = extremes(cells, mode);
  const say = (value: number) => mode === "counts" ? integer(value) : percent(value);
  return (
    <>
      <i className="key right" />correct, up to {say(most.right)}{"  "}
      <i className="key wrong" />wrong, up to {say(most.wrong)}
      {zoomable && " · scroll to zoom, drag to move"}
    </>
  );
}
