import { useLocation } from "../../lib/url.ts";
import { useView } from "../view.ts";
import { defaultOrder } from "./usualOrder.ts";

/** The order of the page where its address names none. */
export function useDefaultOrder(): string {
  const { path } = useLocation();
  const { project, model } = useView();
  return defaultOrder(path, project.metrics, model);
}
