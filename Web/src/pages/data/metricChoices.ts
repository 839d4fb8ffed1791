import type { MetricInfo, ModelSummary, Project } from "../../lib/wire.ts";

/** The metrics that have values, by kind: those of the project, and those of the model. */
export function metricChoices(
  metrics: MetricInfo[],
  model: ModelSummary | undefined,
): [group: string, metrics: MetricInfo[]][] {
  const has = ({ id, kind, present }: MetricInfo): boolean =>
    kind !== "model" ? present > 0 : model !== undefined &&
      (model.has_probabilities || id === "correct" || id === "confidence" && model.has_confidence);
  const groups = Map.groupBy(metrics.filter((one) => !one.hidden && has(one)), ({ kind }) => kind);
  return [...groups].map(([kind, members]) => [
    `${kind.charAt(0).toUpperCase()}${kind.slice(1)} metrics`,
    members,
  ]);
}

/** The first of some metrics that a project has, else its first one. */
export function firstMetric(choices: [string, MetricInfo[]][], wanted: string[]): string {
  const ids = choices.flatMap(([, members]) => members.map(({ id }) => id));
  return wanted.find((id) => ids.includes(id)) ?? ids[0] ?? "";
}

/** The fields that hold one word an image, to group or colour by. */
export function groupChoices(
  project: Pick<Project, "splits" | "categories" | "formats" | "classes">,
  model: ModelSummary | undefined,
): { value: string; title: string }[] {
  const choices = project.classes.length > 0 ? [{ value: "label", title: "label" }] : [];
  if (model) {
    choices.push({ value: "outcome", title: "outcome" }, {
      value: "predicted",
      title: "prediction",
    });
  }
  if (project.splits) choices.push({ value: "split", title: "split" });
  if (project.formats.length > 1) choices.push({ value: "format", title: "format" });
  return [...choices, ...project.categories.map(({ name }) => ({ value: name, title: name }))];
}
