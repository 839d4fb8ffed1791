import type { Project } from "./wire.ts";

/** The kinds of issues of files that were looked at and gave no pixels. */
const withoutPixels = ["undecodable", "not_read_yet", "unreadable"];

/** The kinds of issues of files that nothing can be shown of. */
export const withoutPicture = [...withoutPixels, "missing_file"];

/** Filters for the images of such files. */
export const noPixels = `issue in [${withoutPixels.join(", ")}]`;
export const gone = "issue = missing_file";
export const noPicture = `issue in [${withoutPicture.join(", ")}]`;

/** How many images have an issue of one of some kinds; an image has at most one of each filter's. */
export const countOf = ({ issues }: Pick<Project, "issues">, filter: string): number =>
  issues.filter(({ kind }) => filter.split(/[^a-z_]+/).includes(kind))
    .reduce((sum, { count }) => sum + count, 0);
