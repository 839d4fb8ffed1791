import { api } from "./api.ts";
import { ApiError } from "./apiError.ts";
import { refresh } from "./resource.ts";
import { createStore } from "./store.ts";
import type { Job } from "./wire.ts";

const isOpen = ({ state }: Job): boolean => state === "waiting" || state === "running";

/** The jobs that are not over, as the server last told of them, the oldest first. */
export const jobs = createStore<Job[]>([]);

const followed = new Map<Job["id"], Promise<Job>>();

const show = (job: Job): void =>
  jobs.set((all) =>
    all.some(({ id }) => id === job.id)
      ? all.map((one) => one.id === job.id ? job : one)
      : [...all, job]
  );

/**
 * Follows a job until it is over, whoever asks for it and however often; gives how it ended.
 *
 * Until then it stands among `jobs`; when it is over, what is in view is asked for again. Throws an
 * `ApiError` if the server no longer knows the job.
 */
export function follow(job: Job): Promise<Job> {
  const known = followed.get(job.id);
  if (known) return known;
  show(job);
  const ending = new Promise<Job>((resolve, reject) => {
    const leave = () => {
      followed.delete(job.id);
      jobs.set((all) => all.filter(({ id }) => id !== job.id));
      refresh();
    };
    api.watchJob(job.id, (now) => {
      if (isOpen(now)) return show(now);
      leave();
      resolve(now);
    }, () => {
      leave();
      reject(new ApiError(`The server no longer knows this job (${job.kind}).`, "job"));
    });
  });
  followed.set(job.id, ending);
  return ending;
}

/** The jobs under way, whoever started them. */
export const openJobs = async (): Promise<Job[]> => (await api.jobs()).filter(isOpen);
