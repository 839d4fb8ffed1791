import { pageAddress } from "../../lib/address.ts";
import { api } from "../../lib/api.ts";
import { imagesAddress } from "../../lib/links.ts";
import { integer, points } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { useLocation } from "../../lib/url.ts";
import type { AdviceItem } from "../../lib/wire.ts";
import { Link } from "../../parts/Link.tsx";
import { Waiting } from "../../parts/States.tsx";
import { useView } from "../../parts/view.ts";
import { WholeProject } from "../../parts/WholeProject.tsx";

/** The three most worthwhile things to fix, each with its number, its reason and its images. */
export function Worthwhile() {
  const { model, where, classes } = useView();
  const answer = useResource(
    `advice ${JSON.stringify([model?.name, where, classes])}`,
    () => api.advice({ model: model?.name, where }, classes),
  );
  return (
    <section className="card" aria-label="Most worthwhile to fix">
      <div className="card-head">
        <h2>Most worthwhile to fix</h2>
        {answer.state === "ready" && answer.value.found > answer.value.items.length && (
          <small>
            {answer.value.items.length} of {integer(answer.value.found)} things found
          </small>
        )}
      </div>
      <Waiting of={answer} what="what is most worthwhile to fix" />
      {answer.state === "ready" && answer.value.population && (
        <p className="population">{answer.value.population.description}</p>
      )}
      {answer.state === "ready" && answer.value.items.length === 0 && (
        <p className="muted">Nothing stands out.</p>
      )}
      {answer.state === "ready" && answer.value.items.length > 0 && (
        <ol className="plain worthwhile">
          {answer.value.items.map((item) => <Item key={item.title} item={item} />)}
        </ol>
      )}
    </section>
  );
}

/** What is looked for among all images: files and their copies, whatever is filtered. */
const ofFiles = new Set<AdviceItem["kind"]>([
  "conflicting_copies",
  "leaking_copies",
  "unreadable_files",
]);

function Item({ item }: { item: AdviceItem }) {
  const { query } = useLocation();
  const more = pageAddress(query, item.page, parameters(item));
  const images = item.filter === null ? more : imagesAddress(query, item.filter);
  return (
    <li>
      <p className="worthwhile-gain">
        {item.gain?.value != null
          ? (
            <>
              <b>+{points(item.gain.value)}</b>
              <small>points</small>
            </>
          )
          : (
            <>
              <b>{integer(Math.round(item.worth) || item.images)}</b>
              <small>{item.images === 1 ? "image" : "images"}</small>
            </>
          )}
      </p>
      <div>
        <h3>
          <Link to={images}>{item.title}</Link>
        </h3>
        <p>{item.reason}.</p>
        {ofFiles.has(item.kind) && <WholeProject />}
        <p className="muted">
          {item.gain?.low != null && item.gain.high !== null && (
            <>
              could win {points(item.gain.low)} to {points(item.gain.high)} points of accuracy, n =
              {" "}
              {integer(item.gain.n)} ·{" "}
            </>
          )}
          {item.filter !== null && (
            <>
              <Link to={images}>
                {item.images === 1 ? "1 image" : `${integer(item.images)} images`}
              </Link>{" "}
              ·{" "}
            </>
          )}
          <Link to={more}>where it shows</Link>
        </p>
      </div>
    </li>
  );
}

function parameters(item: AdviceItem): Record<string, string[]> {
  const all: Record<string, string[]> = {};
  for (const [name, value] of item.parameters) (all[name] ??= []).push(value);
  return all;
}
