import { api } from "../lib/api.ts";
import { useLabels } from "../lib/labels.ts";
import { useResource } from "../lib/resource.ts";
import { change } from "../lib/url.ts";

/** Which labels count on every page; there once a label was corrected, or where they are asked for. */
export function LabelSwitch() {
  const history = useResource("edits", api.edits, "any labels");
  const labels = useLabels();
  const corrections = history.state === "ready" ? history.value.corrections : 0;
  if (labels === "given" && corrections === 0) return null;
  return (
    <select
      aria-label="Labels"
      className={labels === "corrected" ? "set" : ""}
      value={labels}
      onChange={(event) =>
        change({ labels: event.target.value === "corrected" ? "corrected" : undefined })}
    >
      <option value="given">labels: given</option>
      <option value="corrected">labels: corrected</option>
    </select>
  );
}
