import { useEffect, useRef } from "react";
import { isTyping, isUnderDialog } from "../../lib/typing.ts";

/** What a key does, by the key; a key that does nothing now is absent. */
export type Actions = Record<string, (() => void) | undefined>;

/** Keys of the page, wherever the focus is, but not while one types or a dialog is open. */
export function useReviewKeys(actions: Actions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event.target) || isUnderDialog()) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const action = latest.current[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
