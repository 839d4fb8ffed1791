import { useState } from "react";
import { Link } from "../../app/Link.tsx";
import { Failed, Loading } from "../../app/States.tsx";
import { useProject } from "../../app/view.ts";
import { api } from "../../lib/api.ts";
import { imagesAddress } from "../../lib/links.ts";
import { integer, words } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { pageAddress } from "../../lib/address.ts";
import { useLocation } from "../../lib/url.ts";

const listed = 200;

/** What is wrong with files, by kind; each opens the list of its images with the reasons. */
export function Issues() {
  const { issues, measured_count: measured } = useProject();
  const found = issues.filter(({ count }) => count > 0);
  return (
    <section className="card">
      <div className="card-head">
        <h2>File issues</h2>
      </div>
      {found.length === 0
        ? (
          <p className="muted">
            {measured > 0
              ? "None found while measuring."
              : "Not looked for yet: run assay measure."}
          </p>
        )
        : found.map(({ kind, count }) => <Kind key={kind} kind={kind} count={count} />)}
    </section>
  );
}

function Kind({ kind, count }: { kind: string; count: number }) {
  const [open, setOpen] = useState(false);
  const { query } = useLocation();
  return (
    <div className="issue-kind">
      <div className="issue-kind-line">
        <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          {words(kind)}
        </button>
        <Link
          to={imagesAddress(query, `issue = ${kind}`)}
          aria-label={`${integer(count)} images: ${words(kind)}`}
        >
          {integer(count)}
        </Link>
      </div>
      {open && <Members kind={kind} />}
    </div>
  );
}

function Members({ kind }: { kind: string }) {
  const { query } = useLocation();
  const answer = useResource(`issues ${kind}`, () => api.issues(kind));
  if (answer.state === "loading") return <Loading what={`the ${words(kind)} files`} />;
  if (answer.state === "failed") return <Failed error={answer.error} retry={answer.retry} />;
  return (
    <ul className="plain issue-list">
      {answer.value.slice(0, listed).map(({ image, key, reason }) => (
        <li key={`${image} ${reason}`}>
          <Link
            to={pageAddress(query, "/explorer", { where: undefined, class: [], id: String(image) })}
          >
            {key}
          </Link>{" "}
          <span className="muted">{reason}</span>
        </li>
      ))}
      {answer.value.length > listed && (
        <li className="muted">The first {listed} of {integer(answer.value.length)}.</li>
      )}
    </ul>
  );
}
