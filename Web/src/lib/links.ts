import { both, equals, mentions, oneOf, quoted } from "./where.ts";
import { pageAddress, type Query } from "./address.ts";
import type { Evaluation } from "./wire.ts";

/** The filter of exactly the images that an evaluation counted, before its class filter. */
export function evaluatedWhere(
  evaluation: Pick<Evaluation, "where" | "split">,
): string {
  const where = evaluation.where ?? "";
  if (!evaluation.split || mentions(where, "split")) return where;
  return both(where, equals("split", evaluation.split));
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

/** The images of a metric's range, as a test of the filter language. */
export const isMissing = (field: string): string => `${quoted(field)} is missing`;
