import type { Estimate, Evaluation, ImageDetail, Job, Project } from "../src/lib/wire.ts";
import { holds } from "./expect.ts";

/** Which members an answer must have; the compiler keeps the lists equal to the wire's types. */
const evaluation = {
  version: 1,
  model: 1,
  split: 1,
  where: 1,
  class_filter: 1,
  population: 1,
  headline: 1,
  notes: 1,
  classes: 1,
  confusion: 1,
  top_confusions: 1,
  importance: 1,
  correlation: 1,
} satisfies Record<keyof Evaluation, 1>;
const project = {
  name: 1,
  revision: 1,
  state_key: 1,
  version: 1,
  image_count: 1,
  labelled_count: 1,
  measured_count: 1,
  classes: 1,
  splits: 1,
  default_split: 1,
  tags: 1,
  models: 1,
  metrics: 1,
  categories: 1,
  issues: 1,
  formats: 1,
} satisfies Record<keyof Project, 1>;
const image = {
  id: 1,
  key: 1,
  label: 1,
  predicted: 1,
  confidence: 1,
  outcome: 1,
  top: 1,
  metrics: 1,
  file: 1,
  tags: 1,
  split: 1,
  categories: 1,
  issues: 1,
} satisfies Record<keyof ImageDetail, 1>;
const job = {
  id: 1,
  kind: 1,
  state: 1,
  stage: 1,
  done: 1,
  total: 1,
  rate: 1,
  seconds_left: 1,
  message: 1,
} satisfies Record<keyof Job, 1>;
const estimate = { value: 1, low: 1, high: 1, n: 1 } satisfies Record<
  Exclude<keyof Estimate, "reason">,
  1
>;

type Members = Record<string, unknown>;

/** What kind of answer a golden file holds, by a member that only that kind has. */
const kinds: [mark: string, name: string, members: Members][] = [
  ["headline", "an evaluation", evaluation],
  ["image_count", "a project", project],
  ["outcome", "an image", image],
  ["seconds_left", "a job", job],
];

function requireMembers(found: Members, members: Members, where: string): void {
  for (const name of Object.keys(members)) {
    holds(name in found, `${where} has no member ${name}`);
  }
}

function requireEstimates(value: Evaluation, where: string): void {
  for (const [name, one] of Object.entries(value.headline)) {
    requireMembers(one as unknown as Members, estimate, `${where}: ${name}`);
    holds(one.value !== null || !!one.reason, `${where}: ${name} is null and does not say why`);
  }
  for (const { name, ...scores } of value.classes) {
    for (const key of ["precision", "recall", "f1", "average_precision", "roc_auc"] as const) {
      requireMembers(scores[key] as unknown as Members, estimate, `${where}: ${name} ${key}`);
    }
  }
}

const folder = new URL("../../Tests/AssayServerTests/Golden/", import.meta.url);

const files = [...Deno.readDirSync(folder)].map(({ name }) => name).filter((name) =>
  name.endsWith(".json")
).toSorted();
Deno.test({
  name: "the server's golden answers have every member that the page reads",
  fn() {
    let known = 0;
    for (const file of files) {
      const found = JSON.parse(Deno.readTextFileSync(new URL(file, folder)));
      const kind = kinds.find(([mark]) =>
        found !== null && typeof found === "object" && mark in found
      );
      if (!kind) continue;
      known++;
      const [, name, members] = kind;
      requireMembers(found, members, `${file}, ${name},`);
      if (name === "an evaluation") requireEstimates(found as Evaluation, file);
    }
    holds(known >= 2, `only ${known} of ${files.length} golden files were recognised`);
  },
});
