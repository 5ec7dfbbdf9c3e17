import { describe, expect, it } from "vitest";
import { readMove } from "./move.ts";
import { readVisitWindow } from "./visit-window.ts";

/** A Tuesday. */
const CONTEXT = { now: "2026-03-03T08:00:00", timeZone: "America/New_York" };
const move = (text: string, more: { anchor?: string; moving?: boolean } = {}) =>
  readMove(text, { ...CONTEXT, ...more });
const on = (date: string) => [{ from: date, to: date }];

describe("readMove", () => {
  it.each([
    ["move my Friday visit to Monday", "2026-03-06", "2026-03-09"],
    ["please change it from Wednesday to Thursday", "2026-03-04", "2026-03-05"],
    ["switch my cleaning to Monday from Friday", "2026-03-06", "2026-03-09"],
    ["reschedule my appointment for Thursday to next Wednesday", "2026-03-05", "2026-03-11"],
    ["postpone tomorrow's visit until Thursday", "2026-03-04", "2026-03-05"],
    ["move the 3rd of April to the 6th", "2026-04-03", "2026-04-06"],
    ["push my Friday appointment back, a week later", "2026-03-06", "2026-03-13"],
  ])("reads %j", (text, from, to) => {
    expect(move(text)).toMatchObject({ source: { dates: on(from) }, target: { dates: on(to) }, rejected: false });
  });

  it("finds the visit by its time too", () => {
    expect(move("change the 3 pm to 5")).toMatchObject({
      source: { exactTime: "15:00" },
      target: { exactTime: "17:00", times: [] },
    });
    expect(move("swap my Thursday 10:30 with Dr Lee for Friday morning")).toMatchObject({
      source: { dates: on("2026-03-05"), exactTime: "10:30" },
      target: { dates: on("2026-03-06"), times: [{ to: "12:00" }] },
    });
    expect(move("move my Friday 3pm an hour later")).toMatchObject({
      source: { dates: on("2026-03-06"), exactTime: "15:00" },
      target: { dates: on("2026-03-06"), exactTime: "16:00" },
    });
  });

  it("keeps a stretch of the new day whole", () => {
    expect(move("move my appointment to Monday from 2 to 4")).toMatchObject({
      source: null,
      target: { dates: on("2026-03-09"), times: [{ from: "14:00", to: "16:00" }] },
    });
  });

  it("counts from the visit being moved when the message names none", () => {
    expect(move("move it an hour later", { anchor: "2026-03-12T14:30" })).toMatchObject({
      source: null,
      target: { dates: on("2026-03-12"), exactTime: "15:30" },
    });
  });

  it("takes from–to for a move only where one is under way", () => {
    expect(move("from Wednesday to Thursday")).toBeNull();
    expect(move("from Wednesday to Thursday", { moving: true })).toMatchObject({
      source: { dates: on("2026-03-04") },
      target: { dates: on("2026-03-05") },
    });
    expect(readVisitWindow({ ...CONTEXT, text: "from Wednesday to Thursday" })?.dates).toEqual([
      { from: "2026-03-04", to: "2026-03-05" },
    ]);
  });

  it("reads nothing where nothing moves", () => {
    for (const text of ["book me on Monday", "hello", "", "reschedule my visit"]) expect(move(text)).toBeNull();
  });

  it("says which visit when only that was named", () => {
    expect(move("I need to reschedule my Friday visit")).toMatchObject({
      source: { dates: on("2026-03-06") },
      target: null,
    });
  });
});

describe("L1: a correction names what is wanted and what is not, in any order", () => {
  it.each([
    "the 10th instead of the 9th",
    "instead of the 9th, the 10th please",
    "not the 9th, the 10th",
    "the 10th, not the 9th",
    "the 10th rather than the 9th",
  ])("%s", (text) => {
    expect(move(text)).toMatchObject({
      source: { dates: on("2026-03-09") },
      target: { dates: on("2026-03-10") },
      rejected: true,
    });
    expect(readVisitWindow({ ...CONTEXT, text })?.dates).toEqual(on("2026-03-10"));
  });

  it("takes back one after another", () => {
    expect(readVisitWindow({ ...CONTEXT, text: "the 9th, no the 10th, sorry, the 11th" })?.dates).toEqual(
      on("2026-03-11"),
    );
  });
});
