import { api } from "../../lib/api.ts";
import { jobs } from "../../lib/jobs.ts";
import { duration, integer, words } from "../../lib/numbers.ts";
import { useStore } from "../../lib/store.ts";
import type { Job } from "../../lib/wire.ts";
import { useUnmeasured } from "../../parts/data/unmeasured.ts";
import { useJob } from "../../parts/job.ts";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { useProject } from "../../parts/view.ts";
import { WholeProject } from "../../parts/WholeProject.tsx";

/** What is missing and which command brings it; measuring can be started here. */
export function NextSteps() {
  const project = useProject();
  const { count: unmeasured = 0 } = useUnmeasured();
  const { trouble, start } = useJob("measure", api.measure);
  const running = useStore(jobs);
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
  const { to_measure_again_count: again } = project;
  if (again > 0) {
    steps.push({
      title: `${integer(again)} ${
        again === 1 ? "image is" : "images are"
      } to be measured again: this version measures more. What was measured holds until then.`,
      command: "assay measure",
      button: unmeasured === 0,
    });
  }
  if (steps.length === 0 && running.length === 0 && !trouble) return null;
  return (
    <section className="card">
      <div className="card-head">
        <h2>What is missing</h2>
        <WholeProject />
      </div>
      <ul className="plain steps">
        {steps.map(({ title, command, button }) => (
          <li key={title}>
            <span>{title}</span>
            <code>{command}</code>
            {button && running.length === 0 && (
              <button type="button" onClick={start}>Measure now</button>
            )}
          </li>
        ))}
      </ul>
      {running.map((job) => <Progress key={job.id} job={job} />)}
      {trouble && <p role="alert" className="issue">{trouble}</p>}
    </section>
  );
}

function Progress({ job }: { job: Job }) {
  const { kind, stage, done, total, rate, seconds_left: left } = job;
  return (
    <JobProgress job={job} title={words(kind)}>
      {words(kind)}
      {stage !== null && `, ${stage}`}: {integer(done)} of {integer(total)}
      {rate !== null && ` · ${integer(Math.round(rate))} a second`}
      {left !== null && ` · ${duration(left)} left`}
    </JobProgress>
  );
}
