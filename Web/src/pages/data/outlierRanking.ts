import type { MetricOutliers } from "../../lib/wire.ts";

/** How far a value lies from the rest, the farthest first. */
export const severities = ["severe", "moderate", "unusual"] as const;

/** The metrics with most severe outliers first, then moderate, then unusual ones. */
export function rankedOutliers(
  outliers: MetricOutliers[],
  among: "overall" | "within_class",
): MetricOutliers[] {
  return outliers.toSorted((a, b) => {
    for (const name of severities) {
      const difference = b[among][name].count - a[among][name].count;
      if (difference !== 0) return difference;
    }
    return 0;
  });
}
