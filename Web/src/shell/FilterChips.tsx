import { change } from "../lib/url.ts";
import { terms, without } from "../lib/where.ts";
import { useView } from "../parts/view.ts";

/** The terms of the filter, each of which can be taken away; the text stays the truth. */
export function FilterChips() {
  const { where } = useView();
  const parts = terms(where);
  if (parts.length === 0) return null;
  return (
    <section className="chips" aria-label="Active filters">
      {parts.map((part, place) => (
        <span className="chip" key={`${place} ${part}`}>
          <code title={part}>{part}</code>
          <button
            type="button"
            className="quiet"
            aria-label={`Remove ${part}`}
            onClick={() => change({ where: without(where, place), id: undefined })}
          >
            ×
          </button>
        </span>
      ))}
      {parts.length > 1 && (
        <button
          type="button"
          className="quiet chips-clear"
          onClick={() => change({ where: undefined, id: undefined })}
        >
          Remove all
        </button>
      )}
    </section>
  );
}
