import type { Estimate } from "./wire.ts";

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
  neighbors: { id: number; distance: number; label: string | null }[];
}

/** The queue of suspects, the most suspicious first. */
export interface Review {
  model: string | null;
  order: ReviewOrder | null;
  orders: ReviewOrder[];
  neighbors_weigh: number | null;
  neighbors_recall: Estimate | null;
  waiting: number;
  decided: number;
  items: Suspect[];
}
