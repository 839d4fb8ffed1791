import { useCallback, useMemo } from "react";
import { cells as cellsOf, type MatrixMode } from "../../charts/matrix/cells.ts";
import { ConfusionMatrix } from "../../charts/matrix/ConfusionMatrix.tsx";
import { MatrixTable } from "../../charts/matrix/MatrixTable.tsx";
import { classOrder, type MatrixOrder, matrixOrders } from "../../charts/matrix/order.ts";
import { imagesAddress, sideWhere } from "../../lib/links.ts";
import { change, useLocation } from "../../lib/url.ts";
import { narrowed } from "../../lib/where.ts";
import type { Evaluation } from "../../lib/wire.ts";
import { ChartCard } from "../../parts/chart/ChartCard.tsx";
import { useChartView } from "../../parts/chart/view.tsx";
import { type Facet, FacetBar } from "../../parts/FacetBar.tsx";

const modes: Facet<MatrixMode>[] = [
  ["counts", "Counts"],
  ["rows", "Row %"],
  ["columns", "Col %"],
];

/** The confusion matrix with its settings in the head; as a picture or as a table. */
export function MatrixCard({ evaluation }: { evaluation: Evaluation }) {
  const { query } = useLocation();
  const mode = modes.find(([one]) => one === query.get("matrix"))?.[0] ?? "counts";
  const order = matrixOrders.find(([one]) => one === query.get("matrix_order"))?.[0] ?? "similar";
  const view = useChartView("matrix_view");
  const asTable = view === "table";
  const { class_filter: chosen, confusion } = evaluation;
  const cells = useMemo(() => cellsOf(confusion, chosen), [evaluation]);
  const positions = useMemo(() => classOrder(cells, order as MatrixOrder), [cells, order]);
  const addressOf = useCallback((truth: number, predicted: number) => {
    const name = (at: number) =>
      cells.pooled && at === cells.names.length - 1 ? undefined : cells.names[at]!;
    return imagesAddress(
      query,
      narrowed(
        evaluation.population.filters.all_classes ?? "",
        sideWhere("label", name(truth), chosen),
        sideWhere("predicted", name(predicted), chosen),
      ),
    );
  }, [evaluation, cells, query]);
  const tableSwitch = (
    <button
      type="button"
      aria-pressed={asTable}
      onClick={() => change({ matrix_view: asTable ? undefined : "table" }, "replace")}
    >
      Table
    </button>
  );
  return (
    <ChartCard
      className="matrix-card"
      view={view}
      head={<h2>Confusion matrix</h2>}
      tools={
        <>
          <select
            aria-label="Order of the classes"
            value={order}
            onChange={(event) => change({ matrix_order: event.target.value }, "replace")}
          >
            {matrixOrders.map(([value, title]) => <option key={value} value={value}>{title}
            </option>)}
          </select>
          <FacetBar
            title="Cells show"
            facets={modes}
            chosen={mode}
            choose={(value) => change({ matrix: value }, "replace")}
          />
        </>
      }
      taken={{
        name: "Confusion matrix",
        rows: () => [
          ["label", "predicted", "images"],
          ...cells.list.map(([truth, predicted, count]) => [
            cells.names[truth],
            cells.names[predicted],
            count,
          ]),
        ],
      }}
    >
      {asTable
        ? (
          <>
            <MatrixTable cells={cells} mode={mode} order={positions} addressOf={addressOf} />
            <div className="matrix-foot">
              <span className="spacer" />
              {tableSwitch}
            </div>
          </>
        )
        : (
          <ConfusionMatrix cells={cells} mode={mode} order={positions} addressOf={addressOf}>
            {tableSwitch}
          </ConfusionMatrix>
        )}
    </ChartCard>
  );
}
