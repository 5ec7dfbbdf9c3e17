import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "../testing/any-text.ts";
import { oneSlipApart, TOKEN_LIMIT, tokenise } from "./tokens.ts";

const words = (text: string) => tokenise(text).words.map(({ word }) => word);

describe("tokenise", () => {
  it.each([
    ["I'd like an appt", ["i", "would", "like", "an", "appointment"]],
    ["cant make it", ["can", "not", "make", "it"]],
    ["Dr. Lee at 3 p.m. works", ["dr", "lee", "at", "3", "pm", "works"]],
    ["an apointment with the dentst", ["an", "appointment", "with", "the", "dentist"]],
    ["re-schedule", ["reschedule"]],
    ["skin cancer", ["skin", "cancer"]],
    ["cancle or cancell", ["cancel", "or", "cancell"]],
    ["👍🏽 ok", ["👍", "okay"]],
    ["he'll say she'd come", ["he", "will", "say", "she", "would", "come"]],
    ["my 3-yr-old, not yr 3 yr old", ["my", "3", "year", "old", "not", "your", "3", "year", "old"]],
    ["do you specialise in it", ["do", "you", "specialise", "in", "it"]],
  ])("%j", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it("ends a sentence at its mark, not at a title's", () => {
    const { words: tokens, questions } = tokenise("I saw Dr. Lee. Is she in?");
    expect(tokens.map(({ sentence }) => sentence)).toEqual([0, 0, 0, 0, 1, 1, 1]);
    expect(questions).toEqual([false, true, false]);
  });

  it("gives spans inside the text and never more than its limit", () => {
    fc.assert(
      fc.property(anyText(200), (text) => {
        for (const { raw, start, end } of tokenise(text).words) expect(text.slice(start, end)).toBe(raw);
      }),
    );
    expect(tokenise("a ".repeat(TOKEN_LIMIT + 9)).words).toHaveLength(TOKEN_LIMIT);
  });
});

it.each([
  ["dentist", "dentsit", 1, true],
  ["dentist", "dentis", 1, true],
  ["dentist", "dantest", 1, false],
  ["dentist", "dantest", 2, true],
])("%s and %s are at most %i slips apart: %s", (left, right, limit, expected) => {
  expect(oneSlipApart(left, right, limit)).toBe(expected);
});
