import { useEffect, useRef } from "react";
import { select, selectedIds, selection } from "../../lib/selection.ts";
import { useStore } from "../../lib/store.ts";
import { change, useParameter } from "../../lib/url.ts";
import { mostInAddress, selectionOf, selectionText } from "./selectionText.ts";

/** Keeps a small selection and the address equal. */
export function useSelectionInAddress(total: number): void {
  const text = useParameter("selected", "");
  const { bits, count } = useStore(selection);
  const known = useRef("");
  useEffect(() => {
    if (text === "" || text === known.current) return;
    known.current = text;
    select(selectionOf(text, total), "set", total);
  }, [text, total]);
  useEffect(() => {
    const now = selection.get();
    const wanted = now.count > mostInAddress ? "" : selectionText(selectedIds(now));
    known.current = wanted;
    if (wanted !== text) change({ selected: wanted }, "replace");
  }, [bits, count]);
}
