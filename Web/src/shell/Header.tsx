import { api } from "../lib/api.ts";
import { integer } from "../lib/numbers.ts";
import { useResource } from "../lib/resource.ts";
import { clearSelection, selection } from "../lib/selection.ts";
import { useStore } from "../lib/store.ts";
import { change } from "../lib/url.ts";
import { demanded, demanding } from "../lib/where.ts";
import { type PageView, useView } from "../parts/view.ts";
import { AddFilter } from "./AddFilter.tsx";
import { ClassFilter } from "./ClassFilter.tsx";
import { FilterBar } from "./FilterBar.tsx";
import { LabelSwitch } from "./LabelSwitch.tsx";
import { type Theme, theme } from "./theme.ts";

/** What is being looked at: project, model, split, how many images, and the filters. */
export function Header({ showSheet }: { showSheet(): void }) {
  const view = useView();
  const { project, model, unknownModel } = view;
  const mode = useStore(theme);
  return (
    <header>
      <strong className="project-name" title={project.name}>{project.name}</strong>
      {(project.models.length > 1 || project.models.length === 1 && !model) && (
        <select
          aria-label="Model"
          value={model?.name ?? ""}
          onChange={(event) => change({ model: event.target.value })}
        >
          {!model && <option value="" disabled>unknown: {unknownModel}</option>}
          {project.models.map(({ name }) => <option key={name}>{name}</option>)}
        </select>
      )}
      {project.models.length === 1 && model && <span className="header-model">{model.name}</span>}
      {project.splits && <SplitPick view={view} splits={project.splits} />}
      <ClassFilter />
      <FilterBar />
      <AddFilter />
      {unknownModel === undefined && <Counts view={view} />}
      <LabelSwitch />
      <select
        aria-label="Theme"
        value={mode}
        onChange={(event) => theme.set(event.target.value as Theme)}
      >
        <option value="system">System</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
      <button type="button" className="quiet" aria-label="Keyboard shortcuts" onClick={showSheet}>
        ?
      </button>
    </header>
  );
}

/** Chooses a split by the filter text, which is the truth. */
function SplitPick({ view, splits }: { view: PageView; splits: string[] }) {
  const { where, project, model } = view;
  const standard = model ? model.default_split : project.default_split;
  return (
    <select
      aria-label="Split"
      value={demanded(where, "split") ?? ""}
      onChange={(event) =>
        change({ where: demanding(where, "split", event.target.value || undefined) })}
    >
      <option value="">
        {standard ? `default split (${standard})` : "all splits"}
      </option>
      {splits.map((name) => <option key={name}>{name}</option>)}
    </select>
  );
}

/** "n of N images", or how many of them are selected. */
function Counts({ view }: { view: PageView }) {
  const { count } = useStore(selection);
  const { project, imagesWhere, model } = view;
  if (count > 0) {
    return (
      <span className="counts">
        <output aria-label="Selection">
          <b>{integer(count)}</b> selected of {integer(project.image_count)}
        </output>
        <button
          type="button"
          className="quiet"
          aria-label="Clear selection"
          onClick={clearSelection}
        >
          ×
        </button>
      </span>
    );
  }
  if (imagesWhere === "") {
    return <span className="counts">{integer(project.image_count)} images</span>;
  }
  return <FilteredCount where={imagesWhere} model={model?.name} total={project.image_count} />;
}

function FilteredCount(
  { where, model, total }: { where: string; model: string | undefined; total: number },
) {
  const found = useResource(`count ${model} ${where}`, () => api.filter({ model, where }));
  const shown = found.state === "ready" ? integer(found.value.count) : "…";
  return <span className="counts">{shown} of {integer(total)} images</span>;
}
