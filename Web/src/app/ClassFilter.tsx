import { useEffect, useRef, useState } from "react";
import { useEscape } from "../lib/escape.ts";
import { integer } from "../lib/numbers.ts";
import { change } from "../lib/url.ts";
import { useView } from "./view.ts";

/** How many classes the list shows before one must type to narrow it. */
const listed = 200;

/** Chooses the classes whose images count; none chosen means all. */
export function ClassFilter() {
  const { project, classes } = useView();
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  useEscape(open, close);
  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener("pointerdown", outside);
    return () => removeEventListener("pointerdown", outside);
  }, [open]);

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
    <div className="popover-anchor" ref={box}>
      <button
        ref={button}
        type="button"
        className={classes.length ? "pick set" : "pick"}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className="pick-text">{title}</span>
      </button>
      {open && (
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
    </div>
  );
}
