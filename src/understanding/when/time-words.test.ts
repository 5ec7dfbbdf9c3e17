import { expect, it } from "vitest";
import { readWhen } from "./when.ts";

it.each([
  ["a visit at 10:15 AM", "10:15"],
  ["a visit at 12:30 p.m.", "12:30"],
  ["a visit at 10:15 PM", "10:15 PM"],
  ["a visit at 9:15 AM", "9:15 AM"],
  ["a visit at 11 am", "11 am"],
  ["a visit at 11:15am", "11:15am"],
  ["a visit at 6 o'clock", "6"],
  ["a visit at 9 ish", "9"],
])("the words of the time in %j are %j", (text, words) => {
  const [value] = readWhen({ text, now: "2026-03-03T08:00:00", timeZone: "UTC", expect: "visit" });
  expect(value?.text).toBe(words);
  expect(text.slice(value?.start, value?.end)).toBe(words);
});
