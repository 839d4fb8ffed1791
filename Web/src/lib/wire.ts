/** The JSON of `/api/v1`, exactly as the server writes it. Golden files hold both sides to it. */

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

export interface ModelSummary {
  name: string;
  predicted_count: number;
  has_confidence: boolean;
  has_probabilities: boolean;
  accuracy: Estimate | null;
}

export interface MetricInfo {
  id: string;
  title: string;
  kind: string;
  meaning: string;
  low_means: string;
  high_means: string;
  unit: string;
  range: [number | null, number | null];
  hidden: boolean;
  derived: boolean;
  present: number;
}

export interface Counted {
  name: string;
  count: number;
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
  classes: string[];
  splits: string[] | null;
  default_split: string | null;
  tags: Counted[];
  models: ModelSummary[];
  metrics: MetricInfo[];
  categories: { name: string; values: string[] }[];
  issues: { kind: string; count: number }[];
  formats: Counted[];
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

export interface Population {
  images: number;
  evaluated: number;
  unlabelled: number;
  unpredicted: number;
  other_split: number;
  left_out_by_filter: number;
  other_classes: number;
  description: string;
  /** The filters of exactly the images that are counted, with and without the class filter, where
   * `null` means all images; and of those that lack something, where it means none. */
  filters: Record<"evaluated" | "all_classes" | "unlabelled" | "unpredicted", string | null>;
}

export interface Evaluation {
  version: string;
  model: string;
  split: string | null;
  where: string | null;
  class_filter: string[];
  population: Population;
  headline: Record<string, Estimate>;
  notes: {
    classes_averaged: { precision: number; recall: number; f1: number };
    clipped_log_losses: number;
    argmax_disagreements: number;
    renormalized_rows: number;
  };
  classes: ClassScores[];
  confusion: { classes: string[]; cells: [number, number, number][] };
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
  metric: { id: string; title: string; unit: string; kind: "number" | "words" };
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

export interface ImageDetail {
  id: number;
  key: string;
  label: string | null;
  predicted: string | null;
  confidence: number | null;
  outcome: string | null;
  top: { class: string; probability: number }[];
  metrics: { id: string; value: number | null; percentile: number | null }[];
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
  issues: { kind: string; reason: string }[];
}

/** How many images, and the filter that opens them; none where it would be too long. */
export interface Filtered {
  count: number;
  filter: string | null;
}

export type Severities = Record<"severe" | "moderate" | "unusual", Filtered>;

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

export interface QualityIssue extends Filtered {
  kind: string;
  title: string;
  rule: string;
  images: QualityImage[];
}

export interface DuplicateGroup extends Filtered {
  kind: "bytes" | "pixels";
  labels: string[];
  conflicting: boolean;
  crosses_splits: boolean;
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
  counts: {
    images: number;
    labelled: number;
    unlabelled: number;
    measured: number;
    unmeasured: number;
  };
  formats: (Counted & Filtered)[];
  classes: (Counted & Filtered)[];
  outliers: MetricOutliers[];
  issues: QualityIssue[];
  duplicates: QualityDuplicates;
}

export interface FileIssue {
  image: number;
  key: string;
  kind: string;
  reason: string;
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

export interface Histogram {
  metric: string;
  bins: HistogramBin[];
  n: number;
  missing: number;
  groups?: HistogramGroup[];
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

export type JobState = "waiting" | "running" | "finished" | "failed" | "cancelled";

export interface Job {
  id: string | number;
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

export interface ErrorBody {
  error: {
    code: string;
    message: string;
    where?: { column: number; nearest?: string | null };
  };
}

/** One change by a person, undoable. */
export interface Edit {
  id: number;
  at: string;
  kind: "tag" | "untag" | "label" | "unlabel";
  value: string | null;
  count: number;
  undone: boolean;
  text: string;
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
