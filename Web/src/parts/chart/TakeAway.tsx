import { useState } from "react";
import { type Cell, csv } from "../../lib/csv.ts";
import { download } from "../../lib/download.ts";
import { pngOf, svgOf } from "./takeAway.ts";

interface Props {
  /** What the files are called, without an ending. */
  name: string;
  /** Where the chart stands; without one there is no picture to take. */
  chart?: (() => HTMLElement | null | undefined) | undefined;
  /** The numbers of the chart, the names of the columns first. */
  rows(): Cell[][] | Promise<Cell[][]>;
}

const file = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-");

/** Takes a chart away: its numbers as CSV, the chart as SVG or PNG. */
export function TakeAway({ name, chart, rows }: Props) {
  const [chosen, setChosen] = useState("csv");
  const [failure, setFailure] = useState("");
  // Where the chart turned into a table, its picture is no choice any more.
  const form = chart ? chosen : "csv";
  const take = async () => {
    setFailure("");
    try {
      if (form === "csv") {
        download(new Blob([csv(await rows())], { type: "text/csv" }), `${file(name)}.csv`);
        return;
      }
      const drawn = chart?.();
      if (!drawn) throw new Error("the chart is not in view");
      const svg = svgOf(drawn, name);
      const picture = form === "svg"
        ? new Blob([svg], { type: "image/svg+xml" })
        : await pngOf(svg);
      download(picture, `${file(name)}.${form}`);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      <span className="field take-away">
        <select
          aria-label={`Download: ${name}`}
          value={form}
          onChange={(event) => setChosen(event.target.value)}
        >
          <option value="csv" title="The numbers">CSV</option>
          {chart && <option value="svg" title="The chart">SVG</option>}
          {chart && <option value="png" title="The chart">PNG</option>}
        </select>
        <button type="button" aria-label={`Save: ${name}`} onClick={() => void take()}>
          ↓ Save
        </button>
      </span>
      {failure && <span role="alert" className="conflict">Not saved: {failure}</span>}
    </>
  );
}
