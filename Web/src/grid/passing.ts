import { useCallback, useEffect, useRef, useState } from "react";
import { glimpseMilliseconds, isRush, type Moment } from "./rush.ts";

/** How far back the speed is measured. */
const rememberedMilliseconds = 250;

/** Whether rows rush by so fast that they would be gone before one sees what is in them. */
export function usePassing(viewHeight: number): [boolean, (offset: number) => void] {
  const [passing, setPassing] = useState(false);
  const moments = useRef<Moment[]>([]);
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(rest.current), []);
  const scrolled = useCallback((offset: number) => {
    const at = performance.now();
    moments.current = moments.current.filter((one) => at - one.at <= rememberedMilliseconds);
    moments.current.push({ at, offset });
    if (!isRush(moments.current, viewHeight)) return;
    setPassing(true);
    clearTimeout(rest.current);
    rest.current = setTimeout(() => setPassing(false), glimpseMilliseconds);
  }, [viewHeight]);
  return [passing, scrolled];
}
