import { useEffect, useState } from "react";
import { api, thumbnailAddress } from "../../lib/api.ts";
import { useProject } from "../../parts/view.ts";

interface Props {
  id: number;
  labels: Int32Array;
  predicted: Int32Array | null;
}

/** The newest keys that were asked for; small beside the answers that pages share. */
const keys = new Map<number, string>();
const limit = 500;

/** The key of an image, once the pointer has rested on it. */
export function useKey(id: number | undefined): string {
  const { state_key: state } = useProject();
  const [, setSeen] = useState(0);
  useEffect(() => {
    if (id === undefined || keys.has(id)) return;
    const timer = setTimeout(() => {
      api.keys([id]).then(([key]) => {
        if (keys.size >= limit) keys.clear();
        keys.set(id, key ?? "");
        setSeen((before) => before + 1);
      }, () => {});
    }, 60);
    return () => clearTimeout(timer);
  }, [id, state]);
  return id === undefined ? "" : keys.get(id) ?? "";
}

/** What an image is, in words: its label, and what the model says of it. */
export function useWords(
  labels: Int32Array,
  predicted: Int32Array | null,
): (id: number) => { label: string; guess: string | undefined; outcome: string } {
  const { classes } = useProject();
  return (id) => {
    const label = labels[id] ?? -1, guess = predicted?.[id] ?? -1;
    const known = label >= 0 && guess >= 0;
    return {
      label: classes[label] ?? "no label",
      guess: classes[guess],
      outcome: known ? (label === guess ? "correct" : "wrong") : "none",
    };
  };
}

/** What is shown of the image under the pointer. */
export function HoverCard({ id, labels, predicted }: Props) {
  const { state_key: state } = useProject();
  const [failed, setFailed] = useState<number>();
  const key = useKey(id);
  const { label, guess, outcome } = useWords(labels, predicted)(id);
  return (
    <>
      {failed === id ? <span className="no-picture">no picture</span> : (
        <img
          key={id}
          src={thumbnailAddress(id, state)}
          width={160}
          height={160}
          alt=""
          onError={() => setFailed(id)}
        />
      )}
      <span>{label}</span>
      {guess !== undefined && (
        <span className={outcome}>{outcome === "correct" ? "✓" : "→"} {guess}</span>
      )}
      <small className="muted">{key}</small>
    </>
  );
}
