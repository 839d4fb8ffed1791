import { RateBar } from "../../charts/RateBar.tsx";
import { imagesAddress } from "../../lib/links.ts";
import { estimateWords, integer, intervalWords, percent } from "../../lib/numbers.ts";
import { useLocation } from "../../lib/url.ts";
import { equals, narrowed } from "../../lib/where.ts";
import type { Estimate, Evaluation } from "../../lib/wire.ts";
import { Link } from "../../parts/Link.tsx";
import { Undefined } from "../../parts/Undefined.tsx";

/** The numbers that answer "how good", first and large. */
export function Headline({ evaluation }: { evaluation: Evaluation }) {
  const { headline, notes, class_filter: chosen } = evaluation;
  const { query } = useLocation();
  const averaged = notes.classes_averaged;
  const of = chosen.length || evaluation.classes.length;
  const over = (count: number) => `over ${integer(count)} of ${integer(of)} classes`;
  const within = narrowed(
    evaluation.population.filters.evaluated ?? "",
    equals("outcome", "wrong"),
  );
  const { accuracy } = headline;
  const wrong = accuracy?.value == null ? 0 : accuracy.n - Math.round(accuracy.value * accuracy.n);
  return (
    <section className="headline" aria-label="Headline">
      <Card id="accuracy" title="Accuracy" estimate={accuracy}>
        <Link to={imagesAddress(query, within)}>{integer(wrong)} wrong</Link> of{" "}
        {integer(accuracy?.n ?? 0)}
      </Card>
      <Card id="mean_precision" title="Mean precision" estimate={headline["mean_precision"]}>
        {over(averaged.precision)}
      </Card>
      <Card id="mean_recall" title="Mean recall" estimate={headline["mean_recall"]}>
        {over(averaged.recall)}
      </Card>
      <Card id="mean_f1" title="Mean F1" estimate={headline["mean_f1"]}>
        {over(averaged.f1)}
      </Card>
    </section>
  );
}

interface CardProps {
  id: string;
  title: string;
  estimate: Estimate | undefined;
  children: React.ReactNode;
}

function Card({ id, title, estimate, children }: CardProps) {
  if (!estimate) return null;
  return (
    <article className="headline-card" data-number={id} data-value={estimate.value}>
      <h2>{title}</h2>
      <p>
        {estimate.value === null
          ? (
            <b>
              <Undefined reason={estimate.reason} />
            </b>
          )
          : <b data-tip={estimateWords(estimate)}>{percent(estimate.value)}</b>}
        <span className="interval">
          <span className="hidden">95 % interval</span> {intervalWords(estimate)}
        </span>
      </p>
      <RateBar rate={estimate} tone="a" />
      <small>{children}</small>
    </article>
  );
}
