import { integer } from "../lib/numbers.ts";
import { useView } from "./view.ts";

/** Says, once something is filtered, that the numbers beside it are those of all images. */
export function WholeProject() {
  const { imagesWhere, project } = useView();
  if (imagesWhere === "") return null;
  return (
    <small className="whole-project">
      all {integer(project.image_count)} images, whatever the filter bar says
    </small>
  );
}
