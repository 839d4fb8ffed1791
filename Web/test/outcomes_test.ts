import { equal } from "./expect.ts";
import { outcomeChoices } from "../src/pages/explorer/outcomes.ts";

const titles = (where: string, classes: string[] = []) =>
  outcomeChoices(where, classes).map(([, title]) => title);

Deno.test("outcomes are named as they are seen from the class that is looked at", () => {
  const general = ["All", "Correct", "Wrong"];
  const labelled = ["All", "True positives", "False negatives"];
  const predicted = ["All", "True positives", "False positives"];
  equal(titles(""), general);
  equal(titles('label = "sea lion" and brightness < 0.5'), labelled);
  equal(titles("", ["cat"]), labelled);
  equal(titles("predicted = cat"), predicted);
  equal(titles("label = cat and predicted = dog"), general);
  equal(titles("", ["cat", "dog"]), general);
});
