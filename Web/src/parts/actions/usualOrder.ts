import type { MetricInfo, ModelSummary } from "../../lib/wire.ts";

/** The order of an explorer whose address names none: what is most likely amiss comes first. */
export function defaultOrder(
  path: string,
  metrics: Pick<MetricInfo, "id">[],
  model: Pick<ModelSummary, "has_probabilities"> | undefined,
): string {
  const has = (id: string): boolean => metrics.some((metric) => metric.id === id);
  if (path === "/data/explorer" && has("sharpness")) return "sharpness";
  if (path === "/labels/explorer") {
    if (has("label_issue_score") && (model?.has_probabilities || has("neighbor_agreement"))) {
      return "-label_issue_score";
    }
    if (has("neighbor_agreement")) return "neighbor_agreement";
  }
  return "key";
}
