import { afterEdit, afterUndo, authorWords, without } from "../src/lib/own.ts";
import { equal } from "./expect.ts";

const none = { done: [], undone: [] };

Deno.test("a tab undoes its last edit, does it again, and a new edit ends that", () => {
  const two = afterEdit(afterEdit(none, 4), 7);
  equal(two, { done: [4, 7], undone: [] });
  const back = afterUndo(two, 7, { id: 9, takes_back: true });
  equal(back, { done: [4], undone: [9] });
  const again = afterUndo(back, 9, { id: 12, takes_back: false });
  equal(again, { done: [4, 12], undone: [] });
  equal(afterEdit(back, 13), { done: [4, 13], undone: [] });
});

Deno.test("an edit of another tab that is undone here can be done again here", () => {
  equal(afterUndo(afterEdit(none, 4), 5, { id: 6, takes_back: true }), { done: [4], undone: [6] });
});

Deno.test("what someone else undid is not there to undo", () => {
  equal(without({ done: [4, 7], undone: [8] }, 7), { done: [4], undone: [8] });
});

Deno.test("an author is this tab, another one by its name, or the command line", () => {
  const words = ["tab a1", "tab zz", "command line", null].map((one) => authorWords(one, "a1"));
  equal(words, ["this tab", "another tab (zz)", "the command line", ""]);
});
