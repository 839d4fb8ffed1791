import type { MetricInfo, ModelSummary } from "../../lib/wire.ts";

/** An order of images as the address writes it: `key`, a metric, or `-metric` for the greatest first. */
export interface ImageOrder {
  metric: string;
  descending: boolean;
}

export const imageOrder = (text: string): ImageOrder =>
  text.startsWith("-")
    ? { metric: text.slice(1), descending: true }
    : { metric: text, descending: false };

export const orderText = ({ metric, descending }: ImageOrder): string =>
  descending && metric !== "key" ? `-${metric}` : metric;

export interface OrderChoice {
  value: string;
  title: string;
}

/** The image by whose distance an order goes; undefined where it goes by something else. */
export const orderReference = (metric: string): string | undefined =>
  /^similar to "(.*)"$/s.exec(metric)?.[1];

/** Everything one can order by, in groups: most wanted first, then every visible metric. */
export function orderChoices(
  metrics: MetricInfo[],
  model: ModelSummary | undefined,
): [group: string, choices: OrderChoice[]][] {
  const has = (id: string): boolean =>
    model !== undefined &&
    (model.has_probabilities || id === "correct" || id === "confidence" && model.has_confidence);
  const first: OrderChoice[] = [{ value: "key", title: "Key (file path)" }];
  if (model?.has_probabilities) first.push({ value: "-loss", title: "Most wrong first" });
  const visible = metrics.filter(({ hidden, kind, id }) =>
    !hidden && (kind !== "model" || has(id))
  );
  const groups = Map.groupBy(visible, (metric) => metric.kind);
  return [
    ["Images", first],
    ...[...groups].map(([kind, members]): [string, OrderChoice[]] => [
      `${kind.charAt(0).toUpperCase()}${kind.slice(1)} metrics`,
      members.map(({ id, title }) => ({ value: id, title })),
    ]),
  ];
}
