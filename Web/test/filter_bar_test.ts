import { completed, firstActive } from "../src/lib/completion.ts";
import { demandedRange, demandingRange, terms, within, without } from "../src/lib/where.ts";
import { afterKey, coveredRange, covers, share, valueAt } from "../src/pages/explorer/brush.ts";
import { type Ends, readable } from "../src/lib/range.ts";
import { equal } from "./expect.ts";

const item = (insert: string, text = insert) => ({ insert, text, what: "" });

Deno.test("a taken item replaces the word, and a space follows it once", () => {
  equal(completed("lab", { start: 0, end: 3 }, item("label")), { text: "label ", at: 6 });
  equal(completed("lab = cat", { start: 0, end: 3 }, item("label")), {
    text: "label = cat",
    at: 6,
  });
  equal(completed("label=", { start: 6, end: 6 }, item("cat")), { text: "label= cat ", at: 11 });
  equal(completed("label = cat", { start: 11, end: 11 }, item("and")), {
    text: "label = cat and ",
    at: 16,
  });
});

Deno.test("nothing stands between a bracket or a model's dot and what follows", () => {
  equal(completed("label ", { start: 6, end: 6 }, item("in [")), { text: "label in [", at: 10 });
  equal(completed("label in [", { start: 10, end: 10 }, item("cat")).text, "label in [cat ");
  equal(completed("label in [cat ", { start: 14, end: 14 }, item(",")).text, "label in [cat, ");
  equal(completed("str", { start: 0, end: 3 }, item("strong.")).text, "strong.");
  equal(completed("strong.", { start: 7, end: 7 }, item("loss")).text, "strong.loss ");
});

Deno.test("Enter takes the first item only where a word is not whole yet", () => {
  const found = { start: 8, end: 10, items: [item("cat"), item("cattle")] };
  equal(firstActive({ text: "label = ca", at: 10 }, found), 0);
  equal(firstActive({ text: "label = cat", at: 11 }, found), -1);
  equal(firstActive({ text: "label = ", at: 8 }, found), -1);
  equal(firstActive({ text: "label = x", at: 9 }, { ...found, items: [] }), -1);
});

Deno.test("terms are what and joins at the top, each can be taken away", () => {
  const text = 'label = cat and (a = 1 or b = 2) and text ~ "this and that"';
  equal(terms(text), ["label = cat", "(a = 1 or b = 2)", 'text ~ "this and that"']);
  equal(without(text, 1), 'label = cat and text ~ "this and that"');
  equal(terms("a = 1 or b = 2 and c = 3"), ["a = 1 or b = 2 and c = 3"]);
  equal(without("a = 1 or b = 2", 0), "");
  equal(terms("  "), []);
});

Deno.test("a range is read, replaced, and taken away", () => {
  equal(demandedRange("label = cat and iso in -5..1e3", "iso"), [-5, 1000]);
  equal(demandedRange('"f stop" in 1.4 .. 2', "f stop"), [1.4, 2]);
  equal(demandedRange("iso in [1, 2]", "iso"), undefined);
  equal(demandedRange("not iso in 1..2", "iso"), undefined);
  equal(demandedRange("iso in 1..2 or label = cat", "iso"), undefined);
  equal(
    demandingRange("iso in 1..2 and label = cat", "iso", [3, 4]),
    "label = cat and iso in 3..4",
  );
  equal(demandingRange("iso in 1..2", "iso", undefined), "");
  equal(demandingRange("a = 1 or b = 2", "iso", [3, 4]), "(a = 1 or b = 2) and iso in 3..4");
  equal(within("iso", "", "4"), "iso <= 4");
  equal(within("f stop", "2", ""), '"f stop" >= 2');
});

Deno.test("a brushed range is short to read and leaves nothing of itself out", () => {
  equal(readable([0.12345678, 0.98765432], [0, 1]), [0.123, 0.988]);
  equal(readable([1234.5, 99_999.1], [0, 100_000]), [1234, 100_000]);
  const all: Ends = [-0.3333333333, 0.7777777777];
  const whole = readable(all, all);
  equal([whole[0] <= all[0], whole[1] >= all[1], covers(whole, all)], [true, true, true]);
  equal(covers([0, 0.5], all), false);
});

Deno.test("places and values of the brush belong together", () => {
  equal(share(15, [10, 20]), 0.5);
  equal(share(99, [10, 20]), 1);
  equal(valueAt(0.25, [10, 20]), 12.5);
  equal(valueAt(-1, [10, 20]), 10);
  equal(coveredRange([]), undefined);
  equal(coveredRange([{ low: 2, high: 2, count: 1, all: 1 }]), undefined);
});

Deno.test("keys move one end by bins and the ends never cross", () => {
  const all: Ends = [0, 40];
  equal(afterKey("ArrowRight", "low", [10, 20], all, 40), [11, 20]);
  equal(afterKey("PageUp", "low", [18, 20], all, 40), [20, 20]);
  equal(afterKey("Home", "high", [10, 20], all, 40), [10, 10]);
  equal(afterKey("End", "high", [10, 20], all, 40), [10, 40]);
  equal(afterKey("PageDown", "low", [3, 20], all, 40), [0, 20]);
  equal(afterKey("a", "low", [3, 20], all, 40), undefined);
});
