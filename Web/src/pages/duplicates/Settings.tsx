import { useEffect, useState } from "react";
import type { DuplicatesAsked } from "../../lib/api.ts";
import { change } from "../../lib/url.ts";
import type { DuplicateAnswer } from "../../lib/wire.ts";
import { type Facet, FacetBar } from "../../parts/FacetBar.tsx";
import { FilterRow } from "../../parts/FilterRow.tsx";

const kinds: Facet<string | undefined>[] = [
  [undefined, "All"],
  ["bytes", "Same bytes"],
  ["pixels", "Same pixels"],
  ["near", "Near"],
];

const restrictions: [word: string, title: string][] = [
  ["conflicting", "Labels disagree"],
  ["leaking", "In several splits"],
];

interface Props {
  question: DuplicatesAsked;
  answer: DuplicateAnswer | undefined;
}

/** What counts as a duplicate, and which groups are listed. */
export function Settings({ question, answer }: Props) {
  const { kind, only, mirrored, image } = question;
  const toggle = (word: string) =>
    change({ only: only.includes(word) ? only.filter((one) => one !== word) : [...only, word] });
  return (
    <FilterRow className="duplicate-settings" label="Which duplicates">
      <FacetBar
        title="Kind"
        facets={kinds}
        chosen={kind}
        choose={(value) => change({ kind: value })}
        countOf={answer && ((value) => answer.n_groups[(value ?? "all") as "all"])}
      />
      {restrictions.map(([word, title]) => (
        <label key={word} className="field">
          <input type="checkbox" checked={only.includes(word)} onChange={() => toggle(word)} />
          {title}
        </label>
      ))}
      <Threshold
        name="hash"
        title="Hash distance ≤"
        tip="Bits of 64 in which the perceptual hashes of a near pair may differ"
        most={24}
        step={1}
        asked={question.hash}
        now={answer?.thresholds.hash_distance}
      />
      <Threshold
        name="cosine"
        title="Cosine distance ≤"
        tip="How far apart two pictures may be once one is laid over the other; groups are near on the average of it"
        most={1}
        step={0.01}
        asked={question.cosine}
        now={answer?.thresholds.cosine_distance}
      />
      {answer?.embedding != null && (
        <Threshold
          name="embedding"
          title={`In ${answer.embedding} ≤`}
          tip="Cosine distance in the current embedding; 2 lets every pair pass"
          most={2}
          step={0.01}
          asked={question.embedding}
          now={answer.thresholds.embedding_distance ?? 2}
        />
      )}
      <label className="field">
        <input
          type="checkbox"
          checked={mirrored === "1"}
          onChange={() => change({ mirrored: mirrored === "1" ? undefined : "1" })}
        />
        Mirrored too
      </label>
      {image !== undefined && (
        <button type="button" onClick={() => change({ image: undefined })}>
          Only with image {image} ×
        </button>
      )}
    </FilterRow>
  );
}

interface ThresholdProps {
  name: string;
  title: string;
  tip: string;
  most: number;
  step: number;
  /** What the address asks for. */
  asked: string | undefined;
  /** What holds. */
  now: number | undefined;
}

const patienceMilliseconds = 350;

/** A threshold as slider and number; the address follows once the hand rests. */
function Threshold({ name, title, tip, most, step, asked, now }: ThresholdProps) {
  const [draft, setDraft] = useState<string | null>(null);
  useEffect(() => setDraft(null), [asked]);
  useEffect(() => {
    if (draft === null) return;
    const number = Number(draft);
    if (draft.trim() === "" || !(number >= 0 && number <= most)) return;
    const wait = setTimeout(() => change({ [name]: draft }, "replace"), patienceMilliseconds);
    return () => clearTimeout(wait);
  }, [draft]);
  const shown = draft ?? asked ?? (now === undefined ? "" : String(now));
  return (
    <span className="field threshold" data-tip={tip}>
      <label htmlFor={`threshold-${name}`}>{title}</label>
      <input
        type="range"
        min={0}
        max={most}
        step={step}
        value={shown === "" ? 0 : shown}
        aria-label={`${title} slider`}
        onChange={(event) => setDraft(event.target.value)}
      />
      <input
        id={`threshold-${name}`}
        type="number"
        min={0}
        max={most}
        step={step}
        value={shown}
        onChange={(event) => setDraft(event.target.value)}
      />
    </span>
  );
}
