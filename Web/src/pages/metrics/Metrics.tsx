import { api } from "../../lib/api.ts";
import { useResource } from "../../lib/resource.ts";
import { change } from "../../lib/url.ts";
import { PopulationLine } from "../../parts/PopulationLine.tsx";
import { Empty, Failed, Loading } from "../../parts/States.tsx";
import { useView } from "../../parts/view.ts";
import { ClassTable } from "./ClassTable.tsx";
import { FurtherNumbers } from "./FurtherNumbers.tsx";
import { Headline } from "./Headline.tsx";
import { MatrixCard } from "./MatrixCard.tsx";
import { MetricRelations } from "./MetricRelations.tsx";
import { TopConfusions } from "./TopConfusions.tsx";

/** How good the model is, where it errs, and on what kind of images. */
export function Metrics() {
  const { model, where, classes } = useView();
  if (!model) {
    return (
      <>
        <h1 className="hidden">Metrics</h1>
        <Empty title="There are no predictions yet.">
          <p>Bring a model's predictions in with</p>
          <code>assay import predictions FILE --model NAME</code>
        </Empty>
      </>
    );
  }
  return <Evaluated model={model.name} where={where} classes={classes} />;
}

function Evaluated(
  { model, where, classes }: { model: string; where: string; classes: string[] },
) {
  const key = `evaluation ${JSON.stringify([model, where, classes])}`;
  const answer = useResource(key, () => api.evaluation({ model, where }, classes));
  if (answer.state === "loading") {
    return (
      <>
        <h1 className="hidden">Metrics</h1>
        <Loading what={`the evaluation of ${model}`} />
      </>
    );
  }
  if (answer.state === "failed") {
    return (
      <>
        <h1 className="hidden">Metrics</h1>
        {answer.error.code === "no_labels"
          ? (
            <Empty title={answer.error.message}>
              <p>Bring the given classes in with</p>
              <code>assay import labels FILE</code>
            </Empty>
          )
          : <Failed error={answer.error} retry={answer.retry} />}
      </>
    );
  }
  const evaluation = answer.value;
  const nothing = evaluation.population.evaluated === 0;
  return (
    <div className="page metrics" data-ready={evaluation.model}>
      <div className="page-head">
        <h1>Metrics</h1>
        <PopulationLine evaluation={evaluation} />
      </div>
      {nothing
        ? (
          <Empty title="No image here has both a label and a prediction.">
            {where !== "" && (
              <p>
                The filter is <code>{where}</code>.{" "}
                <button type="button" onClick={() => change({ where: undefined })}>
                  Clear the filter
                </button>
              </p>
            )}
            {classes.length > 0 && (
              <button type="button" onClick={() => change({ class: [] })}>Show all classes</button>
            )}
            {where === "" && classes.length === 0 && (
              <p>
                Bring labels in with <code>assay import labels FILE</code>.
              </p>
            )}
          </Empty>
        )
        : (
          <>
            <Headline evaluation={evaluation} />
            <div className="metrics-columns">
              <div className="column">
                <MatrixCard evaluation={evaluation} />
                <FurtherNumbers headline={evaluation.headline} />
              </div>
              <div className="column">
                <ClassTable evaluation={evaluation} />
                <TopConfusions evaluation={evaluation} />
              </div>
              <MetricRelations evaluation={evaluation} />
            </div>
          </>
        )}
    </div>
  );
}
