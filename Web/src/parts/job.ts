import { useCallback, useEffect, useState } from "react";
import { ApiError } from "../lib/apiError.ts";
import { follow, jobs, openJobs } from "../lib/jobs.ts";
import { useStore } from "../lib/store.ts";
import type { Job } from "../lib/wire.ts";

export interface WatchedJob {
  /** The job while it is not over. */
  job: Job | undefined;
  /** Why the last one did not end well. */
  trouble: string | undefined;
  start(): void;
}

/** A job of a kind: found if one is under way, started by `begin`, followed to its end. */
export function useJob(kind: string, begin: () => Promise<Job>): WatchedJob {
  const job = useStore(jobs).findLast((one) => one.kind === kind);
  const [trouble, setTrouble] = useState<string>();
  const told = (fault: unknown) =>
    setTrouble(fault instanceof ApiError ? fault.message : String(fault));
  const toItsEnd = async (one: Job) => {
    try {
      const { state, message } = await follow(one);
      if (one.kind !== kind) return;
      setTrouble(state === "failed" ? message ?? `The job (${kind}) failed.` : undefined);
    } catch (fault) {
      if (one.kind === kind) told(fault);
    }
  };
  useEffect(() => {
    openJobs().then((open) => open.forEach((one) => void toItsEnd(one)), told);
  }, [kind]);
  const start = useCallback(() => {
    setTrouble(undefined);
    begin().then(toItsEnd, told);
  }, [begin]);
  return { job, trouble, start };
}
