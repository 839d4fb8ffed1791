import { changedAddress, pageAddress } from "../../lib/address.ts";
import { api, thumbnailAddress } from "../../lib/api.ts";
import { download } from "../../lib/download.ts";
import { doing, takeLabels } from "../../lib/edits.ts";
import { integer, percent } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { useStore } from "../../lib/store.ts";
import { change, useLocation } from "../../lib/url.ts";
import { isPresent } from "../../lib/where.ts";
import type { Estimate, Review as Queue, ReviewOrder, Suspect } from "../../lib/wire.ts";
import { EditHistoryMenu } from "../../parts/actions/EditHistoryMenu.tsx";
import { ChosenAction } from "../../parts/ChosenAction.tsx";
import { Link } from "../../parts/Link.tsx";
import { Notice } from "../../parts/Notice.tsx";
import { Empty, Waiting } from "../../parts/States.tsx";
import { useUndoKeys } from "../../parts/undoKeys.ts";
import { useProject, useView } from "../../parts/view.ts";
import { skipped, takeBack } from "./decisions.ts";
import { current, inTurn } from "./queue.ts";
import { SuspectCard } from "./SuspectCard.tsx";

/** How many suspects are asked for beyond those that were skipped. */
const ahead = 40;
const most = 1000;
const shown = 16;

/** Suspect labels one by one: accept, reject, relabel or skip, by key. */
export function Review() {
  const { project, model } = useView();
  const { query } = useLocation();
  const late = useStore(skipped);
  useUndoKeys(takeBack);
  const order = (query.get("order") ?? undefined) as ReviewOrder | undefined;
  const limit = Math.min(most, ahead + Math.ceil(late.length / ahead) * ahead);
  const answer = useResource(
    `review ${JSON.stringify([model?.name, order, limit])}`,
    () => api.review(model?.name, order, limit),
    "any labels",
  );
  return (
    <div className="page review">
      <div className="page-head">
        <h1>Label review</h1>
        <p className="population">
          The imported labels of all {integer(project.image_count)}{" "}
          images, whatever the filter bar says
        </p>
        <span className="spacer" />
        <Notice />
        <EditHistoryMenu />
      </div>
      <Waiting of={answer} what="the labels to review" />
      {answer.state === "ready" && <Work queue={answer.value} late={late} />}
    </div>
  );
}

function Work({ queue, late }: { queue: Queue; late: number[] }) {
  const { query } = useLocation();
  if (queue.order === null) {
    return (
      <Empty title="Nothing tells which labels to look at.">
        <p>
          <code>assay measure</code>{" "}
          compares each image with those most like it; predictions with probabilities (<code>
            assay import predictions FILE --model NAME
          </code>) speak for themselves.
        </p>
      </Empty>
    );
  }
  const turn = inTurn(queue.items, late);
  const id = query.get("id");
  const suspect = current(turn, id === null ? undefined : Number(id));
  return (
    <>
      <Progress queue={queue} late={late.length} />
      {queue.neighbors_recall && <Recall of={queue.neighbors_recall} />}
      {suspect
        ? <SuspectCard key={suspect.id} suspect={suspect} turn={turn} />
        : (
          <Empty title="Every suspect label was decided.">
            <Link to={pageAddress(query, "/labels/explorer", { where: isPresent("correction") })}>
              See the decisions
            </Link>
          </Empty>
        )}
      {suspect && <Next turn={turn} suspect={suspect} />}
    </>
  );
}

const orderTitles: Record<ReviewOrder, string> = {
  both: "neighbours and model together",
  annotation_quality: "neighbours with the same label",
  self_confidence: "the model's probability of the label",
};

/** Says that the nearest images are approximate, and how many of them were found. */
function Recall({ of: { value, low, high, n } }: { of: Estimate }) {
  if (value === null || low === null || high === null) return null;
  return (
    <p className="population">
      The nearest images are approximate: recall {percent(value, 1)} ({percent(low, 1)}–
      {percent(high, 1)}), n = {integer(n)}
    </p>
  );
}

function Progress({ queue, late }: { queue: Queue; late: number }) {
  const { query } = useLocation();
  const total = queue.waiting + queue.decided;
  const take = () =>
    void doing(async () => {
      const { file } = await api.exportFile("corrections", { where: isPresent("correction") });
      download(file, "corrections.csv");
      return "Exported corrections.csv.";
    });
  return (
    <section className="card review-progress" aria-label="Progress">
      <progress value={queue.decided} max={Math.max(1, total)} aria-label="Decided" />
      <span role="status">
        <b>{integer(queue.decided)}</b> of {integer(total)} suspect labels decided
        {late > 0 && `, ${integer(late)} skipped`}
      </span>
      <span className="spacer" />
      <label className="field">
        Least first
        <select
          value={queue.order ?? ""}
          onChange={(event) => change({ order: event.target.value, id: undefined })}
        >
          {queue.orders.map((one) => <option key={one} value={one}>{orderTitles[one]}</option>)}
        </select>
      </label>
      <Link to={pageAddress(query, "/labels/explorer", { where: isPresent("correction") })}>
        Decisions
      </Link>
      <Link to={pageAddress(query, "/metrics", { labels: "corrected" })}>
        Metrics with them
      </Link>
      <ChosenAction
        label="Export"
        act="Export"
        run={(choice) => void (choice === "csv" ? take() : takeLabels())}
      >
        <option value="">export as…</option>
        <option value="csv">Label corrections (CSV)</option>
        <option value="original">Corrected labels, all, in the file they came in</option>
      </ChosenAction>
    </section>
  );
}

/** Those that come after, to jump to. */
function Next({ turn, suspect }: { turn: Suspect[]; suspect: Suspect }) {
  const here = useLocation();
  const { state_key: state } = useProject();
  const place = turn.findIndex(({ id }) => id === suspect.id);
  const next = turn.slice(place + 1, place + 1 + shown);
  if (next.length === 0) return null;
  return (
    <section className="card" aria-label="Next in the queue">
      <div className="card-head">
        <h2>Next</h2>
      </div>
      <span className="small-pictures contradicted">
        {next.map((one) => (
          <Link
            key={one.id}
            title={one.key}
            to={changedAddress(here, { id: String(one.id) })}
          >
            <img src={thumbnailAddress(one.id, state)} alt={one.key} loading="lazy" />
            <small>{one.label}</small>
            <small>→ {one.suggested ?? "?"}</small>
          </Link>
        ))}
      </span>
    </section>
  );
}
