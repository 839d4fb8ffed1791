import { integer } from "../lib/numbers.ts";
import { type Coloring, rangeWords } from "./colors.ts";

interface Props {
  title: string;
  coloring: Coloring;
  /** Selects what is in view and has the colour. */
  onPick(code: number, adds: boolean): void;
}

/** What the colours mean; each entry selects its images. */
export function Legend({ title, coloring, onPick }: Props) {
  const { entries, palette, range } = coloring;
  if (entries.length === 0 && !range) return null;
  const ends = range && rangeWords(range);
  return (
    <div className="map-legend" role="group" aria-label={`Colours: ${title}`}>
      {ends && (
        <span className="ramp">
          <span>{ends[0]}</span>
          <i aria-hidden="true" />
          <span>{ends[1]}</span>
        </span>
      )}
      {entries.map(({ code, title, count }) => (
        <button
          key={code}
          type="button"
          className="legend-entry"
          aria-label={`Select ${title}: ${integer(count)} images in all`}
          onClick={(event) => onPick(code, event.ctrlKey || event.metaKey)}
        >
          <i style={{ background: palette[code] }} aria-hidden="true" />
          {title}
          <small>{integer(count)}</small>
        </button>
      ))}
    </div>
  );
}
