import { percent, words } from "../../lib/numbers.ts";
import type { ImageDetail } from "../../lib/wire.ts";

/** Which image it is, and what is wrong with its file. */
export function KeyAndIssues({ detail }: { detail: ImageDetail }) {
  return (
    <>
      <p className="detail-key" title={detail.key}>{detail.key}</p>
      {detail.issues.map((issue) => (
        <p key={issue.kind} className="issue">
          <b>{words(issue.kind)}:</b> {issue.reason}
        </p>
      ))}
    </>
  );
}

/** Label, prediction, split, and the columns of words. */
export function Facts({ detail }: { detail: ImageDetail }) {
  return (
    <dl className="facts">
      <dt>Label</dt>
      <dd>{detail.label ?? <span className="muted">none</span>}</dd>
      <dt>Predicted</dt>
      <dd>
        {detail.predicted ?? <span className="muted">none</span>}{" "}
        {detail.outcome && (
          <b className={detail.outcome}>
            {detail.outcome === "correct" ? "✓" : "✗"} {detail.outcome}
          </b>
        )}
      </dd>
      {detail.confidence !== null && (
        <>
          <dt>Confidence</dt>
          <dd>{percent(detail.confidence)}</dd>
        </>
      )}
      {detail.split !== null && (
        <>
          <dt>Split</dt>
          <dd>{detail.split}</dd>
        </>
      )}
      {Object.entries(detail.categories).map(([name, value]) => (
        <div key={name} className="contents">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
