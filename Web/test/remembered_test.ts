import { remembered } from "../src/lib/remembered.ts";
import { equal, holds } from "./expect.ts";

Deno.test("a value is made once, until there are too many", () => {
  let made = 0;
  const of = remembered((id) => ({ id, made: ++made }), 2);
  const first = of(7);
  holds(of(7) === first, "the same object");
  of(8);
  holds(of(7) === first, "still the same");
  of(9);
  equal(of(7).made, 4);
});
