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
