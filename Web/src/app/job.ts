import { useCallback, useEffect, useState } from "react";
import { api, ApiError } from "../lib/api.ts";
import { refresh } from "../lib/resource.ts";
import type { Job } from "../lib/wire.ts";

const isOpen = (job: Job): boolean => job.state === "waiting" || job.state === "running";

export interface WatchedJob {
  /** The job while it is not over. */
  job: Job | undefined;
  /** Why the last one did not end well. */
  trouble: string | undefined;
  start(): void;
  cancel(): void;
}

/**
 * A job of a kind: found if one is under way, started by `begin`, watched, cancelled. What the page
 * shows is asked for again when it is over.
 */
export function useJob(kind: string, begin: () => Promise<Job>): WatchedJob {
  const [job, setJob] = useState<Job>();
  const [trouble, setTrouble] = useState<string>();
  const told = (fault: unknown) =>
    setTrouble(fault instanceof ApiError ? fault.message : String(fault));
  useEffect(() => {
    api.jobs().then(
      (jobs) => setJob(jobs.findLast((one) => one.kind === kind && isOpen(one))),
      told,
    );
  }, [kind]);
  const id = job?.id;
  useEffect(() => {
    if (id === undefined) return;
    return api.watchJob(id, (now) => {
      if (isOpen(now)) {
        setJob(now);
        return;
      }
      setJob(undefined);
      setTrouble(now.state === "failed" ? now.message ?? `The job (${kind}) failed.` : undefined);
      refresh();
    });
  }, [id]);
  const start = useCallback(() => {
    setTrouble(undefined);
    begin().then(setJob, told);
  }, [begin]);
  const cancel = useCallback(() => {
    if (id !== undefined) api.cancel(id).catch(told);
  }, [id]);
  return { job, trouble, start, cancel };
}
