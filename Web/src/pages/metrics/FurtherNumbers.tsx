import { decimal, estimateWords, percent } from "../../lib/numbers.ts";
import type { Estimate } from "../../lib/wire.ts";
import { Undefined } from "../../parts/Undefined.tsx";

type Unit = "share" | "number";

const further: [id: string, title: string, unit: Unit][] = [
  ["balanced_accuracy", "Balanced accuracy", "share"],
  ["weighted_f1", "Weighted F1", "share"],
  ["weighted_precision", "Weighted precision", "share"],
  ["weighted_recall", "Weighted recall", "share"],
  ["micro_f1", "Micro F1", "share"],
  ["mcc", "MCC", "number"],
  ["cohen_kappa", "Cohen’s κ", "number"],
  ["top_2", "Top-2 accuracy", "share"],
  ["top_3", "Top-3 accuracy", "share"],
  ["top_5", "Top-5 accuracy", "share"],
  ["mean_average_precision", "Mean AP", "number"],
  ["mean_roc_auc", "Mean ROC AUC", "number"],
  ["log_loss", "Log loss", "number"],
  ["brier", "Brier score", "number"],
  ["ece", "ECE", "number"],
  ["ece_equal_mass", "ECE, equal mass", "number"],
  ["ece_debiased", "ECE, debiased", "number"],
];

const needsProbabilities = (estimate: Estimate): boolean =>
  estimate.value === null && /probabilit/i.test(estimate.reason ?? "");

/** All other numbers of the headline; those that need probabilities say so in one line. */
export function FurtherNumbers({ headline }: { headline: Record<string, Estimate> }) {
  const given = further.flatMap(([id, title, unit]) => {
    const estimate = headline[id];
    return estimate ? [{ id, title, unit, estimate }] : [];
  });
  const shown = given.filter(({ estimate }) => !needsProbabilities(estimate));
  const missing = given.filter(({ estimate }) => needsProbabilities(estimate));
  return (
    <section className="card further" aria-label="Further numbers">
      <dl>
        {shown.map(({ id, title, unit, estimate }) => (
          <div key={id} data-number={id} data-value={estimate.value}>
            <dt>{title}</dt>
            <dd>
              {estimate.value === null
                ? <Undefined reason={estimate.reason} />
                : (
                  <span tabIndex={0} data-tip={`${title}: ${estimateWords(estimate, unit)}`}>
                    {unit === "share" ? percent(estimate.value) : fixed(estimate.value)}
                    <small>{interval(estimate, unit)}</small>
                  </span>
                )}
            </dd>
          </div>
        ))}
      </dl>
      {missing.length > 0 && (
        <p className="needs">
          <b>needs probabilities:</b> {missing.map(({ title }) => title).join(", ")}
        </p>
      )}
    </section>
  );
}

const fixed = (value: number): string =>
  Math.abs(value) < 0.0005 ? decimal(value) : value.toFixed(3);

function interval({ low, high }: Estimate, unit: Unit): string {
  if (low === null || high === null) return "";
  return unit === "share"
    ? `${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)}`
    : `${fixed(low)}–${fixed(high)}`;
}
