import { useKey, useWords } from "./HoverCard.tsx";

interface Props {
  cursor: number | undefined;
  labels: Int32Array;
  predicted: Int32Array | null;
  bits: Uint8Array;
}

/** Says where the keys stand. */
export function Readout({ cursor, labels, predicted, bits }: Props) {
  const key = useKey(cursor);
  const wordsOf = useWords(labels, predicted);
  const words = cursor === undefined ? undefined : wordsOf(cursor);
  return (
    <output className="map-readout" aria-label="Image under the cursor">
      {words
        ? (
          <>
            <b>{key || "…"}</b> {words.label}
            {words.guess !== undefined && ` → ${words.guess}`}
            {words.outcome !== "none" && ` (${words.outcome})`}
            {cursor !== undefined && bits[cursor] === 1 && ", selected"}
          </>
        )
        : (
          <span className="muted">
            Arrow keys go from image to image, Enter opens, X selects, + and − zoom
          </span>
        )}
    </output>
  );
}
