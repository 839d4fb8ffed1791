import { useProject } from "../../app/view.ts";
import { api } from "../../lib/api.ts";
import { useResource } from "../../lib/resource.ts";
import { both, isMissing, not, oneOf } from "../../lib/where.ts";
import type { Project } from "../../lib/wire.ts";

/** The kinds of issues of files that were looked at and gave no pixels. */
export const noPixels = ["undecodable", "not_read_yet", "unreadable"];
/** The kind of files that are no longer there. */
export const gone = ["missing_file"];

/** How many images have an issue of one of some kinds, of which an image has at most one. */
export const countOf = ({ issues }: Pick<Project, "issues">, kinds: string[]): number =>
  issues.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { count }) => sum + count, 0);

/** The images that measuring has still to look at: their filter, and their number once known. */
export function useUnmeasured(): { where: string; count: number | undefined } {
  const project = useProject();
  const { image_count: images, measured_count: measured } = project;
  const missing = countOf(project, gone);
  const none = measured === 0;
  const where = none
    ? missing > 0 ? not(oneOf("issue", gone)) : ""
    : both(isMissing("brightness"), not(oneOf("issue", [...noPixels, ...gone])));
  const answer = useResource(
    images > measured && !none ? `count of ${where}` : "count of none",
    async () =>
      images > measured && !none ? (await api.filter({ model: undefined, where })).count : 0,
  );
  if (none) return { where, count: images - missing };
  return { where, count: answer.state === "ready" ? answer.value : undefined };
}
