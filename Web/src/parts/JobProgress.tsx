import { type ReactNode, useState } from "react";
import { api } from "../lib/api.ts";
import { ApiError } from "../lib/apiError.ts";
import type { Job } from "../lib/wire.ts";

interface Props {
  job: Job;
  /** What is being done, for who does not see the bar. */
  title: string;
  /** How far it is, in words. */
  children: ReactNode;
}

/** A job under way: how far it is, and a way to end it. */
export function JobProgress({ job, title, children }: Props) {
  const [trouble, setTrouble] = useState<string>();
  const cancel = async () => {
    try {
      await api.cancel(job.id);
    } catch (fault) {
      setTrouble(fault instanceof ApiError ? fault.message : String(fault));
    }
  };
  return (
    <div className="job" role="status">
      <span>{children}</span>
      <progress value={job.done} max={Math.max(1, job.total)} aria-label={title} />
      <button type="button" onClick={() => void cancel()}>Cancel</button>
      {trouble && <p role="alert" className="issue">{trouble}</p>}
    </div>
  );
}
