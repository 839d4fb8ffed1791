import { useEffect } from "react";
import { pageAddress } from "../lib/address.ts";
import { isTyping } from "../lib/typing.ts";
import { go, location } from "../lib/url.ts";
import { pages } from "./pages.ts";

const patienceMilliseconds = 1500;

/**
 * Keys that work everywhere: `g` and a letter, `/`, `?`.
 *
 * They are heard before every other key handler, so that the letter after `g` does nothing else.
 */
export function useShortcuts(showSheet: () => void): void {
  useEffect(() => {
    let leader = -Infinity;
    const press = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.timeStamp - leader < patienceMilliseconds) {
        leader = -Infinity;
        const page = pages.find((one) => one.letter === event.key);
        if (page) {
          event.preventDefault();
          event.stopPropagation();
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
    addEventListener("keydown", press, true);
    return () => removeEventListener("keydown", press, true);
  }, []);
}
