import { describe, expect, it } from "vitest";
import { correctSpelling } from "./spelling.ts";
import { tokenize } from "./tokens.ts";

const words = (text: string) => tokenize(text).map(({ word }) => word);

describe("tokenize", () => {
  it("keeps offsets into the message as written", () => {
    const text = "On  Tuesday’s 5:30 p.m., please";
    for (const { start, end, word, kind } of tokenize(text))
      if (kind === "number") expect(text.slice(start, end)).toBe(word);
    expect(tokenize(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      "On",
      "Tuesday’s",
      "5",
      ":",
      "30",
      "p.m.",
      ",",
      "please",
    ]);
  });

  it.each([
    ["Today's", ["today"]],
    ["5 o'clock", ["5", "oclock"]],
    ['1 o"clock', ["1", "oclock"]],
    ["3 P. M.", ["3", "pm"]],
    ["the 21st", ["the", "21"]],
    ["7pm", ["7", "pm"]],
    ["2morrow", ["tomorrow"]],
    ["9–11", ["9", "-", "11"]],
  ])("cuts %j into %j", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe("correctSpelling", () => {
  it.each([
    ["wensday", "wednesday"],
    ["wednsday", "wednesday"],
    ["thrusday", "thursday"],
    ["tusday", "tuesday"],
    ["satuday", "saturday"],
    ["tommorow", "tomorrow"],
    ["febuary", "february"],
    ["septembar", "september"],
    ["arpil", "april"],
    ["afternon", "afternoon"],
  ])("mends %s", (slip, name) => {
    expect(correctSpelling(slip)).toBe(name);
  });

  it.each([
    "money",
    "match",
    "month",
    "sundae",
    "warning",
    "fridge",
    "remember",
    "turkey",
    "someday",
    "mandate",
    "august",
  ])("leaves %s alone", (word) => {
    expect(correctSpelling(word)).toBe(word);
  });
});
