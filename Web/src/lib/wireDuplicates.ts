import type { Estimate } from "./wire.ts";

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
  /** The earlier image of the group that it is an exact copy of, if that is not the one to keep. */
  copy_of: { key: string; same: DuplicateKind } | null;
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

/** `GET /duplicates`. */
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
  n_groups: { all: number; bytes: number; pixels: number; near: number };
  n_images: number;
  n_surplus: number;
  n_conflicting: number;
  n_leaking: number;
  filters: { images: string | null; conflicting: string | null; leaking: string | null };
  unreadable: number;
  restated: {
    split: string | null;
    accuracy: Estimate;
    without: Estimate;
    left_out: number;
    filter: string | null;
  } | null;
}
