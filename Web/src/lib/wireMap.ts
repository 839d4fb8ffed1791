/** What `/map/state` says. */

export type MapMethod = "pca" | "umap";

export interface MapInfo {
  method: MapMethod;
  state: "ready" | "stale" | "missing";
  images: number;
  seed: number | null;
  trustworthiness: number | null;
  sampled: number;
}

/** The points of a map. */
export interface MapPoints {
  /** x and y of each image, NaN for one that is not on the map. */
  xy: Float32Array;
  /** How far neighbours on the map are neighbours in truth, measured at some images. */
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
