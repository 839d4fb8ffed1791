import { useEffect, useRef } from "react";
import { redo, undo } from "../lib/edits.ts";
import { isText, isUnderDialog } from "../lib/typing.ts";

/**
 * Ctrl Z takes this tab's last edit back, with Shift it is done again, wherever the focus is but in a
 * text, which has an undo of its own, and in a dialog.
 */
export function useUndoKeys(takeBack: () => Promise<unknown> = undo): void {
  const latest = useRef(takeBack);
  latest.current = takeBack;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const control = event.ctrlKey || event.metaKey;
      if (!control || event.altKey || event.key.toLowerCase() !== "z") return;
      if (isText(event.target) || isUnderDialog()) return;
      event.preventDefault();
      void (event.shiftKey ? redo() : latest.current());
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
