import { expect, it } from "vitest";
import { readWhen } from "./when.ts";

const read = (text: string) =>
  readWhen({ text, now: "2026-03-03T10:30:00", timeZone: "America/New_York", expect: "visit" });

it.each([
  "room 5:30B",
  "half a pill and 1/2 cup of water",
  "is the hotline open 24/7",
  "the 1st one",
  "the second slot please",
  "at one with it",
  "Dr August",
  "I work the night shift",
  "is it morning sickness",
  "day and night",
  "call me on 555-123-4567",
  "blood pressure 120/80",
  "version 2.10.3",
  "give me a minute",
  "my son is 3 months old",
  "5 minutes to 10 minutes",
  "10.0.0.1/24 and 4/5/6/7",
  "that is all for now",
  "the year of my birth",
])("finds no day or time in %j", (text) => {
  expect(read(text)).toEqual([]);
});

it("still finds the day beside them", () => {
  expect(read("is the 14th available")[0]).toMatchObject({ date: "2026-03-14" });
  expect(read("I work the night shift, Friday morning please")[0]).toMatchObject({ date: "2026-03-06" });
});
