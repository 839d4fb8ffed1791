import { useMemo } from "react";
import type { Caption } from "../../grid/caption.ts";
import { api, thumbnailAddress } from "../../lib/api.ts";
import type { ApiError } from "../../lib/apiError.ts";
import { withoutPicture } from "../../lib/issues.ts";
import { decimal } from "../../lib/numbers.ts";
import { remembered } from "../../lib/remembered.ts";
import { type Resource, useResource, valueOf } from "../../lib/resource.ts";
import type { FileIssue } from "../../lib/wire.ts";
import { useProject } from "../../parts/view.ts";
import { imageOrder } from "./order.ts";

type ImageList =
  | { state: "loading"; done: number; total: number }
  | { state: "failed"; error: ApiError; retry(): void }
  | { state: "ready"; ids: Uint32Array; captionOf: (id: number) => Caption };

const none = Promise.resolve(null);

/** The images of a filter in an order, with what their captions need. */
export function useImageList(where: string, order: string, model: string | undefined): ImageList {
  const { metric } = imageOrder(order);
  const ids = useResource(
    `images ${model} ${order} ${where}`,
    () => api.imageIds({ model, where }, order),
  );
  const labels = useResource("column label", () => api.classColumn("label"));
  const predicted = useResource(
    `column predicted ${model}`,
    () => model === undefined ? none : api.classColumn("predicted", model),
  );
  const values = useResource(
    metric === "key" ? "no column" : `column ${metric} ${model}`,
    () => metric === "key" ? none : api.metricColumn(metric, model),
  );
  const issues = useResource("issues", () => api.issues());
  const parts: (Resource<unknown> & { retry(): void })[] = [ids, labels, predicted, values, issues];
  const captionOf = useCaptions(
    valueOf(labels) ?? null,
    valueOf(predicted) ?? null,
    valueOf(values) ?? null,
    valueOf(issues) ?? null,
  );
  for (const part of parts) {
    if (part.state === "failed") return part as ImageList;
  }
  const done = parts.filter((part) => part.state === "ready").length;
  if (ids.state !== "ready" || done < parts.length) {
    return { state: "loading", done, total: parts.length };
  }
  return { state: "ready", ids: ids.value, captionOf };
}

/** Says what stands below a picture: label and prediction, and the number it is ordered by. */
export function useCaptions(
  labels: Int32Array | null,
  predicted: Int32Array | null,
  values: Float64Array | null,
  issues: FileIssue[] | null,
): (id: number) => Caption {
  const project = useProject();
  return useMemo(() => {
    const { classes, state_key: state } = project;
    const pictureless = new Set(
      issues?.filter(({ kind }) => withoutPicture.includes(kind)).map(({ image }) => image),
    );
    // Tiles that stay in view while one scrolls are not drawn again.
    return remembered((id): Caption => {
      const label = labels?.[id] ?? -1, guess = predicted?.[id] ?? -1;
      const known = label >= 0 && guess >= 0;
      const name = (index: number) => classes[index] ?? "no label";
      const value = values?.[id];
      return {
        text: known && label === guess
          ? name(label)
          : guess >= 0
          ? `${name(label)} → ${classes[guess]}`
          : name(label),
        value: value === undefined ? "" : Number.isNaN(value) ? "missing" : decimal(value),
        outcome: known ? (label === guess ? "correct" : "wrong") : "none",
        picture: pictureless.has(id) ? null : thumbnailAddress(id, state),
      };
    });
  }, [labels, predicted, values, issues, project]);
}
