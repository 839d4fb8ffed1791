/** Made from the program's own lists by its tests (`ASSAY_UPDATE_GOLDEN=1`). */

/** Words with a meaning of their own; in quotes they are ordinary words. */
export const keywords = [
  "and",
  "or",
  "not",
  "in",
  "is",
  "missing",
  "present",
  "lowest",
  "highest",
  "similar",
  "to",
] as const;

/** How a field compares with a value, longer signs first. */
export const comparisons = [
  "!=",
  "<=",
  ">=",
  "=",
  "<",
  ">",
  "~",
] as const;

/** The fields of every project, besides metrics and imported columns. */
export const fields = [
  "label",
  "predicted",
  "outcome",
  "class",
  "likely_label",
  "tag",
  "split",
  "path",
  "issue",
  "format",
  "text",
  "correction",
  "view",
] as const;

/** The words of the field `outcome`. */
export const outcomes = [
  "correct",
  "wrong",
] as const;
