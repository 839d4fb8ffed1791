import { api } from "../../lib/api.ts";
import { integer } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import type { Imports as Answer } from "../../lib/wire.ts";
import { Empty, Waiting } from "../../parts/States.tsx";
import { ImportCard } from "./ImportCard.tsx";

/** What each import read, left out and chose; the newest first. */
export function Imports() {
  const answer = useResource("imports", api.imports, "any labels");
  return (
    <div className="page imports">
      <div className="page-head">
        <h1>Imports</h1>
        <p className="population">
          How files were read, the newest first, whatever the filter bar says
        </p>
      </div>
      <Waiting of={answer} what="the imports" />
      {answer.state === "ready" && <Reports answer={answer.value} />}
    </div>
  );
}

function Reports({ answer: { imports, unreadable } }: { answer: Answer }) {
  return (
    <div className="column">
      {unreadable > 0 && (
        <p className="issue">
          {unreadable === 1
            ? "One stored report cannot be read and is left out."
            : `${integer(unreadable)} stored reports cannot be read and are left out.`}
        </p>
      )}
      {imports.length === 0 && (
        <Empty title="Nothing was imported yet.">
          <p>
            <code>assay import labels FILE</code> or{" "}
            <code>assay import predictions FILE --model NAME</code>{" "}
            does it; here stands then how the file was read.
          </p>
        </Empty>
      )}
      {imports.map((report, place) => <ImportCard key={place} report={report} />).reverse()}
    </div>
  );
}
