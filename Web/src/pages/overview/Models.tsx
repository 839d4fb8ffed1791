import { RateBar } from "../../charts/RateBar.tsx";
import { pageAddress } from "../../lib/address.ts";
import { imagesAddress } from "../../lib/links.ts";
import { outcomes } from "../../lib/filterWords.ts";
import { integer, intervalWords, percent } from "../../lib/numbers.ts";
import { useLocation } from "../../lib/url.ts";
import { both, equals, oneOf } from "../../lib/where.ts";
import type { ModelSummary } from "../../lib/wire.ts";
import { Link } from "../../parts/Link.tsx";
import { Undefined } from "../../parts/Undefined.tsx";
import { useView } from "../../parts/view.ts";

/** How good each model is, with interval and n. */
export function Models() {
  const { project, imagesWhere } = useView();
  const [first, ...others] = project.models.map((model) => model.default_split);
  const split = first ?? null;
  const differ = others.some((other) => other !== split);
  return (
    <section className="card" aria-label="Models">
      <div className="card-head">
        <h2>Models</h2>
        {(differ || split || imagesWhere !== "") && (
          <small>
            accuracy on{" "}
            {differ ? "each model’s own split" : split ? `the ${split} split` : "all images"}
            {imagesWhere !== "" && ", whatever the filter bar says"}
          </small>
        )}
      </div>
      {project.models.length === 0
        ? (
          <p className="muted">
            None yet: <code>assay import predictions FILE --model NAME</code>
          </p>
        )
        : (
          <table className="list-table models">
            <thead>
              <tr>
                <th scope="col">Model</th>
                <th scope="col">Accuracy</th>
                <th scope="col">95 % interval</th>
                {differ && <th scope="col">Split</th>}
                <th scope="col" className="number">Wrong</th>
                <th scope="col" className="number">n</th>
                <th scope="col">Predictions hold</th>
              </tr>
            </thead>
            <tbody>
              {project.models.map((model) => (
                <Row key={model.name} model={model} namesSplit={differ} />
              ))}
            </tbody>
          </table>
        )}
    </section>
  );
}

function Row({ model, namesSplit }: { model: ModelSummary; namesSplit: boolean }) {
  const { query } = useLocation();
  const { accuracy, default_split: split } = model;
  const within = split ? equals("split", split) : "";
  const images = (test: string) => imagesAddress(query, both(within, test), { model: model.name });
  const value = accuracy?.value ?? null;
  const wrong = accuracy && value !== null ? accuracy.n - Math.round(value * accuracy.n) : null;
  return (
    <tr data-model={model.name} data-value={value}>
      <td>
        <Link to={pageAddress(query, "/metrics", { model: model.name })} title={model.name}>
          <b>{model.name}</b>
        </Link>
      </td>
      <td>
        {accuracy === null || value === null
          ? <Undefined reason={accuracy?.reason ?? "no image has a label and a prediction"} />
          : (
            <Link
              to={pageAddress(query, "/metrics", { model: model.name })}
              className="plain-link accuracy"
            >
              <b>{percent(value)}</b>
              <RateBar rate={accuracy} tone="a" />
            </Link>
          )}
      </td>
      <td>{accuracy && intervalWords(accuracy)}</td>
      {namesSplit && <td>{split ?? <span className="muted">all images</span>}</td>}
      <td className="number">
        {wrong !== null && <Link to={images(equals("outcome", "wrong"))}>{integer(wrong)}</Link>}
      </td>
      <td className="number">
        {accuracy && <Link to={images(oneOf("outcome", [...outcomes]))}>{integer(accuracy.n)}
        </Link>}
      </td>
      <td className="muted">
        {model.has_probabilities
          ? "probabilities"
          : model.has_confidence
          ? "class, confidence"
          : "class only"}
      </td>
    </tr>
  );
}
