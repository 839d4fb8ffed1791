import { both, equals, mentions, oneOf } from "./where.ts";
import { pageAddress, type Query } from "./address.ts";
import type { Evaluation } from "./wire.ts";

/** What a test of one class already says: that the image has a label, or a prediction. */
export type Known = "label" | "predicted";

/**
 * The filter of exactly the images that an evaluation counted, before its class filter.
 *
 * What lacks a label or a prediction was not counted; the filter says so only where there are such
 * images, and where the test that will be joined to it does not say so already.
 */
export function evaluatedWhere(
  { where, split, population }: Pick<Evaluation, "where" | "split" | "population">,
  ...known: Known[]
): string {
  const parts = [where ?? ""];
  if (split && !mentions(where ?? "", "split")) parts.push(equals("split", split));
  if (population.unlabelled > 0 && !known.includes("label")) parts.push("label is present");
  if (population.unpredicted > 0 && !known.includes("predicted")) {
    parts.push("predicted is present");
  }
  return both(...parts);
}

/** One side of a cell: a class, or all classes outside the class filter. */
export function sideWhere(
  field: "label" | "predicted",
  name: string | undefined,
  chosen: string[],
): string {
  if (name !== undefined) return equals(field, name);
  return both(`${field} is present`, `not ${oneOf(field, chosen)}`);
}

/** The images in view under a class filter: those labelled with a chosen class. */
export const chosenWhere = (where: string, classes: string[]): string =>
  classes.length ? both(where, oneOf("label", classes)) : where;

/** A link to the images of a filter; the class filter is spelled out in it, so it does not come along. */
export function imagesAddress(from: URLSearchParams, where: string, changes: Query = {}): string {
  return pageAddress(from, "/explorer", { ...changes, where, class: [] });
}
