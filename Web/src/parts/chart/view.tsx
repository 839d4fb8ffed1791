import { change, useParameter } from "../../lib/url.ts";
import { type Facet, FacetBar } from "../FacetBar.tsx";

/** A chart as it is drawn, or the table behind it. */
export type ChartView = "chart" | "table";

const views: Facet<ChartView>[] = [["chart", "Chart"], ["table", "Table"]];

/** What the address asks for. */
export function useChartView(parameter: string): ChartView {
  const asked = useParameter(parameter, "chart");
  return asked === "table" ? "table" : "chart";
}

/** Chooses between the two; the choice stands in the address. */
export function ChartViewSwitch({ title, parameter }: { title: string; parameter: string }) {
  return (
    <FacetBar
      title={title}
      facets={views}
      chosen={useChartView(parameter)}
      choose={(view) => change({ [parameter]: view === "chart" ? undefined : view }, "replace")}
    />
  );
}
