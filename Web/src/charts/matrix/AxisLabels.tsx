import type { Viewport } from "./viewport.ts";

/** Below this height of a cell the names would overlap; the read-out names the cell instead. */
const namesFrom = 12;

interface Props {
  /** In the order shown. */
  names: string[];
  view: Viewport;
  side: number;
  place: [row: number, column: number] | null;
}

/** The class names along both sides, of the classes in view, if they have room. */
export function AxisLabels({ names, view, side, place }: Props) {
  const step = side * view.zoom / names.length;
  const span = names.length / view.zoom;
  const within = (from: number) => {
    const first = Math.max(0, Math.floor(from));
    return names.slice(first, Math.ceil(from + span)).map((name, i) => ({ name, at: first + i }));
  };
  const middle = (at: number, from: number) => (at + 0.5 - from) * step;
  const inside = ({ at }: { at: number }, from: number) =>
    middle(at, from) >= 0 && middle(at, from) <= side;
  const named = step >= namesFrom;
  return (
    <div aria-hidden="true">
      <span className="axis-title">
        predicted →<br />label ↓
      </span>
      {named && within(view.top).filter((one) => inside(one, view.top)).map(({ name, at }) => (
        <span
          key={`row ${at}`}
          className={place?.[0] === at ? "axis-row on" : "axis-row"}
          title={name}
          style={{ top: `calc(var(--gutter-top) + ${middle(at, view.top)}px)` }}
        >
          {name}
        </span>
      ))}
      {named &&
        within(view.left).filter((one) => inside(one, view.left)).map(({ name, at }) => (
          <span
            key={`column ${at}`}
            className={place?.[1] === at ? "axis-column on" : "axis-column"}
            title={name}
            style={{ left: `calc(var(--gutter-left) + ${middle(at, view.left)}px)` }}
          >
            {name}
          </span>
        ))}
    </div>
  );
}
