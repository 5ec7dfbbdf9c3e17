import fc from "fast-check";
import { expect, it } from "vitest";
import { normaliseText, READ_LIMIT } from "./normalise.ts";
import { anyText } from "./testing/any-text.ts";

it.each([
  ["I\u2019m \u201Cfine\u201D", 'I\'m "fine"'],
  ["a\u0000b", "a b"],
  ["\u202Eabc\u202C", "abc"],
  ["zero\u200Bwidth", "zerowidth"],
  ["  two\n\n lines\t", "two lines"],
  ["ｆｕｌｌ", "full"],
  ["first one — parking?", "first one - parking?"],
  ["👍🏽", "👍🏽"],
])("%j becomes %j", (text, plain) => {
  expect(normaliseText(text)).toBe(plain);
});

it("is bounded, settles at once, and survives broken surrogates", () => {
  fc.assert(
    fc.property(anyText(300), (text) => {
      const once = normaliseText(text);
      expect(normaliseText(once)).toBe(once);
    }),
  );
  expect(normaliseText("\uD800").length).toBeLessThanOrEqual(1);
  expect(normaliseText("x".repeat(50_000))).toHaveLength(READ_LIMIT);
});
