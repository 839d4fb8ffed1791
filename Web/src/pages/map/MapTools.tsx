import type { ReactNode } from "react";
import { change, useParameter } from "../../lib/url.ts";
import type { MetricInfo } from "../../lib/wire.ts";
import type { Tool } from "../../map/PointMap.tsx";
import { type Facet, FacetBar } from "../../parts/FacetBar.tsx";
import { FilterRow } from "../../parts/FilterRow.tsx";
import { useView } from "../../parts/view.ts";
import { useColor, usualColor } from "./mapData.ts";

const tools: Facet<Tool>[] = [
  ["pan", "Move", "Drag moves the map; with Shift it selects"],
  ["lasso", "Lasso", "Drag around images to select them; with Ctrl they are added"],
  ["box", "Box", "Drag a box to select; with Ctrl it is added"],
];

const plain: [value: string, title: string][] = [
  ["label", "label"],
  ["predicted", "prediction"],
  ["outcome", "right or wrong"],
];

/** The chosen tool. */
export function useTool(): Tool {
  const wanted = useParameter("tool", "pan");
  return tools.find(([tool]) => tool === wanted)?.[0] ?? "pan";
}

/** The words for a choice of colours. */
export function colorTitle(color: string, metrics: MetricInfo[]): string {
  if (color === "split" || color === "none") return color;
  if (color.startsWith("category:")) return color.slice("category:".length);
  return plain.find(([value]) => value === color)?.[1] ??
    metrics.find(({ id }) => id === color)?.title ?? color;
}

/** Method, colours and tool. */
export function MapTools({ pick }: { pick: ReactNode }) {
  const { project, model } = useView();
  const color = useColor();
  const tool = useTool();
  const rest = useParameter("rest", "faint");
  const metrics = project.metrics.filter(({ present, hidden }) => present > 0 && !hidden);
  return (
    <FilterRow className="map-bar">
      {pick}
      <label className="field">
        Colour by
        <select
          value={color}
          onChange={(event) =>
            change({ color: event.target.value === usualColor ? undefined : event.target.value })}
        >
          {plain.filter(([value]) => value === "label" || model).map(([value, title]) => (
            <option key={value} value={value}>{title}</option>
          ))}
          {project.splits && <option value="split">split</option>}
          {project.categories.map(({ name }) => (
            <option key={name} value={`category:${name}`}>{name}</option>
          ))}
          <option value="none">nothing</option>
          <optgroup label="Metric">
            {metrics.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
          </optgroup>
        </select>
      </label>
      <FacetBar
        title="Tool"
        facets={tools}
        chosen={tool}
        choose={(value) => change({ tool: value === "pan" ? undefined : value }, "replace")}
      />
      <label className="field">
        <input
          type="checkbox"
          checked={rest !== "hidden"}
          onChange={(event) => change({ rest: event.target.checked ? undefined : "hidden" })}
        />
        Show what is filtered out
      </label>
      <span className="spacer" />
      <button type="button" onClick={() => change({ at: undefined }, "replace")}>Whole map</button>
    </FilterRow>
  );
}
