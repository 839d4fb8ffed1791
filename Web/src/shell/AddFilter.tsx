import { useState } from "react";
import { api } from "../lib/api.ts";
import { useResource } from "../lib/resource.ts";
import { change } from "../lib/url.ts";
import { begun, both, compares, demanding, equals, within } from "../lib/where.ts";
import type { ModelSummary, Project } from "../lib/wire.ts";
import { useView } from "../parts/view.ts";
import { Popover } from "./Popover.tsx";

/** How a field is asked about: by one of its words, by a range, or by words anywhere. */
type Field =
  | { name: string; title: string; kind: "words"; values: string[] | undefined }
  | { name: string; title: string; kind: "range" | "text" };

/** The usual fields first, then the metrics, then the columns of words. */
function fieldGroups(
  project: Project,
  model: ModelSummary | undefined,
): [group: string, fields: Field[]][] {
  const words = (name: string, title: string, values?: string[]): Field => ({
    name,
    title,
    kind: "words",
    values,
  });
  const usual: Field[] = [];
  if (model) usual.push(words("outcome", "Outcome", ["correct", "wrong"]));
  usual.push(words("label", "Label", project.classes));
  if (model) usual.push(words("predicted", "Predicted", project.classes));
  usual.push({ name: "text", title: "Text", kind: "text" });
  if (project.tags.length) usual.push(words("tag", "Tag", project.tags.map(({ name }) => name)));
  if (project.splits) usual.push(words("split", "Split", project.splits));
  usual.push(words("issue", "Issue"));
  if (project.formats.length) {
    usual.push(words("format", "Format", project.formats.map(({ name }) => name)));
  }
  const has = (id: string): boolean =>
    model !== undefined &&
    (model.has_probabilities || id === "correct" || id === "confidence" && model.has_confidence);
  const metrics = project.metrics.filter(({ hidden, kind, id }) =>
    !hidden && (kind !== "model" || has(id))
  ).map(({ id, title }): Field => ({ name: id, title, kind: "range" }));
  const categories = project.categories.map(({ name, values }) => words(name, name, values));
  const groups: [string, Field[]][] = [
    ["Usual", usual],
    ["Metrics", metrics],
    ["Words", categories],
  ];
  return groups.filter(([, fields]) => fields.length > 0);
}

/** Adds a term to the filter without knowing its language. */
export function AddFilter() {
  return (
    <Popover className="add-filter" label="Add a filter" title="+ filter">
      {(close) => <Form close={close} />}
    </Popover>
  );
}

function Form({ close }: { close(): void }) {
  const { project, model, where } = useView();
  const groups = fieldGroups(project, model);
  const fields = groups.flatMap(([, members]) => members);
  const [name, setName] = useState(fields[0]!.name);
  const [value, setValue] = useState("");
  const [low, setLow] = useState("");
  const [high, setHigh] = useState("");
  const field = fields.find((one) => one.name === name) ?? fields[0]!;
  const known = field.kind === "words" ? field.values : [];
  const offered = useResource(
    known ? "no values" : `values of ${field.name}`,
    async () => {
      if (known) return [];
      const text = begun(field.name);
      return (await api.completions(text, text.length, model?.name)).items.map((item) => item.text);
    },
  );
  const values = known ?? (offered.state === "ready" ? offered.value : []);
  const isEmpty = low !== "" && high !== "" && Number(low) > Number(high);
  const ready = field.kind === "range" ? (low !== "" || high !== "") && !isEmpty : value !== "";
  const add = () => {
    const next = field.kind === "words"
      ? field.name === "tag"
        ? both(where, equals("tag", value))
        : demanding(where, field.name, value)
      : both(
        where,
        field.kind === "text" ? compares("text", "~", value) : within(field.name, low, high),
      );
    change({ where: next, id: undefined });
    close();
  };
  return (
    <form
      className="popover add-filter-form"
      aria-label="Add a filter"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) add();
      }}
    >
      <label className="field">
        Field
        <select
          aria-label="Field"
          value={field.name}
          autoFocus
          onChange={(event) => {
            setName(event.target.value);
            setValue("");
          }}
        >
          {groups.map(([group, members]) => (
            <optgroup key={group} label={group}>
              {members.map((one) => <option key={one.name} value={one.name}>{one.title}</option>)}
            </optgroup>
          ))}
        </select>
      </label>
      {field.kind === "words" && (
        <label className="field">
          is
          <select
            aria-label="Value"
            value={value}
            onChange={(event) => setValue(event.target.value)}
          >
            <option value="">choose…</option>
            {values.map((one) => <option key={one}>{one}</option>)}
          </select>
        </label>
      )}
      {field.kind === "text" && (
        <label className="field">
          has
          <input
            type="text"
            value={value}
            placeholder="words in key, tags, classes…"
            onChange={(event) => setValue(event.target.value)}
          />
        </label>
      )}
      {field.kind === "range" && (
        <div className="add-filter-range">
          <label className="field">
            from
            <input
              type="number"
              step="any"
              value={low}
              onChange={(event) => setLow(event.target.value)}
            />
          </label>
          <label className="field">
            to
            <input
              type="number"
              step="any"
              value={high}
              onChange={(event) => setHigh(event.target.value)}
            />
          </label>
        </div>
      )}
      {isEmpty && <p className="muted">The range is empty: its low end is above its high end.</p>}
      <button type="submit" disabled={!ready}>Add</button>
    </form>
  );
}
