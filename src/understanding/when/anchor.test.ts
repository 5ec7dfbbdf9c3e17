import { describe, expect, it } from "vitest";
import { readVisitWindow } from "./visit-window.ts";
import { readWhen } from "./when.ts";

/** A Monday; the visit spoken of is on a Thursday. */
const NOW = "2026-03-02T08:00:00";
const ANCHOR = "2026-03-12T14:30";
const read = (text: string, anchor: string | undefined = ANCHOR) =>
  readVisitWindow({ text, now: NOW, timeZone: "America/New_York", ...(anchor ? { anchor } : {}) });
const on = (date: string) => [{ from: date, to: date }];

describe("what is said of a day or visit spoken of before", () => {
  it.each([
    ["the next day", "2026-03-13"],
    ["the day after that", "2026-03-13"],
    ["the following day", "2026-03-13"],
    ["the day before", "2026-03-11"],
    ["a week later", "2026-03-19"],
    ["two days earlier", "2026-03-10"],
    ["the following Tuesday", "2026-03-17"],
    ["the Monday after that", "2026-03-16"],
    ["Monday that week", "2026-03-09"],
    ["this time next week", "2026-03-19"],
  ])("%s", (text, date) => {
    expect(read(text)?.dates).toEqual(on(date));
    expect(readWhen({ text, now: NOW, timeZone: "UTC", expect: "visit", anchor: ANCHOR })[0]?.date).toBe(date);
  });

  it("moves the time of that visit", () => {
    expect(read("same time the next day")).toMatchObject({ dates: on("2026-03-13"), exactTime: "14:30" });
    expect(read("an hour later")).toMatchObject({ dates: on("2026-03-12"), exactTime: "15:30" });
    expect(read("half an hour earlier")).toMatchObject({ dates: on("2026-03-12"), exactTime: "14:00" });
    expect(read("earlier that day")).toMatchObject({ dates: on("2026-03-12"), times: [{ to: "14:30" }] });
    expect(read("that day at 5")).toMatchObject({ dates: on("2026-03-12"), exactTime: "17:00" });
    expect(read("the week after that")?.dates).toEqual([{ from: "2026-03-16", to: "2026-03-22" }]);
  });

  it("knows a day without its time", () => {
    expect(read("same time the next day", "2026-03-12")).toMatchObject({ dates: on("2026-03-13") });
    expect(read("an hour later", "2026-03-12")).toBeNull();
  });

  it("counts from today, or says nothing, where none was spoken of", () => {
    expect(read("the next day", "")?.dates).toEqual(on("2026-03-03"));
    expect(read("a week later", "")?.dates).toEqual(on("2026-03-09"));
    expect(read("same time", "")).toBeNull();
    expect(read("an hour later", "")).toBeNull();
    expect(read("that day", "")).toBeNull();
  });

  it("counts from a day of the same message first", () => {
    expect(read("the 5th or the day after")?.dates).toEqual([...on("2026-03-05"), ...on("2026-03-06")]);
    expect(read("tomorrow or a week later")?.dates).toEqual([...on("2026-03-03"), ...on("2026-03-10")]);
  });

  it("refuses an anchor that is no date", () => {
    expect(() => read("the next day", "Thursday")).toThrow(RangeError);
  });
});
