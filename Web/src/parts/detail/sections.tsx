import type { ComponentType } from "react";
import type { ImageDetail } from "../../lib/wire.ts";
import { DuplicatesOfImage } from "./DuplicatesOfImage.tsx";
import { Facts, KeyAndIssues } from "./Facts.tsx";
import { FileFacts } from "./FileFacts.tsx";
import { ImageEdits } from "./ImageEdits.tsx";
import { MetricList } from "./MetricList.tsx";
import { Probabilities } from "./Probabilities.tsx";
import { SimilarImages } from "./SimilarImages.tsx";
import { Viewer } from "./Viewer.tsx";

interface SectionProps {
  detail: ImageDetail;
  model: string | undefined;
}

/** What the panel says of an image, in this order from top to bottom. */
export const sections: [name: string, Section: ComponentType<SectionProps>][] = [
  ["picture", Viewer],
  ["key", KeyAndIssues],
  ["facts", Facts],
  ["edits", ImageEdits],
  ["similar", SimilarImages],
  ["probabilities", Probabilities],
  ["duplicates", DuplicatesOfImage],
  ["metrics", MetricList],
  ["file", FileFacts],
];
