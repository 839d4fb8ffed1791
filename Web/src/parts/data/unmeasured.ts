import { api } from "../../lib/api.ts";
import { countOf, gone, withoutPicture } from "../../lib/issues.ts";
import { useResource } from "../../lib/resource.ts";
import { both, isMissing, not, oneOf } from "../../lib/where.ts";
import { useProject } from "../view.ts";

/** The images that measuring has still to look at: their filter, and their number once known. */
export function useUnmeasured(): { where: string; count: number | undefined } {
  const project = useProject();
  const { image_count: images, measured_count: measured } = project;
  const missing = countOf(project, gone);
  const none = measured === 0;
  const where = none
    ? missing > 0 ? not(oneOf("issue", gone)) : ""
    : both(isMissing("brightness"), not(oneOf("issue", withoutPicture)));
  const answer = useResource(
    images > measured && !none ? `count of ${where}` : "count of none",
    async () =>
      images > measured && !none ? (await api.filter({ model: undefined, where })).count : 0,
  );
  if (none) return { where, count: images - missing };
  return { where, count: answer.state === "ready" ? answer.value : undefined };
}
