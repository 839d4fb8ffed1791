import { api } from "../../lib/api.ts";
import { integer } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { change, useLocation } from "../../lib/url.ts";
import { EditHistoryMenu } from "../../parts/actions/EditHistoryMenu.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Empty, Waiting } from "../../parts/States.tsx";
import { useView } from "../../parts/view.ts";
import { asked } from "./asked.ts";
import { chunkKey, chunkSize } from "./chunk.ts";
import { Counts } from "./Counts.tsx";
import { GroupList } from "./GroupList.tsx";
import { Settings } from "./Settings.tsx";

/** Groups of duplicates side by side: which image stays, which are superfluous. */
export function Duplicates() {
  const { project, model } = useView();
  const { query } = useLocation();
  const question = asked(query);
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
        <Notice />
        <EditHistoryMenu />
      </div>
      <Settings question={question} answer={answer} />
      {answer && <Counts answer={answer} model={model?.name} />}
      <Waiting of={first} what="the groups: pictures are compared" />
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
