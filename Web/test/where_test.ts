import {
  both,
  compares,
  demanded,
  demanding,
  either,
  equals,
  indexOfColumn,
  isMissing,
  narrowed,
  not,
  oneOf,
  quoted,
  similarTo,
  withWord,
} from "../src/lib/where.ts";
import { equal } from "./expect.ts";

Deno.test("plain words stay bare, everything else is quoted", () => {
  equal(quoted("cat"), "cat");
  equal(quoted("tabby-cat_2"), "tabby-cat_2");
  equal(quoted("great white"), '"great white"');
  equal(quoted("and"), '"and"');
  equal(quoted("7"), '"7"');
  equal(quoted('say "hi" \\'), '"say \\"hi\\" \\\\"');
  equal(quoted("two\nlines"), '"two\\nlines"');
  equal(quoted(""), '""');
});

Deno.test("similar images are those of a key in quotes", () => {
  equal(similarTo("cat/1.jpg"), 'similar to "cat/1.jpg"');
  equal(similarTo('a "b".jpg'), 'similar to "a \\"b\\".jpg"');
});

Deno.test("a part with an or at its top is put in brackets when joined", () => {
  equal(both("a = 1", "b = 2 or c = 3"), "a = 1 and (b = 2 or c = 3)");
  equal(both("", "b = 2 or c = 3"), "b = 2 or c = 3");
  equal(both("(a = 1 or b = 2)", "c = 3"), "(a = 1 or b = 2) and c = 3");
  equal(both("a = 1", "", "  "), "a = 1");
});

Deno.test("an or inside a quoted text joins nothing", () => {
  equal(both('label = "dead or alive"', "a = 1"), 'label = "dead or alive" and a = 1');
});

Deno.test("what the filter demands of a field is read from its top only", () => {
  equal(demanded("label = cat and predicted != cat", "label"), "cat");
  equal(demanded('label = "great white"', "label"), "great white");
  equal(demanded('label = "tab\\there"', "label"), "tab\there");
  equal(demanded("label = cat or label = dog", "label"), undefined);
  equal(demanded("not label = cat", "label"), undefined);
  equal(demanded("(label = cat)", "label"), undefined);
  equal(demanded("strong.label = cat", "label"), undefined);
});

Deno.test("a demand is replaced in its place, added at the end, or taken away", () => {
  equal(
    demanding("label = cat and brightness < 0.2", "label", "dog"),
    "label = dog and brightness < 0.2",
  );
  equal(demanding("brightness < 0.2", "label", "dog"), "brightness < 0.2 and label = dog");
  equal(demanding("label = cat and brightness < 0.2", "label", undefined), "brightness < 0.2");
  equal(demanding("label = cat", "label", undefined), "");
  equal(demanding("a = 1 or b = 2", "label", "dog"), "(a = 1 or b = 2) and label = dog");
  equal(
    demanding("sharpness in lowest 5% and x in 1..2", "label", "a b"),
    'sharpness in lowest 5% and x in 1..2 and label = "a b"',
  );
});

Deno.test("one value is an equality, several are a list", () => {
  equal(oneOf("label", ["cat"]), "label = cat");
  equal(oneOf("label", ["cat", "big dog"]), 'label in [cat, "big dog"]');
});

Deno.test("a field is written as the language reads it, whatever its name", () => {
  equal(equals("taken at", "noon"), '"taken at" = noon');
  equal(oneOf("taken at", ["noon", "7"]), '"taken at" in [noon, "7"]');
  equal(isMissing("not"), '"not" is missing');
  equal(compares("iso", ">=", 1e-7), "iso >= 1e-7");
  equal(compares("text", "~", "images png"), 'text ~ "images png"');
});

Deno.test("either of two needs no brackets, its opposite does", () => {
  equal(either("a = 1", "b = 2 and c = 3"), "a = 1 or b = 2 and c = 3");
  equal(either("a = 1", " "), "");
  equal(not("a = 1"), "not a = 1");
  equal(not("(a = 1 or b = 2)"), "not (a = 1 or b = 2)");
  equal(not(either("a = 1", "b = 2")), "not (a = 1 or b = 2)");
  equal(not("a = 1 and b = 2"), "not (a = 1 and b = 2)");
});

Deno.test("that a label or a prediction is present is left out where a test says so", () => {
  const text = "split = test and label is present and predicted is present";
  equal(narrowed(text, "label = cat"), "split = test and predicted is present and label = cat");
  equal(narrowed(text, "outcome = wrong"), "split = test and outcome = wrong");
  equal(
    narrowed(text, "label in [a, b]", "predicted = a"),
    "split = test and label in [a, b] and predicted = a",
  );
  equal(narrowed(text, "label != cat"), `${text} and label != cat`);
  equal(
    narrowed(text, either("label = a", "predicted = a")),
    `${text} and (label = a or predicted = a)`,
  );
  equal(narrowed("a = 1 or b = 2", "label = cat"), "(a = 1 or b = 2) and label = cat");
  equal(narrowed("", "label = cat"), "label = cat");
});

Deno.test("columns count characters as a reader sees them", () => {
  equal(indexOfColumn("abc", 1), 0);
  equal(indexOfColumn('"👩‍🔬" x', 5), 8);
  equal(indexOfColumn("ab", 9), 2);
});

Deno.test("the word at a column is replaced by the nearest known one", () => {
  equal(withWord("label = cta and brightness < 1", 9, "cat"), "label = cat and brightness < 1");
  equal(withWord("label = ct", 9, "big cat"), 'label = "big cat"');
  equal(withWord("label = ct", 40, "cat"), "label = ct");
});
