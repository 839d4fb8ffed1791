import type { Estimate } from "../src/lib/wire.ts";
import { holds } from "./expect.ts";

const needed = ["value", "low", "high", "n"];

/** Whether a value of an answer is an estimate; what else it must be, the server's tests check. */
function isEstimate(value: object): value is Estimate {
  return needed.every((name) => name in value) &&
    Object.keys(value).every((name) => name === "reason" || needed.includes(name));
}

/** Every estimate in an answer, with its place. */
function estimates(value: unknown, place: string): [place: string, estimate: Estimate][] {
  if (value === null || typeof value !== "object") return [];
  if (isEstimate(value)) return [[place, value]];
  return Object.entries(value).flatMap(([name, inner]) => estimates(inner, `${place}.${name}`));
}

const folder = new URL("../../Tests/AssayServerTests/Golden/", import.meta.url);

Deno.test("an estimate of the server that is null says why", () => {
  const files = [...Deno.readDirSync(folder)].map(({ name }) => name);
  const found = files.flatMap((file) =>
    estimates(JSON.parse(Deno.readTextFileSync(new URL(file, folder))), file)
  );
  holds(found.length > 50, `only ${found.length} estimates`);
  for (const [place, estimate] of found) {
    holds(estimate.value !== null || !!estimate.reason, `${place} is null and does not say why`);
  }
});
