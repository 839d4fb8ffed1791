/** Reading and changing the text of a filter without knowing what its words mean: the server does.
 * Nothing else puts filters together. */

import { comparisons, type fields, keywords } from "./filterWords.ts";

/** A field that every project has. */
export type FieldName = typeof fields[number];
type Comparison = typeof comparisons[number];

interface Token {
  kind: "word" | "text" | "sign";
  value: string;
  start: number;
  end: number;
}

/** A quoted text; a sign; a number that ends before a letter; a word. */
const pattern = new RegExp(
  [
    String.raw`("(?:[^"\\]|\\.)*")`,
    String.raw`(\.\.|${comparisons.join("|")}|[()[\],%])`,
    String
      .raw`((?<=(?:\.\.|\b(?:lowest|highest))\s*)[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?` +
    String.raw`|(?:(?!\.\.)[^\s"=<>!~()[\],%])+)`,
  ].join("|"),
  "gs",
);

function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const kind = match[1] ? "text" : match[2] ? "sign" : "word";
    const value = match[1] ? unquoted(match[1]) : match[0];
    found.push({ kind, value, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

const reserved: ReadonlySet<string> = new Set(keywords);

const unquoted = (text: string): string =>
  text.slice(1, -1).replace(/\\(?:u\{([0-9a-fA-F]+)\}|(.))/gs, (_, code, sign) => {
    if (code) return String.fromCodePoint(parseInt(code, 16));
    return sign === "n" ? "\n" : sign === "t" ? "\t" : sign;
  });

const escapes: Record<string, string> = { "\n": "\\n", "\t": "\\t" };

/** A value as the filter language writes it: quoted wherever a bare word could be misread. */
export function quoted(value: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_-]*$/.test(value) && !reserved.has(value)) return value;
  return `"${value.replace(/["\\\n\t]/g, (sign) => escapes[sign] ?? `\\${sign}`)}"`;
}

/** A test of a field against a number, as it is, or a word. */
export const compares = (field: string, sign: Comparison, value: number | string): string =>
  `${quoted(field)} ${sign} ${typeof value === "number" ? value : quoted(value)}`;

export const equals = (field: string, value: string): string => compares(field, "=", value);

export const isPresent = (field: string): string => `${quoted(field)} is present`;

export const isMissing = (field: string): string => `${quoted(field)} is missing`;

/** The beginning of a test of a field, behind which its words can stand. */
export const begun = (field: string): string => `${quoted(field)} = `;

/** The images most like the one of a key; as an order, by the distance to it. */
export const similarTo = (key: string): string =>
  `similar to "${key.replace(/["\\\n\t]/g, (sign) => escapes[sign] ?? `\\${sign}`)}"`;

export const oneOf = (field: string, values: string[]): string =>
  values.length === 1
    ? equals(field, values[0]!)
    : `${quoted(field)} in [${values.map(quoted).join(", ")}]`;

/** A range of a field; an end that is not given is open. */
export function within(field: string, low: string, high: string): string {
  const name = quoted(field);
  if (low !== "" && high !== "") return `${name} in ${low}..${high}`;
  return low !== "" ? `${name} >= ${low}` : `${name} <= ${high}`;
}

/** The parts that `and` joins at the top, or `undefined` where an `or` at the top joins them. */
function conjuncts(text: string): string[] | undefined {
  let depth = 0, from = 0;
  const parts: string[] = [];
  for (const token of tokens(text)) {
    if (token.kind === "sign" && "([".includes(token.value)) depth++;
    if (token.kind === "sign" && ")]".includes(token.value)) depth--;
    if (depth > 0 || token.kind !== "word") continue;
    if (token.value === "or") return undefined;
    if (token.value === "and") {
      parts.push(text.slice(from, token.start).trim());
      from = token.end;
    }
  }
  parts.push(text.slice(from).trim());
  return parts.filter((part) => part !== "");
}

/** All parts joined by `and`; what holds an `or` at its top is put in brackets. */
export function both(...texts: string[]): string {
  const given = texts.filter((text) => text.trim() !== "");
  if (given.length < 2) return given[0]?.trim() ?? "";
  return given.map((text) => conjuncts(text) ? text.trim() : `(${text.trim()})`).join(" and ");
}

/** All parts joined by `or`; one that is blank holds for all images, and so does the whole. */
export function either(...texts: string[]): string {
  const given = texts.map((text) => text.trim());
  return given.includes("") ? "" : given.join(" or ");
}

/** The opposite of a filter that is not blank. */
export function not(text: string): string {
  return conjuncts(text)?.length === 1 ? `not ${text.trim()}` : `not (${text.trim()})`;
}

/** What a test of a field says besides: that there is a label, or a prediction. */
const implied: Record<string, FieldName[]> = {
  label: ["label"],
  predicted: ["predicted"],
  outcome: ["label", "predicted"],
};

/** The filter and all tests; that a field is present is left out where a test says a word of it. */
export function narrowed(text: string, ...tests: string[]): string {
  const said = new Set(
    tests.flatMap((test) => conjuncts(test) ?? []).flatMap((part) => {
      const [field, sign] = tokens(part);
      const isTest = sign?.value === "=" || sign?.kind === "word" && sign.value === "in";
      return field && isTest ? (implied[field.value] ?? []).map(isPresent) : [];
    }),
  );
  const kept = conjuncts(text)?.filter((part) => !said.has(part)).join(" and ") ?? text;
  return both(kept, ...tests);
}

function isEquality(part: string, field: string): string | undefined {
  const [name, sign, value, more] = tokens(part);
  if (more || !value || sign?.value !== "=" || name?.value !== field) return undefined;
  return value.value;
}

/** The value that the filter as a whole demands of a field by `field = value`. */
export function demanded(text: string, field: string): string | undefined {
  for (const part of conjuncts(text) ?? []) {
    const value = isEquality(part, field);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The filter with its demand on a field replaced, added, or (without a value) taken away. */
export function demanding(text: string, field: string, value: string | undefined): string {
  const parts = conjuncts(text);
  if (!parts) return value === undefined ? text : both(text, equals(field, value));
  let placed = value === undefined;
  const kept: string[] = [];
  for (const part of parts) {
    if (isEquality(part, field) === undefined) kept.push(part);
    else if (!placed) {
      kept.push(equals(field, value!));
      placed = true;
    }
  }
  if (!placed) kept.push(equals(field, value!));
  return kept.join(" and ");
}

/** The parts of a filter that can be taken away one by one: what `and` joins at the top. */
export const terms = (text: string): string[] =>
  conjuncts(text) ?? (text.trim() === "" ? [] : [text.trim()]);

/** The filter without one of its {@link terms}. */
export const without = (text: string, place: number): string =>
  terms(text).filter((_, index) => index !== place).join(" and ");

function rangeIn(part: string, field: string): [low: number, high: number] | undefined {
  const [name, word, low, dots, high, more] = tokens(part);
  if (more || name?.value !== field || word?.value !== "in" || dots?.value !== "..") {
    return undefined;
  }
  const ends: [number, number] = [Number(low!.value), Number(high?.value ?? "")];
  return high && ends.every(Number.isFinite) ? ends : undefined;
}

/** The range that the filter as a whole demands of a field by `field in low..high`. */
export function demandedRange(
  text: string,
  field: string,
): [low: number, high: number] | undefined {
  for (const part of conjuncts(text) ?? []) {
    const range = rangeIn(part, field);
    if (range) return range;
  }
  return undefined;
}

/** The filter with its range of a field replaced, added at the end, or taken away. */
export function demandingRange(
  text: string,
  field: string,
  range: [low: number, high: number] | undefined,
): string {
  const parts = conjuncts(text);
  const kept = parts ? parts.filter((part) => !rangeIn(part, field)).join(" and ") : text;
  return range ? both(kept, within(field, String(range[0]), String(range[1]))) : kept;
}

const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Where the character of a column (counted from 1, as a reader sees them) begins in the text. */
export function indexOfColumn(text: string, column: number): number {
  let seen = 0;
  for (const { index } of characters.segment(text)) {
    if (++seen === column) return index;
  }
  return text.length;
}

/** The text with the word at a column replaced. */
export function withWord(text: string, column: number, word: string): string {
  const at = indexOfColumn(text, column);
  const token = tokens(text).find(({ start, end }) => start <= at && at < end);
  return token ? text.slice(0, token.start) + quoted(word) + text.slice(token.end) : text;
}
