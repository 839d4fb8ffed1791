import { estimateWords, integer, intervalWords, percent } from "../../lib/numbers.ts";
import type { DuplicateAnswer, Estimate } from "../../lib/wire.ts";
import { CountLink } from "../../parts/CountLink.tsx";

/** How many there are, and what they do to the accuracy. */
export function Counts({ answer, model }: { answer: DuplicateAnswer; model: string | undefined }) {
  const { n_groups: groups, filters, restated } = answer;
  return (
    <div className="duplicate-counts">
      <p data-counts>
        <b>{integer(groups.all)}</b> groups of{" "}
        <CountLink
          count={answer.n_images}
          filter={filters.images}
          what="images that have a duplicate"
        />{" "}
        images, {integer(answer.n_surplus)} of them superfluous; labels disagree in{" "}
        <CountLink
          count={answer.n_conflicting}
          filter={filters.conflicting}
          what="groups with conflicting labels"
        />, in several splits{" "}
        <CountLink
          count={answer.n_leaking}
          filter={filters.leaking}
          what="groups in several splits"
        />
        {answer.unreadable > 0 && (
          <span className="muted">
            ; {integer(answer.unreadable)} could not be compared: no picture
          </span>
        )}
      </p>
      {restated && (
        <p data-restated>
          Accuracy of {model} {restated.split ? `on ${restated.split}` : "on all images"}:{" "}
          <Rate estimate={restated.accuracy} />;{" "}
          {restated.left_out === 0 ? "none of these images has a duplicate in another split" : (
            <>
              <Rate estimate={restated.without} /> without the{" "}
              <CountLink
                count={restated.left_out}
                filter={restated.filter}
                what="evaluated images with a duplicate in another split"
              />{" "}
              that have a duplicate in another split
            </>
          )}
        </p>
      )}
    </div>
  );
}

function Rate({ estimate }: { estimate: Estimate }) {
  if (estimate.value === null) return <span className="muted">{estimate.reason}</span>;
  return (
    <span data-tip={estimateWords(estimate)}>
      <b>{percent(estimate.value)}</b>{" "}
      <small>({intervalWords(estimate)}, n = {integer(estimate.n)})</small>
    </span>
  );
}
