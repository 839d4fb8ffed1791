import { change, useParameter } from "../../lib/url.ts";
import { demanded, demanding } from "../../lib/where.ts";
import { useDefaultOrder } from "../../parts/actions/defaultOrder.ts";
import { FacetBar } from "../../parts/FacetBar.tsx";
import { FilterRow } from "../../parts/FilterRow.tsx";
import { useView } from "../../parts/view.ts";
import { MetricHistogram } from "./MetricHistogram.tsx";
import { imageOrder, orderChoices, orderReference, orderText } from "./order.ts";
import { outcomeChoices } from "./outcomes.ts";

/** Where there is little room, pictures are smaller, so that more than three rows are in view. */
const isNarrow = (globalThis.innerWidth ?? 1440) <= 1100;
export const tileSizes = { least: 64, most: 256, step: 16, usual: isNarrow ? 96 : 128 };

/** The usual filters as buttons and pickers; they edit the filter's text, which is the truth. */
export function ExplorerBar() {
  const { where, model, classes } = useView();
  const tile = useParameter("tile", String(tileSizes.usual));
  const outcome = demanded(where, "outcome");
  const demand = (field: string, value: string | undefined) =>
    change({ where: demanding(where, field, value), id: undefined });
  return (
    <div>
      <FilterRow className="explorer-bar">
        {model && (
          <FacetBar
            title="Outcome"
            facets={outcomeChoices(where, classes)}
            chosen={outcome}
            choose={(value) => demand("outcome", value)}
          />
        )}
        <ClassPick field="label" title="Label" demand={demand} where={where} />
        {model && <ClassPick field="predicted" title="Predicted" demand={demand} where={where} />}
        <OrderPick />
        <span className="spacer" />
        <label className="field">
          <span className="field-title">Size</span>
          <input
            type="range"
            aria-label="Size"
            min={tileSizes.least}
            max={tileSizes.most}
            step={tileSizes.step}
            value={tile}
            onChange={(event) => change({ tile: event.target.value }, "replace")}
          />
        </label>
      </FilterRow>
      <MetricHistogram />
    </div>
  );
}

interface ClassPickProps {
  field: "label" | "predicted";
  title: string;
  where: string;
  demand(field: string, value: string | undefined): void;
}

function ClassPick({ field, title, where, demand }: ClassPickProps) {
  const { project } = useView();
  const value = demanded(where, field) ?? "";
  return (
    <label className="field">
      <span className="field-title">{title}</span>
      <select
        aria-label={title}
        value={project.classes.includes(value) ? value : ""}
        className={value ? "set" : ""}
        onChange={(event) => demand(field, event.target.value || undefined)}
      >
        <option value="">any {title.toLowerCase()}</option>
        {project.classes.map((name) => <option key={name}>{name}</option>)}
      </select>
    </label>
  );
}

function OrderPick() {
  const { project, model } = useView();
  const usual = useDefaultOrder();
  const text = useParameter("order", usual);
  const order = imageOrder(text);
  const choices = orderChoices(project.metrics, model);
  const known = choices.some(([, members]) => members.some(({ value }) => value === text));
  const reference = orderReference(order.metric);
  const [least, most] = reference === undefined
    ? ["lowest first", "highest first"]
    : ["nearest first", "farthest first"];
  const set = (value: string) =>
    change({ order: value === usual ? undefined : value, id: undefined });
  const choose = (value: string) => {
    const keeps = !value.startsWith("-") && value !== "key" && order.metric !== "key";
    set(keeps ? orderText({ metric: value, descending: order.descending }) : value);
  };
  return (
    <span className="field">
      <label className="field">
        <span className="field-title">Order</span>
        <select
          aria-label="Order"
          value={known ? text : order.metric}
          onChange={(event) => choose(event.target.value)}
        >
          {reference !== undefined && <option value={order.metric}>Distance to {reference}</option>}
          {choices.map(([group, members]) => (
            <optgroup key={group} label={group}>
              {members.map(({ value, title }) => <option key={value} value={value}>{title}
              </option>)}
            </optgroup>
          ))}
        </select>
      </label>
      {order.metric !== "key" && (
        <button
          type="button"
          onClick={() => set(orderText({ ...order, descending: !order.descending }))}
          data-tip="Turn the order around"
        >
          {order.descending ? `↓ ${most}` : `↑ ${least}`}
        </button>
      )}
    </span>
  );
}
