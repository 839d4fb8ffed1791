import type { DuplicatesAsked } from "../../lib/api.ts";
import type { DuplicateSet } from "../../lib/wire.ts";

/** What the address asks for. */
export function asked(query: URLSearchParams): DuplicatesAsked {
  const get = (name: string) => query.get(name) ?? undefined;
  return {
    kind: get("kind"),
    hash: get("hash"),
    cosine: get("cosine"),
    embedding: get("embedding"),
    mirrored: get("mirrored"),
    image: get("image"),
    only: query.getAll("only"),
  };
}

/** Which images of a group are tagged, and which loses the tag, when one of them is kept. */
export function keeping(
  { images }: DuplicateSet,
  kept: number,
): { tag: number[]; untag: number[] } {
  return {
    tag: images.filter(({ id, tagged }) => id !== kept && !tagged).map(({ id }) => id),
    untag: images.filter(({ id, tagged }) => id === kept && tagged).map(({ id }) => id),
  };
}

/** Whether all images of a group but one carry the tag. */
export const isDone = ({ images }: DuplicateSet): boolean =>
  images.filter(({ tagged }) => !tagged).length <= 1;

/** The image that stays: the only one without the tag once the group is done, else the suggestion. */
export const keptOf = (group: DuplicateSet): number | undefined =>
  (isDone(group) ? group.images.find(({ tagged }) => !tagged) : group.images[0])?.id;

/** Where the cursor stands: a group by its place, an image by its place in the group. */
export interface Cursor {
  group: number;
  image: number;
}

/** The cursor after a key, or `null` for a key that does not move it. */
export function moved(
  key: string,
  control: boolean,
  at: Cursor,
  groups: number,
  images: number,
): Cursor | null {
  const group = (to: number): Cursor => ({
    group: Math.max(0, Math.min(groups - 1, to)),
    image: 0,
  });
  const image = (to: number): Cursor => ({
    group: at.group,
    image: Math.max(0, Math.min(images - 1, to)),
  });
  if (control && key === "Home") return group(0);
  if (control && key === "End") return group(groups - 1);
  if (control) return null;
  switch (key) {
    case "ArrowLeft":
      return image(at.image - 1);
    case "ArrowRight":
      return image(at.image + 1);
    case "Home":
      return image(0);
    case "End":
      return image(images - 1);
    case "ArrowUp":
      return group(at.group - 1);
    case "ArrowDown":
      return group(at.group + 1);
    case "PageUp":
      return group(at.group - 4);
    case "PageDown":
      return group(at.group + 4);
    default:
      return null;
  }
}
