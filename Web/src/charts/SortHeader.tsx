import { change } from "../lib/url.ts";

/** An order as the address writes it: a column's name, with `-` in front for the greatest first. */
export interface SortOrder {
  column: string;
  descending: boolean;
}

export function sortOrder(text: string): SortOrder {
  return text.startsWith("-")
    ? { column: text.slice(1), descending: true }
    : { column: text, descending: false };
}

interface Props {
  /** The query parameter that holds the order. */
  parameter: string;
  column: string;
  title: string;
  order: SortOrder;
  /** Which way the first click sorts. */
  firstDescending?: boolean;
  tip?: string;
  className?: string;
}

/** A column's head that sorts by it, and the other way on the next click. */
export function SortHeader(
  { parameter, column, title, order, firstDescending = false, tip, className = "" }: Props,
) {
  const isMine = order.column === column;
  const descending = isMine ? !order.descending : firstDescending;
  return (
    <span
      role="columnheader"
      className={className}
      aria-sort={isMine ? (order.descending ? "descending" : "ascending") : "none"}
    >
      <button
        type="button"
        className="sort"
        data-tip={tip}
        onClick={() => change({ [parameter]: (descending ? "-" : "") + column }, "replace")}
      >
        {title}
        <i aria-hidden="true">{isMine ? (order.descending ? "↓" : "↑") : ""}</i>
      </button>
    </span>
  );
}
