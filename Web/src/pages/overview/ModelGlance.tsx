import { RateBar } from "../../charts/RateBar.tsx";
import { pageAddress } from "../../lib/address.ts";
import { api } from "../../lib/api.ts";
import { imagesAddress } from "../../lib/links.ts";
import { estimateWords, integer, percent } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { useLocation } from "../../lib/url.ts";
import { equals, narrowed } from "../../lib/where.ts";
import type { Evaluation } from "../../lib/wire.ts";
import { Link } from "../../parts/Link.tsx";
import { PopulationLine } from "../../parts/PopulationLine.tsx";
import { Failed, Loading } from "../../parts/States.tsx";
import { useView } from "../../parts/view.ts";

const listed = 5;

/** Where the chosen model errs most: its weakest classes and its most frequent confusions. */
export function ModelGlance() {
  const { model, where, classes } = useView();
  return model ? <Glance model={model.name} where={where} classes={classes} /> : null;
}

function Glance({ model, where, classes }: { model: string; where: string; classes: string[] }) {
  const key = `evaluation ${JSON.stringify([model, where, classes])}`;
  const answer = useResource(key, () => api.evaluation({ model, where }, classes));
  const { query } = useLocation();
  return (
    <section className="card" aria-label={`Where ${model} errs`}>
      <div className="card-head">
        <h2>Where {model} errs</h2>
        <span className="spacer" />
        <Link to={pageAddress(query, "/metrics")}>All metrics</Link>
      </div>
      {answer.state === "loading" && <Loading what={`the evaluation of ${model}`} />}
      {answer.state === "failed" && <Failed error={answer.error} retry={answer.retry} />}
      {answer.state === "ready" && (
        <>
          <PopulationLine evaluation={answer.value} />
          <div className="glance">
            <WeakClasses evaluation={answer.value} />
            <Confusions evaluation={answer.value} />
          </div>
        </>
      )}
    </section>
  );
}

function WeakClasses({ evaluation }: { evaluation: Evaluation }) {
  const { query } = useLocation();
  const within = evaluation.population.filters.all_classes ?? "";
  const weakest = evaluation.classes
    .filter(({ recall }) => recall.value !== null)
    .sort((a, b) => a.recall.value! - b.recall.value!)
    .slice(0, listed);
  return (
    <table className="list-table glance-table">
      <thead>
        <tr>
          <th scope="col">Weakest class</th>
          <th scope="col">Recall</th>
          <th scope="col" className="number">of</th>
        </tr>
      </thead>
      <tbody>
        {weakest.map(({ name, recall, support }) => (
          <tr key={name}>
            <td className="clip">
              <Link
                to={imagesAddress(
                  query,
                  narrowed(within, equals("label", name), equals("outcome", "wrong")),
                )}
                title={`${name}: the wrong ones`}
              >
                {name}
              </Link>
            </td>
            <td title={estimateWords(recall)}>
              <span className="glance-rate">
                {percent(recall.value!)}
                <RateBar rate={recall} tone="b" />
              </span>
            </td>
            <td className="number muted">{integer(support)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Confusions({ evaluation }: { evaluation: Evaluation }) {
  const { query } = useLocation();
  const within = evaluation.population.filters.all_classes ?? "";
  return (
    <table className="list-table glance-table">
      <thead>
        <tr>
          <th scope="col">Label → predicted</th>
          <th scope="col">Share</th>
          <th scope="col" className="number">of</th>
        </tr>
      </thead>
      <tbody>
        {evaluation.top_confusions.slice(0, listed).map(({ truth, predicted, rate, support }) => (
          <tr key={`${truth} ${predicted}`}>
            <td className="clip">
              <Link
                to={imagesAddress(
                  query,
                  narrowed(within, equals("label", truth), equals("predicted", predicted)),
                )}
                title={`${truth} → ${predicted}`}
              >
                {truth} → {predicted}
              </Link>
            </td>
            <td title={estimateWords(rate)}>
              <span className="glance-rate">
                {rate.value === null ? "—" : percent(rate.value)}
                <RateBar rate={rate} tone="wrong" />
              </span>
            </td>
            <td className="number muted">{integer(support)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
