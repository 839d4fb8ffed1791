import { useState } from "react";
import { integer } from "../lib/numbers.ts";
import { change } from "../lib/url.ts";
import { useView } from "../parts/view.ts";
import { Popover } from "./Popover.tsx";

/** How many classes the list shows before one must type to narrow it. */
const listed = 200;

/** Chooses the classes whose images count; none chosen means all. */
export function ClassFilter() {
  const { project, classes } = useView();
  const [search, setSearch] = useState("");
  const chosen = new Set(classes);
  const wanted = search.toLowerCase();
  const found = project.classes.filter((name) => name.toLowerCase().includes(wanted));
  const toggle = (name: string) => {
    if (!chosen.delete(name)) chosen.add(name);
    change({ class: project.classes.filter((one) => chosen.has(one)), id: undefined });
  };
  const title = classes.length === 0
    ? "All classes"
    : classes.length === 1
    ? classes[0]
    : `${classes.length} classes`;
  return (
    <Popover
      className={classes.length ? "pick set" : "pick"}
      title={<span className="pick-text">{title}</span>}
    >
      {() => (
        <div className="popover" role="group" aria-label="Class filter">
          <div className="bar">
            <input
              type="text"
              aria-label="Search classes"
              placeholder={`Search ${integer(project.classes.length)} classes`}
              value={search}
              autoFocus
              onChange={(event) => setSearch(event.target.value)}
            />
            <button
              type="button"
              disabled={classes.length === 0}
              onClick={() => change({ class: [], id: undefined })}
            >
              All
            </button>
          </div>
          <ul className="plain popover-list">
            {found.slice(0, listed).map((name) => (
              <li key={name}>
                <label className="check">
                  <input
                    type="checkbox"
                    checked={chosen.has(name)}
                    onChange={() => toggle(name)}
                  />
                  {name}
                </label>
              </li>
            ))}
          </ul>
          {found.length > listed && (
            <p className="muted">
              {integer(found.length - listed)} more: type to narrow the list.
            </p>
          )}
          {found.length === 0 && <p className="muted">No class is called that.</p>}
        </div>
      )}
    </Popover>
  );
}
