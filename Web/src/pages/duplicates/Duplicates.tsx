import { Empty, Failed, Loading } from "../../app/States.tsx";
import { useView } from "../../app/view.ts";
import { api } from "../../lib/api.ts";
import { notice } from "../../lib/edits.ts";
import { integer } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { useStore } from "../../lib/store.ts";
import { change, useLocation } from "../../lib/url.ts";
import { asked } from "./asked.ts";
import { Counts } from "./Counts.tsx";
import { GroupList } from "./GroupList.tsx";
import { chunkKey, chunkSize } from "./chunk.ts";
import { Settings } from "./Settings.tsx";

/** Groups of duplicates side by side: which image stays, which are superfluous. */
export function Duplicates() {
  const { project, model } = useView();
  const { query } = useLocation();
  const question = asked(query);
  const said = useStore(notice);
  const first = useResource(
    chunkKey(question, model?.name, 0),
    () => api.duplicates(question, model?.name, 0, chunkSize),
  );
  const answer = first.state === "ready" ? first.value : undefined;
  return (
    <div className="page duplicates">
      <div className="page-head">
        <h1>Duplicates</h1>
        <p className="population">
          All {integer(project.image_count)} images of the project, whatever the filter bar says
        </p>
        <span className="spacer" />
        <output className={said?.failed ? "notice failed" : "notice"} aria-label="Last edit">
          {said?.text}
        </output>
      </div>
      <Settings question={question} answer={answer} />
      {answer && <Counts answer={answer} model={model?.name} />}
      {first.state === "loading" && <Loading what="the groups: pictures are compared" />}
      {first.state === "failed" && <Failed error={first.error} retry={first.retry} />}
      {answer && (answer.n > 0
        ? (
          <GroupList
            key={JSON.stringify(question)}
            question={question}
            model={model?.name}
            count={answer.n}
          />
        )
        : (
          <Empty title={nothing(project.measured_count, answer.n_groups.all)}>
            {answer.n_groups.all > 0 && (
              <button
                type="button"
                onClick={() => change({ kind: undefined, only: undefined, image: undefined })}
              >
                Show all groups
              </button>
            )}
          </Empty>
        ))}
    </div>
  );
}

function nothing(measured: number, all: number): string {
  if (measured === 0) return "No image is measured yet: run assay measure.";
  return all > 0 ? "No group is of this kind." : "No duplicates at these distances.";
}
