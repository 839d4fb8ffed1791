import type { Estimate, Filtered } from "./wire.ts";

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
  model: string | null;
  counts: { images: number; labelled: number; corrections: number; missing: Filtered };
  conflicting_copies: { groups: number; images: number; filter: string | null };
  never_predicted: string[];
  never_labelled: string[];
  classes: {
    name: string;
    labelled: Filtered;
    /** Nothing without a model. */
    predicted: Filtered | null;
    contradicted: Estimate | null;
    contradicted_filter: string | null;
  }[];
  pair_count: number;
  pairs: { label: string; suggested: string; count: number; filter: string | null }[];
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
  /** Nothing without probabilities. */
  noise: LabelNoise | null;
}
