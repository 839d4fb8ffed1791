/**
 * The JSON of `/api/v1`, exactly as the server writes it.
 *
 * Generated from the shapes in Sources/AssayServer/Wire by Tests/AssayServerTests/TypeScriptTypes.swift:
 * ASSAY_UPDATE_GOLDEN=1 swift test --filter TypeScriptTypesTests
 */

export type ErrorCode =
  | "bad_at"
  | "bad_binning"
  | "bad_bins"
  | "bad_body"
  | "bad_by"
  | "bad_cosine"
  | "bad_edit"
  | "bad_embedding"
  | "bad_filter"
  | "bad_form"
  | "bad_format"
  | "bad_hash"
  | "bad_id"
  | "bad_image"
  | "bad_labels"
  | "bad_limit"
  | "bad_method"
  | "bad_mirrored"
  | "bad_name"
  | "bad_offset"
  | "bad_only"
  | "bad_order"
  | "bad_rate"
  | "bad_request"
  | "bad_seed"
  | "bad_sparse"
  | "bad_tab"
  | "bad_url"
  | "no_metric"
  | "repeated_member"
  | "repeated_parameter"
  | "too_many"
  | "unknown_class"
  | "unknown_kind"
  | "unknown_member"
  | "unknown_metric"
  | "unknown_model"
  | "unknown_parameter"
  | "unknown_split"
  | "token_needed"
  | "bad_host"
  | "bad_origin"
  | "no_file"
  | "no_picture"
  | "unknown_column"
  | "unknown_edit"
  | "unknown_embedding"
  | "unknown_image"
  | "unknown_job"
  | "unknown_path"
  | "unknown_view"
  | "wrong_method"
  | "busy"
  | "edit_conflict"
  | "no_embedding"
  | "no_labels"
  | "no_list"
  | "no_map"
  | "no_model"
  | "no_original"
  | "read_only"
  | "too_large"
  | "bad_type"
  | "bad_range"
  | "internal"
  | "cancelled";

export interface ErrorBody {
  error: {
    code: ErrorCode;
    message: string;
    where?: {
      column: number;
      nearest?: string;
    };
    conflict?: EditConflict;
  };
}

export interface Estimate {
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
  reason?: string;
}

export interface Range {
  value: number | null;
  low: number | null;
  high: number | null;
}

export interface Counted {
  name: string;
  count: number;
}

/** How many images, and the filter that opens them; none where it would be too long. */
export interface Filtered {
  count: number;
  filter: string | null;
}

export interface CountedFiltered {
  name: string;
  count: number;
  filter: string | null;
}

export interface Population {
  images: number;
  evaluated: number;
  unlabelled: number;
  unpredicted: number;
  other_split: number;
  left_out_by_filter: number;
  other_classes: number;
  description: string;
  filters: PopulationFilters;
}

/**
 * The filters of the evaluated images, of those without the class filter, and of those left out
 * for want of a label or a prediction; null for all images, or for none left out.
 */
export interface PopulationFilters {
  evaluated: string | null;
  all_classes: string | null;
  unlabelled: string | null;
  unpredicted: string | null;
}

export type LabelSource = "given" | "corrected";

export type FileIssueKind =
  | "undecodable"
  | "damaged"
  | "not_read_yet"
  | "missing_file"
  | "unreadable"
  | "lying_extension";

export interface ModelSummary {
  name: string;
  predicted_count: number;
  has_confidence: boolean;
  has_probabilities: boolean;
  accuracy: Estimate;
  /** The split of its accuracy, one with labels and predictions; `null` for all images. */
  default_split: string | null;
}

export interface MetricInfo {
  id: string;
  title: string;
  kind: "data" | "label" | "model" | "imported";
  meaning: string;
  low_means: string;
  high_means: string;
  unit: string;
  range: [number | null, number | null];
  hidden: boolean;
  derived: boolean;
  present: number;
}

export interface Project {
  name: string;
  revision: number;
  /** Differs between any two states of the project; keeps pictures apart in caches. */
  state_key: string;
  version: string;
  image_count: number;
  labelled_count: number;
  measured_count: number;
  to_measure_again_count: number;
  classes: string[];
  splits: string[] | null;
  default_split: string | null;
  tags: Counted[];
  models: ModelSummary[];
  metrics: MetricInfo[];
  categories: {
    name: string;
    values: string[];
  }[];
  issues: {
    kind: FileIssueKind;
    count: number;
  }[];
  formats: Counted[];
  exports: ExportFormat[];
}

export interface ExportFormat {
  format:
    | "csv"
    | "jsonl"
    | "corrections"
    | "original"
    | "folders"
    | "links"
    | "coco"
    | "huggingface"
    | "fiftyone"
    | "lightly"
    | "label-studio"
    | "cvat"
    | "project";
  kind: "table" | "original" | "labels" | "relabelling" | "folders" | "project";
  title: string;
  /** What the file is called; `null` for folders, and for the labels file as it was imported. */
  file: string | null;
}

export interface Revision {
  revision: number;
}

export interface ClassScores {
  name: string;
  index: number;
  support: number;
  predicted: number;
  true_positives: number;
  precision: Estimate;
  recall: Estimate;
  f1: Estimate;
  average_precision: Estimate;
  roc_auc: Estimate;
}

export type ConfusionKind = "one_way" | "two_way" | "undecided";

export interface TopConfusion {
  truth: string;
  predicted: string;
  count: number;
  support: number;
  reverse_count: number;
  reverse_support: number;
  rate: Estimate;
  reverse_rate: Estimate;
  p_value: number;
  significant: boolean;
  kind: ConfusionKind;
  fisher_p: number | null;
}

export interface Importance {
  metric: string;
  title: string;
  share: number | null;
  nats: number | null;
  p_value: number | null;
  adjusted_p_value: number | null;
  n: number;
  derived: boolean;
}

export interface Correlation {
  metric: string;
  title: string;
  pearson: Range;
  spearman: Range;
  n: number;
  derived: boolean;
}

export interface Evaluation {
  version: string;
  model: string;
  labels: LabelSource;
  split: string | null;
  where: string | null;
  class_filter: string[];
  population: Population;
  digests: {
    labels: string;
    predictions: string;
    metrics: string;
  };
  seed: number;
  headline: Record<string, Estimate>;
  notes: {
    classes_averaged: {
      precision: number;
      recall: number;
      f1: number;
    };
    clipped_log_losses: number;
    argmax_disagreements: number;
    renormalized_rows: number;
  };
  classes: ClassScores[];
  confusion: {
    classes: string[];
    /** Label, predicted, and how many. */
    cells: [number, number, number][];
  };
  top_confusions: TopConfusion[];
  importance: Importance[];
  correlation: Correlation[];
}

export interface FullEvaluation {
  version: string;
  model: string;
  labels: LabelSource;
  split: string | null;
  where: string | null;
  class_filter: string[];
  population: Population;
  digests: {
    labels: string;
    predictions: string;
    metrics: string;
  };
  seed: number;
  headline: Record<string, Estimate>;
  notes: {
    classes_averaged: {
      precision: number;
      recall: number;
      f1: number;
    };
    clipped_log_losses: number;
    argmax_disagreements: number;
    renormalized_rows: number;
  };
  classes: ClassScores[];
  confusion: {
    classes: string[];
    counts: (number | null)[][];
  };
  top_confusions: TopConfusion[];
  importance: Importance[];
  correlation: Correlation[];
}

export type Rate = "accuracy" | "recall" | "precision" | "false_negative_rate";

/** A bin of a metric, or a word, with the filter of exactly its images. */
export interface PerformanceBin {
  value: string | null;
  low: number | null;
  high: number | null;
  median: number | null;
  n: number;
  hits: number;
  rate: Estimate;
  filter: string | null;
}

export interface PerformanceLine {
  class: string;
  overall: Estimate;
  bins: PerformanceBin[];
}

export interface Performance {
  version: string;
  model: string;
  labels: LabelSource;
  metric: {
    id: string;
    title: string;
    unit: string;
    kind: "number" | "words";
  };
  rate: Rate;
  rate_title: string;
  binning: "quantile" | "width" | null;
  asked_bins: number | null;
  split: string | null;
  where: string | null;
  class_filter: string[];
  population: Population;
  overall: Estimate;
  filter: string | null;
  overlaps: boolean;
  bins: PerformanceBin[];
  missing: PerformanceBin;
  lines: PerformanceLine[];
}

/** One thing that is worthwhile to fix. */
export interface AdviceItem {
  kind:
    | "weak_class"
    | "confusion"
    | "worst_bin"
    | "label_suspects"
    | "conflicting_copies"
    | "leaking_copies"
    | "unreadable_files";
  title: string;
  reason: string;
  /** How many images to look at. */
  images: number;
  /** What the accuracy could win; `null` where that cannot be said. */
  gain: Estimate | null;
  /** What it is worth, in images. */
  worth: number;
  /** The images; `null` where no short filter finds them. */
  filter: string | null;
  /** The page that shows more, with its parameters. */
  page: string;
  parameters: [string, string][];
}

/** The most worthwhile things to fix, the best first. */
export interface Advice {
  version: string;
  model: string | null;
  population: Population | null;
  found: number;
  items: AdviceItem[];
}

export interface Severities {
  severe: Filtered;
  moderate: Filtered;
  unusual: Filtered;
}

export interface MetricOutliers {
  metric: string;
  title: string;
  unit: string;
  n: number;
  lower_quartile: number;
  median: number;
  upper_quartile: number;
  medcouple: number;
  rule: "quartiles" | "skewed" | "mode";
  overall: Severities;
  within_class: Severities;
}

export interface QualityImage {
  id: number;
  key: string;
  label: string | null;
}

export interface QualityIssue {
  kind: string;
  title: string;
  rule: string;
  count: number;
  filter: string | null;
  images: QualityImage[];
}

export interface DuplicateGroup {
  kind: "bytes" | "pixels";
  labels: string[];
  conflicting: boolean;
  crosses_splits: boolean;
  count: number;
  filter: string | null;
  images: QualityImage[];
}

export interface QualityDuplicates {
  group_count: number;
  conflicting: number;
  crossing_splits: number;
  images_same_bytes: number;
  images_same_pixels: number;
  groups: DuplicateGroup[];
}

export interface Quality {
  version: string;
  labels: LabelSource;
  counts: {
    images: number;
    labelled: number;
    unlabelled: number;
    measured: number;
    unmeasured: number;
  };
  formats: CountedFiltered[];
  classes: CountedFiltered[];
  outliers: MetricOutliers[];
  issues: QualityIssue[];
  duplicates: QualityDuplicates;
}

export interface FileIssue {
  image: number;
  key: string;
  kind: FileIssueKind;
  reason: string;
}

export interface Issues {
  issues: FileIssue[];
}

/** How many labels are probably wrong. */
export interface LabelNoise {
  estimate: Estimate;
  /** Of the labels that neighbours doubt too; nothing without neighbours. */
  with_neighbors: Estimate | null;
  images: Filtered;
  images_with_neighbors: Filtered | null;
  pair_count: number;
  pairs: {
    label: string;
    likely: string;
    count: number;
    filter: string;
    share: Estimate;
    with_neighbors: Filtered | null;
  }[];
}

/** How far the labels can be trusted. */
export interface LabelQuality {
  version: string;
  model: string | null;
  labels: LabelSource;
  counts: {
    images: number;
    labelled: number;
    missing: Filtered;
    corrections: number;
  };
  classes: {
    name: string;
    labelled: Filtered;
    /** Nothing without a model. */
    predicted: Filtered | null;
    contradicted: Estimate;
    contradicted_filter: string | null;
  }[];
  never_predicted: string[];
  never_labelled: string[];
  conflicting_copies: {
    groups: number;
    images: number;
    filter: string | null;
  };
  pair_count: number;
  pairs: {
    label: string;
    suggested: string;
    count: number;
    filter: string;
  }[];
  /** Nothing without probabilities. */
  noise: LabelNoise | null;
  /** Nothing without probabilities; `needs` says so. */
  contradictions: {
    count: number;
    images: {
      id: number;
      key: string;
      label: string;
      suggested: string;
      self_confidence: number;
    }[];
  } | null;
  needs: string | null;
}

/** By what suspects are ordered. */
export type ReviewOrder = "both" | "annotation_quality" | "self_confidence";

/** A label that deserves a look, with what speaks against it. */
export interface Suspect {
  id: number;
  key: string;
  label: string;
  suggested: string | null;
  neighbors_suggest: string | null;
  model_suggests: string | null;
  annotation_quality: number | null;
  neighbor_agreement: number | null;
  self_confidence: number | null;
  score: number;
  neighbors: {
    id: number;
    distance: number;
    label: string | null;
  }[];
}

/** The queue of suspects, the most suspicious first. */
export interface Review {
  version: string;
  model: string | null;
  order: ReviewOrder | null;
  orders: ReviewOrder[];
  neighbors_weigh: number | null;
  neighbors_recall: Estimate | null;
  waiting: number;
  decided: number;
  items: Suspect[];
}

/** What images have in common, from the strictest to the loosest. */
export type DuplicateKind = "bytes" | "pixels" | "near";

export interface DuplicateImage {
  id: number;
  key: string;
  label: string | null;
  split: string | null;
  /** Whether it is the one to keep: most pixels, then most bytes, then the first key. */
  keep: boolean;
  /** What it shares with the one to keep, and how far from it; `null` for that one itself. */
  same: DuplicateKind | null;
  /** The earlier image of the group that it is an exact copy of, if not the one to keep. */
  copy_of: {
    key: string;
    same: DuplicateKind;
  } | null;
  hash_distance: number | null;
  /** Also `null` for an image that is near others of the group alone. */
  cosine_distance: number | null;
  /** In the current embedding. */
  embedding_distance: number | null;
  mirrored: boolean;
  /** Whether it carries the tag `duplicate`. */
  tagged: boolean;
}

export interface DuplicateSet {
  kind: DuplicateKind;
  images: DuplicateImage[];
  labels: string[];
  conflicting: boolean;
  leaks: boolean;
  filter: string | null;
}

export interface DuplicateAnswer {
  thresholds: {
    hash_distance: number;
    cosine_distance: number;
    /** `null` where the embedding has no say. */
    embedding_distance: number | null;
    mirrored: boolean;
  };
  /** The current embedding, if there is one. */
  embedding: string | null;
  /** Groups of the question, of which some are listed. */
  n: number;
  offset: number;
  groups: DuplicateSet[];
  n_groups: {
    all: number;
    bytes: number;
    pixels: number;
    near: number;
  };
  n_images: number;
  n_surplus: number;
  n_conflicting: number;
  n_leaking: number;
  filters: {
    images: string | null;
    conflicting: string | null;
    leaking: string | null;
  };
  unreadable: number;
  restated: {
    split: string | null;
    accuracy: Estimate;
    without: Estimate;
    left_out: number;
    filter: string | null;
  } | null;
}

export interface ImageDetail {
  id: number;
  key: string;
  label: string | null;
  correction: {
    class: string | null;
    confirms: boolean;
  } | null;
  predicted: string | null;
  confidence: number | null;
  outcome: "correct" | "wrong" | null;
  top: {
    class: string;
    probability: number;
  }[];
  metrics: {
    id: string;
    value: number | null;
    percentile: number | null;
  }[];
  file: {
    bytes: number | null;
    format: string | null;
    modified: string | null;
    width: number | null;
    height: number | null;
    digest: string | null;
  };
  tags: string[];
  split: string | null;
  categories: Record<string, string>;
  issues: {
    kind:
      | "undecodable"
      | "damaged"
      | "not_read_yet"
      | "missing_file"
      | "unreadable"
      | "lying_extension"
      | "blurred"
      | "dark"
      | "bright"
      | "low_detail"
      | "odd_size"
      | "odd_aspect"
      | "transparent"
      | "exact_copies";
    reason: string;
  }[];
}

export interface Keys {
  keys: string[];
}

/** A filter that the server could read. */
export interface Filter {
  ok: true;
  canonical: string;
  count: number;
}

/** One thing that may stand at a place of a filter. */
export interface CompletionItem {
  insert: string;
  text: string;
  what: string;
}

/** What may stand at a place of a filter, instead of the text from `start` to `end` (UTF-16). */
export interface Completions {
  start: number;
  end: number;
  items: CompletionItem[];
}

/** An interval of values, how many images of the filter lie in it, and how many of all. */
export interface HistogramBin {
  low: number;
  high: number;
  count: number;
  all: number;
}

/** The images that share a word, such as a label; `null` for those without one. */
export interface HistogramGroup {
  name: string | null;
  counts: number[];
  n: number;
  missing: number;
  lower_quartile: number | null;
  median: number | null;
  upper_quartile: number | null;
}

export interface Histogram {
  metric: string;
  bins: HistogramBin[];
  n: number;
  missing: number;
  groups?: HistogramGroup[];
}

/** The images whose first metric lies in a range, and the quartiles of the second. */
export interface TrendBin {
  low: number;
  high: number;
  x: number;
  median: number;
  lower_quartile: number;
  upper_quartile: number;
  n: number;
}

/** One metric against another. */
export interface Scatter {
  x: string;
  y: string;
  n: number;
  missing: number;
  /** Image, first and second metric; with groups also the place of its word, −1 for none. */
  points: number[][];
  sampled: boolean;
  pearson: Estimate;
  spearman: Estimate;
  trend: TrendBin[];
  line: {
    slope: number;
    intercept: number;
  } | null;
  groups?: string[];
}

/** One step of the history: a change by a person, or the inverse of an earlier step. */
export interface Edit {
  id: number;
  at: string;
  /** `tab NAME`, `command line`; null where nobody said so. */
  author: string | null;
  kind: "tag" | "untag" | "label" | "unlabel";
  value: string | null;
  count: number;
  /** The edit whose inverse it is. */
  undoes: number | null;
  /** Whether it takes what it is about back, or does it again. */
  takes_back: boolean;
  undone: boolean;
  text: string;
}

/**
 * The latest edit that was not seen or came since, how many of the images were changed, and the
 * edits that would bring them where they are.
 */
export interface EditConflict {
  edit: Edit;
  count: number;
  now: {
    kind: "tag" | "untag" | "label" | "unlabel";
    value: string | null;
    count: number;
  }[];
}

export interface EditHistory {
  edits: Edit[];
  can_undo: boolean;
  can_redo: boolean;
  corrections: number;
  confirmed: number;
}

/** What an edit, an undo or a redo did; no edit where nothing changed. */
export interface EditOutcome {
  edit: Edit | null;
  changed: number;
  revision: number;
}

/** A filter and an order under a name, or a fixed set of images. */
export interface SavedView {
  name: string;
  where: string | null;
  order: string | null;
  model: string | null;
  count: number | null;
  kind: "filter" | "set";
}

export interface Views {
  views: SavedView[];
}

export interface RemovedView {
  removed: string;
}

/** Vectors of images, and whether neighbours and what follows from them are theirs. */
export interface Embedding {
  name: string;
  source: "imported" | "descriptor";
  /** How many numbers a vector has. */
  dimension: number;
  /** How many images have one. */
  images: number;
  current: boolean;
  recall: Estimate | null;
}

export interface Embeddings {
  embeddings: Embedding[];
}

/** An image beside another: how far its vector is, from 0 to 2, and its label. */
export interface NearImage {
  id: number;
  key: string;
  label: string | null;
  distance: number;
}

/** The nearest images by the current embedding; without one there is no embedding and no image. */
export interface Similar {
  embedding: string | null;
  images: NearImage[];
}

export type MapMethod = "pca" | "umap";

export interface MapInfo {
  method: MapMethod;
  state: "ready" | "stale" | "missing";
  images: number;
  seed: number | null;
  trustworthiness: number | null;
  sampled: number;
}

export interface MapState {
  embedding: string | null;
  /** The digest of the current embedding's vectors. */
  digest: string | null;
  images: number;
  maps: MapInfo[];
}

export type JobState = "waiting" | "running" | "finished" | "failed" | "cancelled";

export interface Job {
  id: number;
  kind: string;
  state: JobState;
  /** What is being done, after the first part of the work. */
  stage: string | null;
  done: number;
  total: number;
  rate: number | null;
  seconds_left: number | null;
  message: string | null;
}

export interface Jobs {
  jobs: Job[];
}

export interface ImportFinding {
  kind:
    | "images_without"
    | "without_image"
    | "ambiguous"
    | "duplicate_rows"
    | "empty_rows"
    | "unknown_classes"
    | "undecodable"
    | "label_disagreements"
    | "respelled"
    | "by_suffix"
    | "by_equivalence"
    | "without_extension"
    | "argmax_disagreements"
    | "confidence_disagreements"
    | "classes_without_labels"
    | "classes_without_probability";
  text: string;
  count: number;
  examples: string[];
}

export interface ImportChoice {
  kind:
    | "class_spelling"
    | "class_numbers"
    | "no_label"
    | "key_spelling"
    | "skipped_rows"
    | "numbers"
    | "column"
    | "folders"
    | "format"
    | null;
  text: string;
  count: number | null;
}

export interface ImportColumn {
  name: string;
  role:
    | "key"
    | "label"
    | "predicted"
    | "confidence"
    | "split"
    | "probability"
    | "score"
    | "number"
    | "words"
    | "ignored";
  note: string | null;
}

export interface ImportReport {
  subject: "labels" | "predictions" | "embeddings" | "metadata";
  file: string;
  at: string | null;
  model: string | null;
  embedding: string | null;
  images: number;
  matched: number;
  left_out: ImportFinding[];
  findings: ImportFinding[];
  /** null where the report is older than such a list. */
  choices: {
    count: number;
    first: ImportChoice[];
  } | null;
  columns: {
    count: number;
    first: ImportColumn[];
  } | null;
  classes: {
    count: number;
    first: string[];
  } | null;
  missing_words: string[];
  hint: string | null;
}

export interface Imports {
  imports: ImportReport[];
  /** Stored reports that are none, and are left out. */
  unreadable: number;
}

export interface OpenAPI {
  openapi: string;
  info: Record<string, string>;
  servers: Record<string, string>[];
  paths: Record<string, Record<string, unknown>>;
  components: Record<string, Record<string, unknown>>;
}
