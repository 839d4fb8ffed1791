import type { ReactNode } from "react";
import { pageAddress } from "../../lib/address.ts";
import { api } from "../../lib/api.ts";
import { useResource } from "../../lib/resource.ts";
import { change, useLocation } from "../../lib/url.ts";
import type { Suspect } from "../../lib/wire.ts";
import { Viewer } from "../../parts/detail/Viewer.tsx";
import { ChosenAction } from "../../parts/ChosenAction.tsx";
import { Link } from "../../parts/Link.tsx";
import { Waiting } from "../../parts/States.tsx";
import { useProject, useView } from "../../parts/view.ts";
import { decide, skip, takeBack } from "./decisions.ts";
import { Evidence } from "./Evidence.tsx";
import { beside, numberedClasses } from "./queue.ts";
import { type Actions, useReviewKeys } from "./reviewKeys.ts";

/** One suspect: its picture, what speaks for and against the label, and what to do. */
export function SuspectCard({ suspect, turn }: { suspect: Suspect; turn: Suspect[] }) {
  const project = useProject();
  const { model } = useView();
  const { query } = useLocation();
  const detail = useResource(
    `given ${suspect.id} ${model?.name}`,
    () => api.image(suspect.id, model?.name, "given"),
    "any labels",
  );
  const likely = detail.state === "ready" ? detail.value.top.map((one) => one.class) : [];
  const numbered = numberedClasses(project.classes, suspect, likely);
  const after = beside(turn, suspect, 1) ?? beside(turn, suspect, -1);
  const choose = (label: string | null) => void decide(suspect.id, label, after?.id);
  const move = (steps: number) => {
    const to = beside(turn, suspect, steps);
    if (to) change({ id: String(to.id) }, "replace");
  };
  const { suggested } = suspect;
  const actions: Actions = {
    a: suggested === null ? undefined : () => choose(suggested),
    r: () => choose(suspect.label),
    s: () => skip(suspect.id, beside(turn, suspect, 1)?.id),
    u: () => void takeBack(),
    j: () => move(1),
    k: () => move(-1),
    0: () => choose(null),
  };
  numbered.forEach((name, place) => actions[place + 1] = () => choose(name));
  useReviewKeys(actions);
  return (
    <section className="card suspect" aria-label="The suspect label">
      <div className="suspect-picture">
        <Waiting of={detail} what="the image" />
        {detail.state === "ready" && <Viewer detail={detail.value} />}
        <p className="detail-key">
          <Link to={pageAddress(query, "/labels/explorer", { id: String(suspect.id) })}>
            {suspect.key}
          </Link>
        </p>
      </div>
      <div className="suspect-decision">
        <p className="suspect-question">
          <span>
            given <b>{suspect.label}</b>
          </span>
          {suggested !== null && (
            <span>
              suggested <b className="suggested">{suggested}</b>
            </span>
          )}
        </p>
        <div className="field suspect-actions" role="group" aria-label="Decide">
          {suggested !== null && <Act label="a" primary act={actions.a!}>Accept {suggested}</Act>}
          <Act label="r" act={actions.r!}>Reject: it is {suspect.label}</Act>
          <Act label="s" act={actions.s!}>Skip</Act>
          <Act label="u" act={actions.u!}>Undo</Act>
        </div>
        <div className="field suspect-classes" role="group" aria-label="Relabel">
          {numbered.map((name, place) => (
            <Act key={name} label={String(place + 1)} act={actions[place + 1]!}>{name}</Act>
          ))}
          <Act label="0" act={actions[0]!}>no valid class</Act>
          {project.classes.length > numbered.length && (
            <ChosenAction
              label="Other"
              isTitled
              act="Relabel"
              run={(choice) => choose(choice.slice(1))}
            >
              <option value="">class…</option>
              {project.classes.map((name) => <option key={name} value={`=${name}`}>{name}</option>)}
            </ChosenAction>
          )}
        </div>
        <Evidence
          suspect={suspect}
          top={detail.state === "ready" ? detail.value.top : []}
        />
      </div>
    </section>
  );
}

function Act(
  { label, primary = false, act, children }: {
    label: string;
    primary?: boolean;
    act(): void;
    children: ReactNode;
  },
) {
  return (
    <button
      type="button"
      className={primary ? "primary" : ""}
      aria-keyshortcuts={label}
      onClick={act}
    >
      <kbd>{label}</kbd> {children}
    </button>
  );
}
