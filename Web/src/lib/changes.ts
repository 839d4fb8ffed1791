import { useEffect, useRef } from "react";
import { api } from "./api.ts";
import { refresh } from "./resource.ts";

const pollMilliseconds = 4_000;

/**
 * Notices what others write to the project, such as a command: asks for the number of writes now
 * and then while the page is in view, and at once when it comes into view.
 *
 * Only once the number rests (two equal answers) everything in view is asked for again, so that a
 * long import or measuring brings one refresh at its end.
 */
export function useChanges(shown: number | undefined): void {
  const known = useRef(shown);
  known.current = shown;
  const last = useRef<number | undefined>(undefined);
  useEffect(() => {
    let isAsking = false;
    const look = async () => {
      if (document.hidden || known.current === undefined || isAsking) return;
      isAsking = true;
      // A server that is gone is told of by whatever the page asks for next.
      const now = await api.revision().catch(() => undefined);
      isAsking = false;
      if (now === undefined) return;
      if (now !== known.current && now === last.current) refresh();
      last.current = now;
    };
    const timer = setInterval(() => void look(), pollMilliseconds);
    const seen = () => void look();
    document.addEventListener("visibilitychange", seen);
    addEventListener("focus", seen);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", seen);
      removeEventListener("focus", seen);
    };
  }, []);
}
