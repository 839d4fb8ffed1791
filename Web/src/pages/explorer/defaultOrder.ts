import { useView } from "../../app/view.ts";
import { useLocation } from "../../lib/url.ts";
import { defaultOrder } from "./usualOrder.ts";

/** The order of the page where its address names none. */
export function useDefaultOrder(): string {
  const { path } = useLocation();
  const { project, model } = useView();
  return defaultOrder(path, project.metrics, model);
}
