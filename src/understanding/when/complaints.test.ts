import { describe, expect, it } from "vitest";
import { readVisitWindow } from "./visit-window.ts";

const read = (text: string) => readVisitWindow({ text, now: "2026-03-03T08:00:00", timeZone: "America/New_York" });

describe("a story of the past wishes for no day", () => {
  it.each([
    "since yesterday my tooth hurts",
    "my knee has been sore since Monday",
    "it started on Sunday evening",
    "I chipped it last night",
    "it has been like this for the past three days",
    "I fell two weeks ago at 5 pm",
    "she was seen last Friday",
  ])("%s", (text) => {
    expect(read(text)).toBeNull();
  });

  it.each([
    ["it has hurt since Monday, can I come on Friday", "2026-03-06"],
    ["I fell on Sunday. Do you have Thursday?", "2026-03-05"],
    ["it started on Sunday and I need to come today", "2026-03-03"],
  ])("%s", (text, date) => {
    expect(read(text)?.dates).toEqual([{ from: date, to: date }]);
  });
});
