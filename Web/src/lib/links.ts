import { both, equals, type FieldName, isPresent, not, oneOf } from "./where.ts";
import { pageAddress, type Query } from "./address.ts";

/** One side of a cell: a class, or all classes outside the class filter. */
export function sideWhere(
  field: Extract<FieldName, "label" | "predicted">,
  name: string | undefined,
  chosen: string[],
): string {
  if (name !== undefined) return equals(field, name);
  return both(isPresent(field), not(oneOf(field, chosen)));
}

/** The images in view under a class filter: those labelled with a chosen class. */
export const chosenWhere = (where: string, classes: string[]): string =>
  classes.length ? both(where, oneOf("label", classes)) : where;

/** A link to the images of a filter; the class filter is spelled out in it, so it does not come along. */
export function imagesAddress(from: URLSearchParams, where: string, changes: Query = {}): string {
  return pageAddress(from, "/explorer", { ...changes, where, class: [] });
}
