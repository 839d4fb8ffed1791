import { useEffect, useRef, useState } from "react";
import { useProject } from "../../app/view.ts";
import { api, ApiError } from "../../lib/api.ts";
import { duration, integer, words } from "../../lib/numbers.ts";
import { forgetAll } from "../../lib/resource.ts";
import { useUnmeasured } from "./unmeasured.ts";
import type { Job } from "../../lib/wire.ts";

const pollMilliseconds = 700;

const isOpen = (job: Job): boolean => job.state === "waiting" || job.state === "running";

/** What is missing and which command brings it; measuring can be started here. */
export function NextSteps() {
  const project = useProject();
  const [jobs, setJobs] = useState<Job[]>([]);
  const [error, setError] = useState<string>();
  const { count: unmeasured = 0 } = useUnmeasured();
  const look = async () => {
    try {
      setJobs(await api.jobs());
      setError(undefined);
    } catch (fault) {
      setError(fault instanceof ApiError ? fault.message : String(fault));
    }
  };
  useEffect(() => void look(), []);
  const running = jobs.filter(isOpen);
  const seen = useRef(new Set<Job["id"]>());
  for (const { id } of running) seen.current.add(id);
  useEffect(() => {
    if (running.length === 0) return;
    const timer = setInterval(() => void look(), pollMilliseconds);
    return () => clearInterval(timer);
  }, [running.length]);
  const finished = jobs.some(({ id, state }) => state === "finished" && seen.current.has(id)) &&
    running.length === 0;
  const act = async (action: () => Promise<unknown>) => {
    try {
      await action();
      await look();
    } catch (fault) {
      setError(fault instanceof ApiError ? fault.message : String(fault));
    }
  };

  const steps: { title: string; command: string; button?: boolean }[] = [];
  if (project.labelled_count === 0) {
    steps.push({ title: "No image has a label.", command: "assay import labels FILE" });
  }
  if (project.models.length === 0) {
    steps.push({
      title: "There are no predictions.",
      command: "assay import predictions FILE --model NAME",
    });
  }
  for (const { name, has_probabilities: has } of project.models) {
    if (!has) {
      steps.push({
        title: `${name} has no probabilities: log loss, calibration, AP and AUC need them.`,
        command: `assay import predictions FILE --model ${name} --replace`,
      });
    }
  }
  if (unmeasured > 0) {
    steps.push({
      title: `${integer(unmeasured)} images are not measured.`,
      command: "assay measure",
      button: true,
    });
  }
  if (steps.length === 0 && running.length === 0 && !error) return null;
  return (
    <section className="card">
      <div className="card-head">
        <h2>What is missing</h2>
      </div>
      <ul className="plain steps">
        {steps.map(({ title, command, button }) => (
          <li key={title}>
            <span>{title}</span>
            <code>{command}</code>
            {button && running.length === 0 && (
              <button
                type="button"
                onClick={() => void act(api.measure)}
              >
                Measure now
              </button>
            )}
          </li>
        ))}
      </ul>
      {running.map((job) => (
        <Progress
          key={job.id}
          job={job}
          cancel={() => void act(() => api.cancel(job.id))}
        />
      ))}
      {finished && (
        <p>
          Done.{" "}
          <button
            type="button"
            onClick={() => {
              forgetAll();
              location.reload();
            }}
          >
            Show the new numbers
          </button>
        </p>
      )}
      {error && <p role="alert" className="issue">{error}</p>}
    </section>
  );
}

function Progress({ job, cancel }: { job: Job; cancel(): void }) {
  const { kind, stage, done, total, rate, seconds_left: left } = job;
  return (
    <div className="job" role="status">
      <span>
        {words(kind)}
        {stage !== null && `, ${stage}`}: {integer(done)} of {integer(total)}
        {rate !== null && ` · ${integer(Math.round(rate))} a second`}
        {left !== null && ` · ${duration(left)} left`}
      </span>
      <progress value={done} max={Math.max(1, total)} aria-label={words(kind)} />
      <button type="button" onClick={cancel}>Cancel</button>
    </div>
  );
}
