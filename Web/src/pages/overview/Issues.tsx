import { useState } from "react";
import { pageAddress } from "../../lib/address.ts";
import { api } from "../../lib/api.ts";
import { imagesAddress } from "../../lib/links.ts";
import { integer, words } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { useLocation } from "../../lib/url.ts";
import { CountLink } from "../../parts/CountLink.tsx";
import { Link } from "../../parts/Link.tsx";
import { Failed, Loading } from "../../parts/States.tsx";
import { useProject, useView } from "../../parts/view.ts";
import { WholeProject } from "../../parts/WholeProject.tsx";

const listed = 200;

/**
 * What is wrong with files, by kind, each with the list of its images and the reasons; and the exact
 * copies whose labels differ.
 */
export function Issues() {
  const { issues, measured_count: measured } = useProject();
  const { query } = useLocation();
  const found = issues.filter(({ count }) => count > 0);
  return (
    <section className="card" aria-label="File issues">
      <div className="card-head">
        <h2>File issues</h2>
        <WholeProject />
        <span className="spacer" />
        {measured > 0 && <Link to={pageAddress(query, "/data")}>All issues</Link>}
      </div>
      {measured > 0 && <ConflictingCopies />}
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

/** Exact copies under different labels: at most one of these labels is right. */
function ConflictingCopies() {
  const { model } = useView();
  const answer = useResource(
    `label quality ${model?.name}`,
    () => api.labelQuality(model?.name),
  );
  if (answer.state !== "ready" || answer.value.conflicting_copies.groups === 0) return null;
  const { groups, images, filter } = answer.value.conflicting_copies;
  return (
    <div className="issue-kind">
      <div className="issue-kind-line">
        <span className="issue-kind-name">
          Exact copies under different labels{" "}
          <small>{integer(groups)} {groups === 1 ? "group" : "groups"}</small>
        </span>
        <CountLink count={images} filter={filter} what="exact copies under different labels" />
      </div>
    </div>
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
