import { location, useParameter } from "./url.ts";

/** Which labels count: the imported ones, or those with people's corrections. */
export type Labels = "given" | "corrected";

const read = (text: string | null): Labels => text === "corrected" ? "corrected" : "given";

/** The labels that the address asks for. */
export const useLabels = (): Labels => read(useParameter("labels", "given"));

/** What a question says about labels: nothing means the given ones. */
export const askedLabels = (): "corrected" | undefined =>
  read(location.get().query.get("labels")) === "corrected" ? "corrected" : undefined;
