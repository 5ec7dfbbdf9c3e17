import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatArray, parseArray } from "./array-types.ts";

const parseTexts = (literal: string) => parseArray(literal, (text) => text);

describe("a PostgreSQL array literal", () => {
  it.each([
    ["{}", []],
    ["{a,b c}", ["a", "b c"]],
    ['{"",NULL,"NULL"}', ["", null, "NULL"]],
    ['{"a,b","c}d","e\\"f","g\\\\h"}', ["a,b", "c}d", 'e"f', "g\\h"]],
    [
      "{{a,b},{c,d}}",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["[0:1]={a,b}", ["a", "b"]],
  ])("%s is read", (literal, expected) => {
    expect(parseTexts(literal)).toEqual(expected);
  });

  it("reads elements as their type", () => {
    expect(parseArray("{1,-2.5,NULL}", Number)).toEqual([1, -2.5, null]);
  });

  it("comes back as it went, whatever the text", () => {
    const element = fc.option(fc.string({ unit: "binary" }), { nil: null });
    fc.assert(
      fc.property(fc.array(element), (elements) => {
        expect(parseTexts(formatArray(elements))).toEqual(elements);
      }),
    );
  });
});
