import { ApiError } from "./apiError.ts";
import { askedLabels, type Labels } from "./labels.ts";
import { heardOf } from "./seen.ts";
import { tabName } from "./tab.ts";
import type {
  Advice,
  Completions,
  DuplicateAnswer,
  Edit,
  EditHistory,
  EditOutcome,
  Embedding,
  ErrorBody,
  Evaluation,
  FileIssue,
  Filter,
  Histogram,
  ImageDetail,
  Imports,
  Job,
  LabelQuality,
  MapMethod,
  MapState,
  Performance,
  Project,
  Quality,
  Review,
  ReviewOrder,
  SavedView,
  Scatter,
  Similar,
} from "./wire.ts";

/** The points of a map. */
export interface MapPoints {
  /** x and y of each image, NaN for one that is not on the map. */
  xy: Float32Array;
  /** How far neighbours on the map are neighbours in truth, measured at some images. */
  trustworthiness: number | null;
  sampled: number;
}

/** What a page asks about: a model and the images of a filter. */
export interface View {
  model: string | undefined;
  where: string;
}

/** A rate within bins of a metric, as the page asks for it. */
export interface PerformanceAsked {
  metric: string;
  rate: string;
  bins: string;
  binning: string;
  lines: string[];
}

/** Groups of duplicates, as the page asks for them. */
export interface DuplicatesAsked {
  kind?: string | undefined;
  hash?: string | undefined;
  cosine?: string | undefined;
  embedding?: string | undefined;
  mirrored?: string | undefined;
  only: string[];
  image?: string | undefined;
}

/** What an edit does. */
export type EditKind = Edit["kind"];

/** Images as a list of ids, or all of a filter, and the model that is meant. */
export type Images = ({ images: number[] } | { where: string }) & { model?: string | undefined };

const root = "/api/v1";

/** The address of a question; it asks for the labels that the page shows, or for these. */
function address(
  path: string,
  query: [string, string | undefined][],
  labels: Labels = askedLabels() ?? "given",
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of query) {
    if (value !== undefined && value !== "") parameters.append(name, value);
  }
  if (labels === "corrected") parameters.append("labels", labels);
  const text = parameters.toString();
  return text ? `${root}${path}?${text}` : root + path;
}

async function failure(response: Response): Promise<ApiError> {
  try {
    const { error } = await response.json() as ErrorBody;
    return new ApiError(
      error.message,
      error.code,
      error.where?.column,
      error.where?.nearest ?? undefined,
      error.conflict,
    );
  } catch {
    return new ApiError(`The server answered with status ${response.status}.`, "http");
  }
}

async function get(url: string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch {
    throw new ApiError("The server cannot be reached. Is `assay serve` still running?", "network");
  }
  if (!response.ok) throw await failure(response);
  const edit = response.headers.get("x-assay-edit");
  if (edit !== null) heardOf(Number(edit));
  return response;
}

async function json<T>(url: string, init?: RequestInit): Promise<T> {
  return await (await get(url, init)).json() as T;
}

const sent = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

export const api = {
  project: (): Promise<Project> => json(`${root}/project`),

  /** How often the project was written to so far, by anyone. */
  revision: async (): Promise<number> =>
    (await json<{ revision: number }>(`${root}/revision`)).revision,

  evaluation: ({ model, where }: View, classes: string[]): Promise<Evaluation> =>
    json(address("/evaluation", [
      ["model", model],
      ["where", where],
      ...classes.map((name): [string, string] => ["class", name]),
      ["sparse", "1"],
    ])),

  performance: (
    { model, where }: View,
    classes: string[],
    { metric, rate, bins, binning, lines }: PerformanceAsked,
  ): Promise<Performance> =>
    json(address("/performance", [
      ["metric", metric],
      ["rate", rate],
      ["bins", bins],
      ["binning", binning],
      ["model", model],
      ["where", where],
      ...classes.map((name): [string, string] => ["class", name]),
      ...lines.map((name): [string, string] => ["line", name]),
    ])),

  /** How the data are, without any model. */
  quality: (): Promise<Quality> => json(address("/quality", [])),

  /** How far the labels can be trusted. */
  advice: ({ model, where }: View, classes: string[]): Promise<Advice> =>
    json(address("/advice", [
      ["model", model],
      ["where", where],
      ...classes.map((name): [string, string] => ["class", name]),
    ])),

  review: (
    model: string | undefined,
    order: ReviewOrder | undefined,
    limit: number,
  ): Promise<Review> =>
    json(address("/review", [["model", model], ["order", order], ["limit", String(limit)]])),

  /** Groups of duplicates from a place on, and the counts of all. */
  duplicates: (
    { only, ...asked }: DuplicatesAsked,
    model: string | undefined,
    offset: number,
    limit: number,
  ): Promise<DuplicateAnswer> =>
    json(address("/duplicates", [
      ...Object.entries(asked),
      ...only.map((word): [string, string] => ["only", word]),
      ["model", model],
      ["offset", String(offset)],
      ["limit", String(limit)],
    ])),

  labelQuality: (model: string | undefined): Promise<LabelQuality> =>
    json(address("/label-quality", [["model", model]])),

  /** The images of a view as indices, in the given order. */
  async imageIds({ model, where }: View, order: string): Promise<Uint32Array> {
    const url = address("/images", [["model", model], ["where", where], ["order", order]]);
    return new Uint32Array(await (await get(url)).arrayBuffer());
  },

  /** Class indices in image order, −1 where there is none. */
  async classColumn(name: "label" | "predicted", model?: string): Promise<Int32Array> {
    const url = address(`/columns/${name}`, [["model", model]]);
    return new Int32Array(await (await get(url)).arrayBuffer());
  },

  /** A metric in image order, NaN where it is missing. */
  async metricColumn(name: string, model?: string): Promise<Float64Array> {
    const url = address(`/columns/${encodeURIComponent(name)}`, [["model", model]]);
    return new Float64Array(await (await get(url)).arrayBuffer());
  },

  /** Indices of words in image order, −1 where there is none: a split or a category. */
  async wordColumn(name: string): Promise<Int32Array> {
    const url = address(`/columns/${encodeURIComponent(name)}`, []);
    return new Int32Array(await (await get(url)).arrayBuffer());
  },

  /** The keys of some images. */
  keys: async (ids: number[]): Promise<string[]> =>
    (await json<{ keys: string[] }>(`${root}/keys?ids=${ids.join(",")}`)).keys,

  mapState: (): Promise<MapState> => json(`${root}/map/state`),

  async mapPoints(method: MapMethod): Promise<MapPoints> {
    const answer = await get(`${root}/map?method=${method}`);
    const number = (name: string): number | null => {
      const text = answer.headers.get(`x-assay-${name}`);
      return text === null ? null : Number(text);
    };
    return {
      xy: new Float32Array(await answer.arrayBuffer()),
      trustworthiness: number("trustworthiness"),
      sampled: number("sampled") ?? 0,
    };
  },

  /** Starts to make a map, or gives the job that does. */
  makeMap: (method: "umap"): Promise<Job> => json(`${root}/map`, sent("POST", { method })),

  image: (id: number, model: string | undefined, labels?: Labels): Promise<ImageDetail> =>
    json(address(`/images/${id}`, [["model", model]], labels)),

  /** The images nearest to one. */
  similar: (id: number, limit: number): Promise<Similar> =>
    json(address("/similar", [["image", String(id)], ["limit", String(limit)]])),

  /** What to label next: the unlabelled images nearest to some. */
  labellingList: async (images: Images): Promise<Blob> =>
    await (await get(
      `${root}/labelling-list`,
      sent("POST", { format: "csv", limit: 1_000, labels: askedLabels(), ...images }),
    )).blob(),

  /** The files with issues, all of them or one kind. */
  issues: async (kind?: string): Promise<FileIssue[]> =>
    (await json<{ issues: FileIssue[] }>(address("/issues", [["kind", kind]]))).issues,

  /** How each file was read, the oldest first. */
  imports: (): Promise<Imports> => json(`${root}/imports`),

  /** What the server makes of a filter, and how many images it finds; throws an `ApiError` that
   * points at the fault where it cannot be read. */
  filter: ({ model, where }: View): Promise<Filter> =>
    json(address("/filter", [["where", where], ["model", model]])),

  /** What may stand at a place of a filter. */
  completions: (text: string, at: number, model: string | undefined): Promise<Completions> =>
    json(address("/completions", [["text", text], ["at", String(at)], ["model", model]])),

  /** How the values of a metric are spread, over all images and over those of a view. */
  histogram: ({ model, where }: View, metric: string): Promise<Histogram> =>
    json(address("/histogram", [["metric", metric], ["where", where], ["model", model]])),

  /** The same by the words of a field, over as many bins. */
  histogramBy: (
    { model, where }: View,
    metric: string,
    by: string,
    bins: number,
  ): Promise<Histogram> =>
    json(address("/histogram", [
      ["metric", metric],
      ["by", by],
      ["bins", String(bins)],
      ["where", where],
      ["model", model],
    ])),

  /** One metric against another, the points with the word of a field. */
  scatter: ({ model, where }: View, x: string, y: string, by: string): Promise<Scatter> =>
    json(address("/scatter", [["x", x], ["y", y], ["by", by], ["where", where], ["model", model]])),

  jobs: async (): Promise<Job[]> => {
    const body = await json<{ jobs: Job[] } | Job[]>(`${root}/jobs`);
    return Array.isArray(body) ? body : body.jobs;
  },

  embeddings: async (): Promise<Embedding[]> =>
    (await json<{ embeddings: Embedding[] }>(`${root}/embeddings`)).embeddings,

  useEmbedding: async (name: string): Promise<void> => {
    await get(`${root}/embeddings/current`, sent("PUT", { name }));
  },

  measure: (): Promise<Job> => json(`${root}/jobs`, sent("POST", { kind: "measure" })),

  edits: (): Promise<EditHistory> => json(address("/edits", [["limit", "50"]])),

  /** Makes an edit of what was seen up to some edit. */
  edit: (
    kind: EditKind,
    value: string | null,
    images: Images,
    seen: number | undefined,
  ): Promise<EditOutcome> =>
    json(
      `${root}/edits`,
      sent("POST", { kind, value, seen, tab: tabName, labels: askedLabels(), ...images }),
    ),

  /** Undoes an edit; undoing one that undid another does that again. */
  undo: (edit: number): Promise<EditOutcome> =>
    json(`${root}/edits/undo`, sent("POST", { edit, tab: tabName })),

  views: async (): Promise<SavedView[]> =>
    (await json<{ views: SavedView[] }>(`${root}/views`)).views,

  saveView: async (
    name: string,
    view: { where?: string; order?: string; model?: string | undefined } | { images: number[] },
  ): Promise<void> => {
    await get(`${root}/views/${encodeURIComponent(name)}`, sent("PUT", view));
  },

  removeView: async (name: string): Promise<void> => {
    await get(`${root}/views/${encodeURIComponent(name)}`, { method: "DELETE" });
  },

  /** A file to keep: what the server says of the images, and how many have no place in it. */
  exportFile: async (
    format: string,
    images: Images,
    order?: string,
  ): Promise<{ file: Blob; leftOut: number }> => {
    const answer = await get(
      `${root}/export`,
      sent("POST", { format, order, labels: askedLabels(), ...images }),
    );
    const leftOut = Number(answer.headers.get("x-assay-left-out") ?? 0);
    return { file: await answer.blob(), leftOut };
  },

  /** The labels file as it was imported with the corrected labels in it, and what became of them. */
  labelsOriginal: async (): Promise<
    { file: Blob; name: string; changed: number; leftOut: number }
  > => {
    const answer = await get(`${root}/export/labels-original`, sent("POST", {}));
    const name = /filename\*=UTF-8''(\S+)/.exec(answer.headers.get("content-disposition") ?? "");
    const count = (head: string) => Number(answer.headers.get(head) ?? 0);
    return {
      file: await answer.blob(),
      name: decodeURIComponent(name?.[1] ?? "labels"),
      changed: count("x-assay-changed") + count("x-assay-added"),
      leftOut: count("x-assay-left-out"),
    };
  },

  /** Starts to write class folders into the project's own folder. */
  exportFolders: (form: "folders" | "links", images: Images): Promise<Job> =>
    json(`${root}/exports`, sent("POST", { form, labels: askedLabels(), ...images })),

  /** Tells of every change of a job until it is over, or that there is no such job any more. */
  watchJob(id: Job["id"], tell: (job: Job) => void, gone: () => void): void {
    const events = new EventSource(`${root}/jobs/${id}/events`);
    events.addEventListener("job", (event) => {
      const job = JSON.parse((event as MessageEvent<string>).data) as Job;
      if (job.state !== "waiting" && job.state !== "running") events.close();
      tell(job);
    });
    // A connection that breaks is made again by itself; one that is refused is closed.
    events.addEventListener("error", () => {
      if (events.readyState === EventSource.CLOSED) gone();
    });
  },

  cancel: async (id: Job["id"]): Promise<void> => {
    await get(`${root}/jobs/${id}`, { method: "DELETE" });
  },
};

/** The addresses of an image's pictures; the project's state lets browsers keep them. */
export const thumbnailAddress = (id: number, state: string): string =>
  `${root}/images/${id}/thumbnail?v=${state}`;
export const originalAddress = (id: number, state: string): string =>
  `${root}/images/${id}/original?v=${state}`;
