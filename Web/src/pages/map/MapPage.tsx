import { api, type MapPoints } from "../../lib/api.ts";
import { duration, integer } from "../../lib/numbers.ts";
import { useResource } from "../../lib/resource.ts";
import { change, useParameter } from "../../lib/url.ts";
import type { MapInfo, MapMethod } from "../../lib/wire.ts";
import { EmbeddingPick } from "../../parts/EmbeddingPick.tsx";
import { type Facet, FacetBar } from "../../parts/FacetBar.tsx";
import { FilterRow } from "../../parts/FilterRow.tsx";
import { useJob, type WatchedJob } from "../../parts/job.ts";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { Empty, Failed, Loading } from "../../parts/States.tsx";
import { useView } from "../../parts/view.ts";
import { MapView } from "./MapView.tsx";

const methods: Facet<MapMethod>[] = [
  ["pca", "PCA", "The plane in which the embeddings vary most: made at once"],
  ["umap", "UMAP", "A layout that keeps neighbours together: made by a job"],
];

const makeUmap = () => api.makeMap("umap");

/** What images look or mean alike, laid out in two dimensions. */
export function MapPage() {
  const { project } = useView();
  const found = useResource(`map state ${project.revision}`, api.mapState, "any labels");
  const making = useJob("map", makeUmap);
  const wanted = useParameter("method", "");
  if (found.state === "loading") return <Titled>{<Loading what="the map" />}</Titled>;
  if (found.state === "failed") {
    return <Titled>{<Failed error={found.error} retry={found.retry} />}</Titled>;
  }
  const { embedding, digest, maps } = found.value;
  if (embedding === null) {
    return (
      <Titled>
        <Empty title="A map needs embeddings: a vector for each image.">
          <p>
            Bring those of a model with{" "}
            <code>assay import embeddings FILE --name NAME</code>, or let <code>assay measure</code>
            {" "}
            describe the pixels.
          </p>
        </Empty>
      </Titled>
    );
  }
  const isMade = (method: MapMethod) =>
    maps.some((map) => map.method === method && map.state !== "missing");
  const method: MapMethod = wanted === "pca" || wanted === "umap"
    ? wanted
    : isMade("umap")
    ? "umap"
    : "pca";
  const info = maps.find((map) => map.method === method);
  const pick = (
    <FacetBar
      title="Method"
      facets={methods}
      chosen={method}
      choose={(value) => change({ method: value, at: undefined })}
    />
  );
  const about = (points: MapPoints) => (
    <About embedding={embedding} info={info} points={points} making={making} />
  );
  if (!info || info.state === "missing") {
    return (
      <Titled>
        <FilterRow className="map-bar">{pick}</FilterRow>
        <Missing making={making} />
        <div className="map-embedding">
          <EmbeddingPick />
        </div>
      </Titled>
    );
  }
  const version = `${digest} ${info.state} ${info.seed}`;
  return (
    <Titled>
      <MapView key={method} method={method} version={version} pick={pick} about={about} />
    </Titled>
  );
}

function Titled({ children }: { children: React.ReactNode }) {
  return (
    <div className="map-page">
      <h1 className="hidden">Map</h1>
      {children}
    </div>
  );
}

/** There is no map by UMAP yet; it can be made here. */
function Missing({ making }: { making: WatchedJob }) {
  const { job, trouble, start } = making;
  return (
    <div className="state" role="status">
      <p className="state-title">
        {job ? "UMAP is laying the images out." : "UMAP has not laid these images out yet."}
      </p>
      {job ? <Progress making={making} /> : (
        <>
          <p>
            It keeps neighbours together, which PCA does not, and takes from seconds to a few
            minutes. <code>assay map</code> does the same.
          </p>
          <button type="button" className="primary" onClick={start}>Lay them out</button>
        </>
      )}
      {trouble && <p role="alert" className="issue">{trouble}</p>}
    </div>
  );
}

function Progress({ making: { job } }: { making: WatchedJob }) {
  if (!job) return null;
  const { done, total, seconds_left: left } = job;
  return (
    <JobProgress job={job} title="UMAP">
      {job.state === "waiting"
        ? "waiting for another job"
        : done === 0
        ? "looking for neighbours"
        : `epoch ${integer(done)} of ${integer(total)}`}
      {left !== null && ` · ${duration(left)} left`}
    </JobProgress>
  );
}

interface AboutProps {
  embedding: string;
  info: MapInfo | undefined;
  points: MapPoints;
  making: WatchedJob;
}

/** What the map is made from and how far it can be trusted. */
function About({ embedding, info, points, making }: AboutProps) {
  if (!info) return null;
  const { state, images } = info;
  const { trustworthiness: trust, sampled } = points;
  return (
    <div className="map-about">
      <p>
        {integer(images)} images by <b>{embedding}</b>
      </p>
      <EmbeddingPick />
      {trust !== null && (
        <p
          data-tip={"1 where the 5 nearest of every image on the map are its nearest in truth, " +
            "0.5 by chance"}
          tabIndex={0}
        >
          Trustworthiness <b>{trust.toFixed(3)}</b>{" "}
          <span className="muted">at {integer(sampled)} of them</span>
        </p>
      )}
      <p className="muted">
        {info.method === "pca"
          ? "Distances are true within the plane; what is apart outside it lies together."
          : "Who lies together is meaningful; distances between clusters and their sizes are not."}
      </p>
      {state === "stale" && !making.job && (
        <p className="issue">
          The embeddings have changed since.{" "}
          <button type="button" onClick={making.start}>Lay out again</button>
        </p>
      )}
      <Progress making={making} />
      {making.trouble && <p role="alert" className="issue">{making.trouble}</p>}
    </div>
  );
}
