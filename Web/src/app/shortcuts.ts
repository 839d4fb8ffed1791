import { useEffect } from "react";
import { pageAddress } from "../lib/address.ts";
import { go, location } from "../lib/url.ts";
import { pages } from "./pages.ts";

/** Whether a key press belongs to something one types or chooses in. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.type !== "checkbox" && target.type !== "range" ||
  target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;

const patienceMilliseconds = 1500;

/** When `g` was pressed, as events count time. */
let leader = -Infinity;

/** Whether `g` was just pressed, so that this key names a page. */
export const awaitsLetter = (event: KeyboardEvent): boolean =>
  event.timeStamp - leader < patienceMilliseconds;

/** Keys that work everywhere: `g` and a letter, `/`, `?`. */
export function useShortcuts(showSheet: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
      if (awaitsLetter(event)) {
        leader = -Infinity;
        const page = pages.find((one) => one.letter === event.key);
        if (page) {
          event.preventDefault();
          go(pageAddress(location.get().query, page.path));
          return;
        }
      }
      if (event.key === "g") leader = event.timeStamp;
      else if (event.key === "/") {
        event.preventDefault();
        document.getElementById("filter")?.focus();
      } else if (event.key === "?") {
        event.preventDefault();
        showSheet();
      }
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
