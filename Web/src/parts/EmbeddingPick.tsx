import { useState } from "react";
import { api } from "../lib/api.ts";
import { ApiError } from "../lib/apiError.ts";
import { integer } from "../lib/numbers.ts";
import { refresh, useResource } from "../lib/resource.ts";
import type { Embedding } from "../lib/wire.ts";
import { ChosenAction } from "./ChosenAction.tsx";
import { useJob } from "./job.ts";
import { JobProgress } from "./JobProgress.tsx";
import { useProject } from "./view.ts";

const sourceWords = { imported: "imported", descriptor: "from the pixels, by assay measure" };

/**
 * Which embedding says what images are alike; where its neighbours are missing, a way to them.
 *
 * It is the project's, with its maps and metrics, for everybody: choosing it and using it are two steps.
 */
export function EmbeddingPick() {
  const project = useProject();
  const found = useResource(`embeddings ${project.revision}`, api.embeddings, "any labels");
  const [trouble, setTrouble] = useState<string>();
  if (found.state !== "ready") return null;
  const current = found.value.find((one) => one.current);
  if (!current) return null;
  const choose = async (name: string) => {
    try {
      await api.useEmbedding(name);
      setTrouble(undefined);
      refresh();
    } catch (fault) {
      setTrouble(fault instanceof ApiError ? fault.message : String(fault));
    }
  };
  const isMeasured = project.metrics.some(({ id }) => id === "outlier_distance");
  return (
    <div className="embedding-pick">
      {found.value.length > 1 && (
        <ChosenAction
          label="Embedding"
          isTitled
          act="Use"
          standing={current.name}
          run={(name) => void choose(name)}
        >
          {found.value.map(({ name }) => <option key={name}>{name}</option>)}
        </ChosenAction>
      )}
      <p className="muted">{about(current, project.image_count)}</p>
      {!isMeasured && <Unmeasured />}
      {trouble && <p role="alert" className="issue">{trouble}</p>}
    </div>
  );
}

const about = ({ name, source, dimension, images }: Embedding, total: number): string =>
  `${name}: ${sourceWords[source]}, ${integer(dimension)} numbers an image, ` +
  (images === total ? "every image has them" : `${integer(images)} of ${integer(total)} images`);

function Unmeasured() {
  const { job, trouble, start } = useJob("measure", api.measure);
  return (
    <>
      {job
        ? (
          <JobProgress job={job} title="Measuring">
            measuring: {integer(job.done)} of {integer(job.total)}
          </JobProgress>
        )
        : (
          <p>
            Its neighbours are not measured: label scores, outliers and diversity need them.{" "}
            <button type="button" onClick={start}>Measure them</button> or{" "}
            <code>assay measure</code>
          </p>
        )}
      {trouble && <p role="alert" className="issue">{trouble}</p>}
    </>
  );
}
