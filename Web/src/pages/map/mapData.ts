import { useMemo } from "react";
import { api, type MapPoints } from "../../lib/api.ts";
import type { ApiError } from "../../lib/apiError.ts";
import { type Resource, useResource, valueOf } from "../../lib/resource.ts";
import { useParameter } from "../../lib/url.ts";
import type { MapMethod } from "../../lib/wire.ts";
import { byCategory, byMetric, byOutcome, type Coloring, oneColor } from "../../map/colors.ts";
import { useView } from "../../parts/view.ts";

/** Everything that is drawn, once all of it is here. */
export interface MapData {
  points: MapPoints;
  /** The images of the filter. */
  filtered: Uint32Array;
  labels: Int32Array;
  predicted: Int32Array | null;
  coloring: Coloring;
}

type Loaded =
  | { state: "loading" }
  | { state: "failed"; error: ApiError; retry(): void }
  | { state: "ready"; value: MapData };

/** The colours where the address names none that there are. */
export const usualColor = "label";

/** What the colours show: what the address says, if the project has it. */
export function useColor(): string {
  const { project, model } = useView();
  const color = useParameter("color", usualColor);
  const category = categoryOf(color);
  const isKnown = color === "none" || (color === "predicted" || color === "outcome") && model ||
    project.metrics.some(({ id, present }) => id === color && present > 0) ||
    category === "split" && project.splits ||
    project.categories.some(({ name }) => name === category);
  return isKnown ? color : usualColor;
}

const nothing = Promise.resolve(null);

/** The points of a method, the images of the filter, and the column of the colours. */
export function useMapData(method: MapMethod, digest: string, color: string): Loaded {
  const { project, model, imagesWhere } = useView();
  const name = model?.name;
  const view = { model: name, where: imagesWhere };
  const points = useResource(`map ${method} ${digest}`, () => api.mapPoints(method), "any labels");
  const filtered = useResource(
    `images ${name} key ${imagesWhere}`,
    () => api.imageIds(view, "key"),
  );
  const labels = useResource("column label", () => api.classColumn("label"));
  const predicted = useResource(
    `column predicted ${name}`,
    () => name === undefined ? nothing : api.classColumn("predicted", name),
  );
  const isMetric = project.metrics.some(({ id }) => id === color);
  const values = useResource(
    isMetric ? `column ${color} ${name}` : "no column",
    () => isMetric ? api.metricColumn(color, name) : nothing,
  );
  const category = categoryOf(color);
  const words = useResource(
    category === undefined ? "no words" : `words ${category}`,
    () => category === undefined ? nothing : api.wordColumn(category),
  );
  const parts: (Resource<unknown> & { retry(): void })[] = [
    points,
    filtered,
    labels,
    predicted,
    values,
    words,
  ];
  const label = valueOf(labels), guess = valueOf(predicted);
  const numbers = valueOf(values), codes = valueOf(words);
  const coloring = useMemo(() => {
    const { classes, splits, categories, image_count: total } = project;
    if (numbers) return byMetric(numbers);
    if (codes && category !== undefined) {
      const names = category === "split"
        ? splits ?? []
        : categories.find(({ name }) => name === category)?.values ?? [];
      return byCategory(codes, names, "none");
    }
    if (color === "label" && label) return byCategory(label, classes, "no label");
    if (color === "predicted" && guess) return byCategory(guess, classes, "no prediction");
    if (color === "outcome" && label && guess) return byOutcome(label, guess);
    return oneColor(total);
  }, [color, project, label, guess, numbers, codes]);
  for (const part of parts) {
    if (part.state === "failed") return { state: "failed", error: part.error, retry: part.retry };
  }
  if (
    points.state !== "ready" || filtered.state !== "ready" || labels.state !== "ready" ||
    predicted.state !== "ready" || values.state !== "ready" || words.state !== "ready"
  ) return { state: "loading" };
  return {
    state: "ready",
    value: {
      points: points.value,
      filtered: filtered.value,
      labels: labels.value,
      predicted: predicted.value,
      coloring,
    },
  };
}

/** The column of words that a choice of colours stands for: a split or a category. */
export function categoryOf(color: string): string | undefined {
  if (color === "split") return color;
  return color.startsWith("category:") ? color.slice("category:".length) : undefined;
}
