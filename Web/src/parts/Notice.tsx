import { notice } from "../lib/edits.ts";
import { useStore } from "../lib/store.ts";

/** What the last edit did, or why it was refused. */
export function Notice() {
  const said = useStore(notice);
  return (
    <output className={said?.failed ? "notice failed" : "notice"} aria-label="Last edit">
      {said?.text}
    </output>
  );
}
