/** What stands below a picture. */
export interface Caption {
  text: string;
  value: string;
  outcome: "correct" | "wrong" | "none";
  /** The address of the picture; `null` where there is none to show. */
  picture: string | null;
}
