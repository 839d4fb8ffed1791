/** One value of a facet, its name, and what it means where the name does not say it. */
export type Facet<T> = readonly [value: T, title: string, tip?: string | undefined];

interface Props<T> {
  title: string;
  facets: readonly Facet<T>[];
  chosen: T;
  choose(value: T): void;
  /** How many there are of each, if that is known. */
  countOf?: ((value: T) => number) | undefined;
}

/** A few values side by side, of which one holds. */
export function FacetBar<T>({ title, facets, chosen, choose, countOf }: Props<T>) {
  return (
    <div className="segments" role="group" aria-label={title}>
      {facets.map(([value, name, tip]) => (
        <button
          key={name}
          type="button"
          data-tip={tip}
          aria-pressed={chosen === value}
          onClick={() => choose(value)}
        >
          {name}
          {countOf && <small>{countOf(value)}</small>}
        </button>
      ))}
    </div>
  );
}
