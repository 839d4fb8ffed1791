import { integer } from "../../lib/numbers.ts";
import type { LabelNoise as Noise } from "../../lib/wire.ts";
import { CountLink } from "../../parts/CountLink.tsx";
import { LabelRate } from "./LabelRate.tsx";

const mostPairs = 12;

/** How many labels are probably wrong, and which class is taken for which. */
export function LabelNoise({ noise, model }: { noise: Noise; model: string }) {
  const { pairs, pair_count: count, with_neighbors: both } = noise;
  return (
    <section className="card" aria-label="Probably wrong labels">
      <div className="card-head">
        <h2>Probably wrong labels</h2>
        <small>
          confident learning: images that {model}{" "}
          puts in another class as surely as that class’s own
        </small>
      </div>
      <dl className="numbers">
        <div>
          <dt>Estimated share of wrong labels, by the model alone</dt>
          <dd>
            <LabelRate rate={noise.estimate} />
          </dd>
        </div>
        {both && (
          <div>
            <dt>Share that the neighbours doubt as well</dt>
            <dd>
              <LabelRate rate={both} />
            </dd>
          </div>
        )}
        <div>
          <dt>Images whose likely label is another</dt>
          <dd>
            <CountLink {...noise.images} what="images whose likely label is another" />
          </dd>
        </div>
        {noise.images_with_neighbors && (
          <div>
            <dt>Of these, doubted by the neighbours</dt>
            <dd>
              <CountLink
                {...noise.images_with_neighbors}
                what="images whose label model and neighbours doubt"
              />
            </dd>
          </div>
        )}
      </dl>
      <p className="muted">
        The intervals are those of the sample. A model that is often wrong calls too many labels
        wrong; what the neighbours doubt as well is closer to the truth.
      </p>
      {count > 0 && (
        <table className="plain-table">
          <caption>
            Classes taken for one another: {count > mostPairs
              ? `the ${mostPairs} most frequent of ${integer(count)} pairs`
              : `${integer(count)} ${count === 1 ? "pair" : "pairs"}`}
          </caption>
          <thead>
            <tr>
              <th scope="col">Label</th>
              <th scope="col">Likely</th>
              <th scope="col">Images</th>
              {both && <th scope="col">Neighbours doubt</th>}
              <th scope="col">Share of the label</th>
            </tr>
          </thead>
          <tbody>
            {pairs.slice(0, mostPairs).map((pair) => (
              <tr key={`${pair.label} ${pair.likely}`}>
                <td>{pair.label}</td>
                <td>{pair.likely}</td>
                <td>
                  <CountLink
                    count={pair.count}
                    filter={pair.filter}
                    what={`images labelled ${pair.label} that are likely ${pair.likely}`}
                  />
                </td>
                {both && (
                  <td>
                    {pair.with_neighbors && (
                      <CountLink
                        {...pair.with_neighbors}
                        what={`images labelled ${pair.label} that are likely ${pair.likely}, also by their neighbours`}
                      />
                    )}
                  </td>
                )}
                <td>
                  <LabelRate rate={pair.share} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
