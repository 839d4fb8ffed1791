import { createContext, useContext, useMemo } from "react";
import { chosenWhere } from "../lib/links.ts";
import { useLocation } from "../lib/url.ts";
import type { ModelSummary, Project } from "../lib/wire.ts";

export const ProjectContext = createContext<Project | null>(null);

export function useProject(): Project {
  const project = useContext(ProjectContext);
  if (!project) throw new Error("used outside the project's pages");
  return project;
}

/** What the address asks for: one model and a population. */
export interface PageView {
  project: Project;
  /** The chosen model, else the one imported last; none before the first import. */
  model: ModelSummary | undefined;
  /** The filter bar's text. */
  where: string;
  /** The class filter: empty means all classes. */
  classes: string[];
  /** The images of filter and class filter together, as one filter. */
  imagesWhere: string;
  query: URLSearchParams;
}

export function useView(): PageView {
  const project = useProject();
  const { query } = useLocation();
  return useMemo(() => {
    const name = query.get("model");
    const model = project.models.find((one) => one.name === name) ?? project.models.at(-1);
    const where = query.get("where") ?? "";
    const classes = query.getAll("class");
    return { project, model, where, classes, imagesWhere: chosenWhere(where, classes), query };
  }, [project, query]);
}
