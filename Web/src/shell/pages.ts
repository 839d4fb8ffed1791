import type { ComponentType } from "react";
import { DataQuality } from "../pages/data/DataQuality.tsx";
import { Duplicates } from "../pages/duplicates/Duplicates.tsx";
import { Explorer } from "../pages/explorer/Explorer.tsx";
import { Imports } from "../pages/imports/Imports.tsx";
import { LabelQuality } from "../pages/labels/LabelQuality.tsx";
import { MapPage } from "../pages/map/MapPage.tsx";
import { Metrics } from "../pages/metrics/Metrics.tsx";
import { Overview } from "../pages/overview/Overview.tsx";
import { Performance } from "../pages/performance/Performance.tsx";
import { Review } from "../pages/review/Review.tsx";

/** A page as the navigation shows it. */
export interface PageInfo {
  path: string;
  Page: ComponentType;
  title: string;
  group?: string;
  /** The letter that opens it after `g`. */
  letter: string;
  /** The strokes of its icon on a 24-pixel square. */
  icon: string;
}

/** The pages there are, in the order of the navigation: the only place that knows them all. */
export const pages: PageInfo[] = [
  {
    path: "/",
    Page: Overview,
    title: "Overview",
    letter: "o",
    icon: "M3 3h7v9H3zM14 3h7v5h-7zM14 12h7v9h-7zM3 16h7v5H3z",
  },
  {
    path: "/imports",
    Page: Imports,
    title: "Imports",
    letter: "i",
    icon: "M12 3v11M7 9l5 5 5-5M3 15v6h18v-6",
  },
  {
    path: "/metrics",
    Page: Metrics,
    title: "Metrics",
    group: "Model quality",
    letter: "m",
    icon: "M4 20V10M10 20V4M16 20v-7M22 20H2",
  },
  {
    path: "/performance",
    Page: Performance,
    title: "Performance by metric",
    group: "Model quality",
    letter: "p",
    icon: "M3 3v18h18M6 15l4-6 5 4 6-8",
  },
  {
    path: "/explorer",
    Page: Explorer,
    title: "Explorer",
    group: "Model quality",
    letter: "e",
    icon: "M3 3h8v8H3zM13 3h8v8h-8zM3 13h8v8H3zM13 13h8v8h-8z",
  },
  {
    path: "/data",
    Page: DataQuality,
    title: "Summary",
    group: "Data quality",
    letter: "d",
    icon: "M4 6c0-4 16-4 16 0v12c0 4-16 4-16 0zM4 6c0 4 16 4 16 0M4 12c0 4 16 4 16 0",
  },
  {
    path: "/duplicates",
    Page: Duplicates,
    title: "Duplicates",
    group: "Data quality",
    letter: "u",
    icon: "M4 4h11v11H4zM9 9h11v11H9z",
  },
  {
    path: "/data/explorer",
    Page: Explorer,
    title: "Explorer",
    group: "Data quality",
    letter: "x",
    icon: "M3 3h8v8H3zM13 3h8v8h-8zM3 13h8v8H3zM13 13h8v8h-8z",
  },
  {
    path: "/labels",
    Page: LabelQuality,
    title: "Summary",
    group: "Label quality",
    letter: "l",
    icon: "M3 12V3h9l9 9-9 9zM8 8h.01",
  },
  {
    path: "/labels/explorer",
    Page: Explorer,
    title: "Explorer",
    group: "Label quality",
    letter: "q",
    icon: "M3 3h8v8H3zM13 3h8v8h-8zM3 13h8v8H3zM13 13h8v8h-8z",
  },
  {
    path: "/review",
    Page: Review,
    title: "Review",
    group: "Label quality",
    letter: "r",
    icon: "M4 12l5 5L20 6M4 20h16",
  },
  {
    path: "/map",
    Page: MapPage,
    title: "Map",
    group: "Embeddings",
    letter: "a",
    icon: "M7 7h.01M10 11h.01M6 13h.01M17 6h.01M19 9h.01M15 9h.01M14 17h.01M18 18h.01M10 19h.01",
  },
];
