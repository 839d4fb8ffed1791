import { api } from "../../lib/api.ts";
import { useResource } from "../../lib/resource.ts";
import { useParameter } from "../../lib/url.ts";
import type { ModelSummary } from "../../lib/wire.ts";
import { Empty, Failed, Loading } from "../../parts/States.tsx";
import { useView } from "../../parts/view.ts";
import { MetricList } from "./MetricList.tsx";
import { PerformanceCard } from "./PerformanceCard.tsx";

/** On what kind of images the model is good or bad: a rate as a function of a metric. */
export function Performance() {
  const { model } = useView();
  return (
    <div className="page performance">
      <div className="page-head">
        <h1>Performance by metric</h1>
      </div>
      {model ? <Chosen model={model} /> : (
        <Empty title="There are no predictions yet.">
          <p>Bring a model's predictions in with</p>
          <code>assay import predictions FILE --model NAME</code>
        </Empty>
      )}
    </div>
  );
}

function Chosen({ model }: { model: ModelSummary }) {
  const { project, where, classes } = useView();
  const wanted = useParameter("metric", "");
  const key = `evaluation ${JSON.stringify([model.name, where, classes])}`;
  const answer = useResource(key, () => api.evaluation({ model: model.name, where }, classes));
  const evaluation = answer.state === "ready" ? answer.value : undefined;
  // Without a choice: the metric of the images themselves that tells most about being correct.
  const first = evaluation?.importance.find((one) => !one.derived)?.metric ??
    project.metrics.find((one) => !one.hidden && one.kind !== "model")?.id ?? "label";
  const metric = wanted || (answer.state === "loading" ? "" : first);
  if (answer.state === "failed") return <Failed error={answer.error} retry={answer.retry} />;
  return (
    <div className="performance-columns">
      {metric === ""
        ? <Loading what="the most important metric" />
        : <PerformanceCard metric={metric} evaluation={evaluation} />}
      <MetricList metric={metric} evaluation={evaluation} />
    </div>
  );
}
