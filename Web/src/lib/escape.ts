import { useEffect, useRef } from "react";

/** What Esc closes, the topmost last. One listener, so that one press closes one thing. */
const open: { close(): void }[] = [];

addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  const top = open.at(-1);
  if (!top) return;
  event.preventDefault();
  top.close();
});

/** While `active`, Esc calls `close` unless something above it is open. */
export function useEscape(active: boolean, close: () => void): void {
  const current = useRef(close);
  current.current = close;
  useEffect(() => {
    if (!active) return;
    const mine = { close: () => current.current() };
    open.push(mine);
    return () => void open.splice(open.indexOf(mine), 1);
  }, [active]);
}
