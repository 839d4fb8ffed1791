import { useCallback, useEffect, useRef, useState } from "react";
import { placeAfter } from "../../lib/places.ts";
import { isTyping } from "../../lib/typing.ts";
import { change, useParameter } from "../../lib/url.ts";

/** The current position in a list of images, and the image that the address opens.
 * While one is open, the panel follows the cursor. `question` is what the list answers: another
 * answer to the same one, after an edit, leaves the cursor on its image. */
export function useCursor(ids: Uint32Array, question: string) {
  const text = useParameter("id", "");
  const open = /^\d+$/.test(text) ? Number(text) : undefined;
  const [cursor, setCursor] = useState(0);
  const openNow = useRef(open);
  openNow.current = open;

  // The address, or another list, leads: the cursor stands on the open image, else at the start, or
  // where it stood if the list is only a newer one.
  useEffect(() => {
    const at = open === undefined ? -1 : ids.indexOf(open);
    if (at >= 0) setCursor(at);
  }, [ids, open]);
  const before = useRef({ ids, question });
  useEffect(() => {
    const was = before.current;
    if (was.ids !== ids && openNow.current === undefined) {
      setCursor((at) => was.question === question ? placeAfter(was.ids, ids, at) : 0);
    }
    before.current = { ids, question };
  }, [ids, question]);

  const show = useCallback((position: number) => {
    setCursor(position);
    const how = openNow.current === undefined ? "push" : "replace";
    change({ id: String(ids[position]) }, how);
  }, [ids]);
  const moveTo = useCallback((position: number) => {
    if (openNow.current === undefined) setCursor(position);
    else show(position);
  }, [show]);

  const at = Math.min(cursor, ids.length - 1);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
      const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
      if (step === 0 || at + step < 0 || at + step >= ids.length) return;
      event.preventDefault();
      moveTo(at + step);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [ids, at, moveTo]);
  return { cursor: at, open, moveTo, show };
}
