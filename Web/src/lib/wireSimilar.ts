/** What looks alike, as the server says it. */

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

/** Vectors of images, and whether neighbours and what follows from them are theirs. */
export interface Embedding {
  name: string;
  source: "imported" | "descriptor";
  /** How many numbers a vector has. */
  dimension: number;
  /** How many images have one. */
  images: number;
  current: boolean;
}
