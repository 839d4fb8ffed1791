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
  /** The model that the address names and the project has not: nothing is shown in its place. */
  unknownModel: string | undefined;
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
    const name = query.get("model") || undefined;
    const model = name === undefined
      ? project.models.at(-1)
      : project.models.find((one) => one.name === name);
    const unknownModel = model ? undefined : name;
    const where = query.get("where") ?? "";
    const classes = query.getAll("class");
    const imagesWhere = chosenWhere(where, classes);
    return { project, model, unknownModel, where, classes, imagesWhere, query };
  }, [project, query]);
}
