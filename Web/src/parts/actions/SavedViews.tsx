import { type FormEvent, useState } from "react";
import { changedAddress } from "../../lib/address.ts";
import { api } from "../../lib/api.ts";
import { doing } from "../../lib/edits.ts";
import { useEscape } from "../../lib/escape.ts";
import { integer } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { change, location, useLocation, useParameter } from "../../lib/url.ts";
import { equals } from "../../lib/where.ts";
import type { SavedView } from "../../lib/wire.ts";
import { Link } from "../Link.tsx";
import { Waiting } from "../States.tsx";
import { useView } from "../view.ts";
import { useDefaultOrder } from "./defaultOrder.ts";

/** Filters and sets under a name; `selected` gives the images of a new set. */
export function SavedViews({ selected }: { selected: (() => number[]) | undefined }) {
  const [open, setOpen] = useState(false);
  useEscape(open, () => setOpen(false));
  return (
    <span className="field menu-place">
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>Views</button>
      {open && <Menu selected={selected} />}
    </span>
  );
}

function Menu({ selected }: { selected: (() => number[]) | undefined }) {
  const { imagesWhere, model } = useView();
  const order = useParameter("order", useDefaultOrder());
  const views = useResource("views", api.views);
  const [name, setName] = useState("");
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const view = selected
      ? { images: selected() }
      : { where: imagesWhere, order, model: model?.name };
    const done = await doing(async () => {
      await api.saveView(name.trim(), view);
      return `Saved “${name.trim()}”.`;
    });
    if (done) setName("");
  };
  return (
    <div className="menu" role="region" aria-label="Saved views" tabIndex={0}>
      <form className="field" onSubmit={save}>
        <label className="field">
          {selected ? "Save the selection as a set" : "Save this filter and order"}
          <input
            type="text"
            value={name}
            size={14}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <button type="submit" disabled={name.trim() === ""}>Save</button>
      </form>
      <Waiting of={views} what="the saved views" />
      {views.state === "ready" && views.value.length === 0 && <p>No view was saved yet.</p>}
      <ul className="plain">
        {views.state === "ready" &&
          views.value.map((view) => <Entry key={view.name} view={view} />)}
      </ul>
    </div>
  );
}

function Entry({ view }: { view: SavedView }) {
  const here = useLocation();
  const where = view.kind === "set" ? equals("view", view.name) : view.where ?? undefined;
  const to = changedAddress(here, {
    where,
    order: view.order ?? undefined,
    model: view.model ?? here.query.get("model") ?? undefined,
    class: [],
    id: undefined,
  });
  return (
    <li className="menu-entry">
      <Link to={to}>{view.name}</Link>
      <span className="muted">
        {view.kind === "set" ? "set" : "filter"} ·{" "}
        {view.count === null ? "no longer valid" : integer(view.count)}
      </span>
      <button
        type="button"
        className="quiet"
        aria-label={`Delete the view ${view.name}`}
        onClick={() =>
          void doing(async () => {
            // Who looks at a set leaves it first: nobody asks for images of a set that is gone.
            const isShown = view.kind === "set" && location.get().query.get("where") === where;
            if (isShown) change({ where: undefined });
            try {
              await api.removeView(view.name);
            } catch (error) {
              if (isShown) change({ where });
              throw error;
            }
            return `Deleted the view “${view.name}”.`;
          })}
      >
        ×
      </button>
    </li>
  );
}
