import { heardOf, latestEdit, made, onNews } from "../src/lib/seen.ts";
import { equal } from "./expect.ts";

Deno.test("an edit of others is news once, one's own and the first answer are none", async () => {
  let news = 0;
  onNews(() => news += 1);
  equal(latestEdit(), undefined);
  heardOf(4);
  made(5);
  heardOf(5);
  heardOf(3);
  await Promise.resolve();
  equal([latestEdit(), news], [5, 0]);
  heardOf(7);
  heardOf(7);
  await Promise.resolve();
  equal([latestEdit(), news], [7, 1]);
});
