import {
  chance,
  decimal,
  duration,
  estimateWords,
  intervalWords,
  partPercent,
  percent,
} from "../src/lib/numbers.ts";
import { equal } from "./expect.ts";

Deno.test("numbers are short and never lose their size", () => {
  equal(decimal(0), "0");
  equal(decimal(0.12345), "0.1235");
  equal(decimal(12.345), "12.35");
  equal(decimal(1234.5), "1,235");
  equal(decimal(0.00001234), "1.2e-5");
  equal(decimal(1040400), "1,040,400");
});

Deno.test("a part is 0 or 100 percent only where it really is", () => {
  equal(partPercent(0, 10), "0 %");
  equal(partPercent(10, 10), "100 %");
  equal(partPercent(9999, 10000), "> 99.9 %");
  equal(partPercent(1, 10000), "< 0.1 %");
  equal(partPercent(1, 8), "12.5 %");
  equal(partPercent(0, 0), "—");
});

Deno.test("an estimate says its interval and n, or why there is none", () => {
  const estimate = { value: 0.5, low: 0.4, high: 0.6, n: 1000 };
  equal(estimateWords(estimate), "50.00 %, 95 % interval 40.00 % to 60.00 %, n = 1,000");
  equal(intervalWords(estimate), "40.0 – 60.0 %");
  const undefinedOne = { value: null, low: null, high: null, n: 0, reason: "never predicted" };
  equal(estimateWords(undefinedOne), "undefined: never predicted");
  equal(intervalWords(undefinedOne), "never predicted");
});

Deno.test("chance and time are said as short as they can be", () => {
  equal(chance(0.0004), "p < .001");
  equal(chance(0.0421), "p = .042");
  equal(chance(1), "p = 1.00");
  equal(chance(null), "—");
  equal(duration(59.2), "60 s");
  equal(duration(125), "2 min 5 s");
  equal(percent(0.8596), "86.0 %");
});
