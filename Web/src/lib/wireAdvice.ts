import type { Estimate } from "./wire.ts";

/** One thing that is worthwhile to fix. */
export interface AdviceItem {
  kind: string;
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
  model: string | null;
  found: number;
  items: AdviceItem[];
}
