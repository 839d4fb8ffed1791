import { demanded } from "../../lib/where.ts";
import type { Facet } from "../../parts/FacetBar.tsx";

/**
 * The outcomes to choose from: of one class under the names they have there.
 *
 * Of the images labelled with a class the wrong ones are false negatives, of those predicted as it
 * false positives; the correct ones are true positives either way.
 */
export function outcomeChoices(where: string, classes: string[]): Facet<string | undefined>[] {
  const label = demanded(where, "label") ?? (classes.length === 1 ? classes[0] : undefined);
  const predicted = demanded(where, "predicted");
  const all: Facet<string | undefined> = [undefined, "All", undefined];
  if (label !== undefined && predicted === undefined) {
    return [
      all,
      ["correct", "True positives", `labelled and predicted ${label}`],
      ["wrong", "False negatives", `labelled ${label}, predicted something else`],
    ];
  }
  if (predicted !== undefined && label === undefined) {
    return [
      all,
      ["correct", "True positives", `labelled and predicted ${predicted}`],
      ["wrong", "False positives", `predicted ${predicted}, labelled something else`],
    ];
  }
  return [
    all,
    ["correct", "Correct", "the true positives: predicted as labelled"],
    [
      "wrong",
      "Wrong",
      "false positives of the predicted class, false negatives of the label",
    ],
  ];
}
