import type { Project } from "./wire.ts";

/** The kinds of issues of files that were looked at and gave no pixels. */
export const noPixels = ["undecodable", "not_read_yet", "unreadable"];

/** The kind of files that are no longer there. */
export const gone = ["missing_file"];

/** The kinds of issues of files that nothing can be shown of. */
export const withoutPicture = [...noPixels, ...gone];

/** How many images have an issue of one of some kinds, of which an image has at most one. */
export const countOf = ({ issues }: Pick<Project, "issues">, kinds: string[]): number =>
  issues.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { count }) => sum + count, 0);
