import { type FormEvent, useState } from "react";
import { api } from "../../lib/api.ts";
import { relabel, tag, unlabel, untag } from "../../lib/edits.ts";
import { useResource } from "../../lib/resource.ts";
import type { ImageDetail } from "../../lib/wire.ts";
import { ChosenAction } from "../ChosenAction.tsx";
import { useProject } from "../view.ts";

/** What a person says of one image: its tags, and what its label should be. */
export function ImageEdits({ detail }: { detail: ImageDetail }) {
  const project = useProject();
  const [word, setWord] = useState("");
  const here = { images: [detail.id] };
  const corrected = useResource(
    `corrected ${detail.id}`,
    () => api.image(detail.id, undefined, "corrected"),
    "any labels",
  );
  const imported = useResource(
    `given ${detail.id}`,
    () => api.image(detail.id, undefined, "given"),
    "any labels",
  );
  const given = imported.state === "ready" ? imported.value.label : detail.label;
  const now = corrected.state === "ready" ? corrected.value.label : detail.label;
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (word.trim() !== "" && await tag(word.trim(), here)) setWord("");
  };
  return (
    <section className="image-edits" aria-label="Edit this image">
      <div className="field">
        {detail.tags.map((name) => (
          <span key={name} className="tag">
            {name}
            <button
              type="button"
              className="quiet"
              aria-label={`Remove the tag ${name}`}
              onClick={() => void untag(name, here)}
            >
              ×
            </button>
          </span>
        ))}
        <form className="field" onSubmit={add}>
          <input
            type="text"
            aria-label="New tag"
            placeholder="add a tag"
            list="tags-of-image"
            size={11}
            value={word}
            onChange={(event) => setWord(event.target.value)}
          />
          <datalist id="tags-of-image">
            {project.tags.map(({ name }) => <option key={name} value={name} />)}
          </datalist>
          <button type="submit" disabled={word.trim() === ""}>Add</button>
        </form>
      </div>
      <div className="field">
        <ChosenAction
          key={detail.id}
          label="Correct the label"
          isTitled
          act="Correct"
          standing={now === null ? "none" : `=${now}`}
          run={(choice) => void relabel(choice === "none" ? null : choice.slice(1), here)}
        >
          <option value="none">no valid class</option>
          {project.classes.map((name) => <option key={name} value={`=${name}`}>{name}</option>)}
        </ChosenAction>
        {given !== null && (
          <button
            type="button"
            onClick={() => void relabel(given, here)}
          >
            Confirm “{given}”
          </button>
        )}
        {now !== given && (
          <>
            <b>{given ?? "no label"} → {now ?? "no valid class"}</b>
            <button type="button" className="quiet" onClick={() => void unlabel(here)}>
              Take back
            </button>
          </>
        )}
      </div>
    </section>
  );
}
