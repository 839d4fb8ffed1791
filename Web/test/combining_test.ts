import { both, demanding, either, equals, not, terms, without } from "../src/lib/where.ts";
import { equal } from "./expect.ts";

/** A filter as a tree over tests that hold or not. */
type Tree = { test: number } | { not: Tree } | { join: "and" | "or"; parts: Tree[] };

/** Tests whose texts hold what could be misread. */
const tests = [
  equals("label", "this or that"),
  'text ~ "a) and (b"',
  "iso in [1, 2]",
  "iso in lowest 5%",
  "iso in 1..2",
  '"not" = "say \\"or\\""',
];

/** Numbers below 1 that follow from the seed alone. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

function tree(next: () => number, depth: number): Tree {
  const kind = depth > 0 ? next() : 1;
  if (kind > 0.7) return { test: Math.floor(next() * tests.length) };
  if (kind > 0.5) return { not: tree(next, depth - 1) };
  const count = next() < 0.5 ? 2 : 3;
  return {
    join: kind > 0.25 ? "and" : "or",
    parts: Array.from({ length: count }, () => tree(next, depth - 1)),
  };
}

/** The text that the page makes of a tree. */
function text(tree: Tree): string {
  if ("test" in tree) return tests[tree.test]!;
  if ("not" in tree) return not(text(tree.not));
  return (tree.join === "and" ? both : either)(...tree.parts.map(text));
}

function holds(tree: Tree, given: boolean[]): boolean {
  if ("test" in tree) return given[tree.test]!;
  if ("not" in tree) return !holds(tree.not, given);
  const parts = tree.parts.map((part) => holds(part, given));
  return tree.join === "and" ? parts.every(Boolean) : parts.includes(true);
}

/** Whether the text holds, read by the grammar of the language: `or` of `and` of `not`. */
function reads(text: string, given: boolean[]): boolean {
  let at = 0;
  const space = () => {
    while (text[at] === " ") at++;
  };
  const take = (word: string): boolean => {
    space();
    const found = text.startsWith(word, at);
    if (found) at += word.length;
    return found;
  };
  const any = (): boolean => {
    let result = all();
    while (take("or")) result = all() || result;
    return result;
  };
  const all = (): boolean => {
    let result = one();
    while (take("and")) result = one() && result;
    return result;
  };
  const one = (): boolean => {
    const known = (space(), tests.findIndex((test) => text.startsWith(test, at)));
    if (known >= 0) {
      at += tests[known]!.length;
      return given[known]!;
    }
    if (take("not")) return !one();
    if (!take("(")) throw new Error(`no test at ${at} of ${text}`);
    const result = any();
    if (!take(")")) throw new Error(`no bracket at ${at} of ${text}`);
    return result;
  };
  const result = any();
  space();
  if (at < text.length) throw new Error(`more at ${at} of ${text}`);
  return result;
}

const cases = Array.from(
  { length: 2 ** tests.length },
  (_, bits) => tests.map((_, place) => (bits >> place & 1) === 1),
);

Deno.test("whatever is combined, brackets survive: the text means what its parts mean", () => {
  const next = random(1);
  for (let i = 0; i < 1000; i++) {
    const filter = tree(next, 4);
    const made = text(filter);
    for (const given of cases) {
      if (reads(made, given) !== holds(filter, given)) throw new Error(`misread: ${made}`);
    }
  }
});

Deno.test("a filter is all of its terms, and without one all others", () => {
  const next = random(2);
  for (let i = 0; i < 300; i++) {
    const filter = text(tree(next, 3));
    const parts = terms(filter);
    for (const given of cases.filter((_, place) => place % 7 === 0)) {
      const values = parts.map((part) => reads(part, given));
      equal(values.every(Boolean), reads(filter, given));
      parts.forEach((_, place) => {
        const rest = without(filter, place);
        const others = values.filter((_, other) => other !== place).every(Boolean);
        equal(rest === "" || reads(rest, given), others);
      });
    }
  }
});

Deno.test("a demand that is added holds together with the whole filter", () => {
  const next = random(3);
  const [demand] = tests;
  for (let i = 0; i < 300; i++) {
    const before = text(tree(next, 3));
    const after = demanding(before, "label", "this or that");
    for (const given of cases) {
      equal(reads(after, given), reads(before, given) && given[tests.indexOf(demand!)]!);
    }
  }
});

Deno.test("words that stand close to a sign or a number are seen", () => {
  equal(both("iso in lowest 5%or a = 1", "b = 2"), "(iso in lowest 5%or a = 1) and b = 2");
  equal(both("iso in 1..2or a = 1", "b = 2"), "(iso in 1..2or a = 1) and b = 2");
  equal(both("iso in lowest 5or a = 1", "b = 2"), "(iso in lowest 5or a = 1) and b = 2");
  equal(both('text ~ "x"or(a = 1)', "b = 2"), '(text ~ "x"or(a = 1)) and b = 2');
  equal(both("label = 5or", "b = 2"), "label = 5or and b = 2");
});
