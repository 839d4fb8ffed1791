import { useCallback, useEffect, useRef, useState } from "react";

/** Jumps that follow each other within this are one rush. */
const rushMilliseconds = 150;

/**
 * Whether rows rush by so fast that their pictures would be gone before they are here: jumps of more
 * than half a view, one after the other. A single jump is none.
 */
export function usePassing(viewHeight: number): [boolean, (offset: number) => void] {
  const [passing, setPassing] = useState(false);
  const last = useRef({ offset: 0, jumped: -Infinity });
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(rest.current), []);
  const scrolled = useCallback((offset: number) => {
    const before = last.current, now = performance.now();
    const jumps = Math.abs(offset - before.offset) > viewHeight / 2;
    last.current = { offset, jumped: jumps ? now : before.jumped };
    if (!jumps || now - before.jumped > rushMilliseconds) return;
    setPassing(true);
    clearTimeout(rest.current);
    rest.current = setTimeout(() => setPassing(false), rushMilliseconds);
  }, [viewHeight]);
  return [passing, scrolled];
}
