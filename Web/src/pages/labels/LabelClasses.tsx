import { integer } from "../../lib/numbers.ts";
import type { LabelQuality } from "../../lib/wire.ts";
import { CountLink } from "../../parts/CountLink.tsx";
import { LabelRate } from "./LabelRate.tsx";

/** Each class: how many labels, how many predictions, and the share of labels contradicted. */
export function LabelClasses({ quality }: { quality: LabelQuality }) {
  return (
    <section className="card" aria-label="Classes">
      <div className="card-head">
        <h2>Classes</h2>
        <small>
          {integer(quality.classes.length)}
          {quality.model !== null && "; share of labels that the model contradicts"}
        </small>
      </div>
      <div className="label-classes" tabIndex={0} role="group" aria-label="Table of classes">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">Class</th>
              <th scope="col">Labels</th>
              <th scope="col">Predicted</th>
              <th scope="col">Contradicted, of</th>
            </tr>
          </thead>
          <tbody>
            {quality.classes.map((one) => (
              <tr key={one.name}>
                <td>{one.name}</td>
                <td>
                  <CountLink {...one.labelled} what={`images labelled ${one.name}`} />
                </td>
                <td>
                  {one.predicted
                    ? <CountLink {...one.predicted} what={`images predicted ${one.name}`} />
                    : "—"}
                </td>
                <td>
                  <LabelRate rate={one.contradicted} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
