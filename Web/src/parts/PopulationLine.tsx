import { imagesAddress } from "../lib/links.ts";
import { integer } from "../lib/numbers.ts";
import { useLocation } from "../lib/url.ts";
import type { Evaluation } from "../lib/wire.ts";
import { Link } from "./Link.tsx";

/** Of which images every number on the page speaks, and which were left out and why. */
export function PopulationLine(
  { evaluation }: {
    evaluation: Pick<Evaluation, "split" | "population" | "class_filter">;
  },
) {
  const { query } = useLocation();
  const { population, split, class_filter: chosen } = evaluation;
  const left: [number, string, string | null][] = [
    [population.unlabelled, "without label", population.filters.unlabelled],
    [population.unpredicted, "without prediction", population.filters.unpredicted],
  ];
  const outside: [number, string][] = [
    [population.other_split, "in other splits"],
    [population.left_out_by_filter, "outside the filter"],
    [population.other_classes, "of other classes"],
  ];
  return (
    <p className="population">
      <b>{integer(population.evaluated)}</b> of {integer(population.images)} images
      {split && ` · ${split} split`}
      {chosen.length > 0 &&
        ` · labelled ${chosen.length > 4 ? `with ${chosen.length} classes` : chosen.join(", ")}`}
      {left.filter(([count]) => count > 0).map(([count, words, where]) => (
        <span key={words}>
          {" · "}
          <Link to={imagesAddress(query, where ?? "")}>{integer(count)} {words}</Link>
        </span>
      ))}
      {outside.filter(([count]) => count > 0).map(([count, words]) =>
        ` · ${integer(count)} ${words}`
      )}
    </p>
  );
}
