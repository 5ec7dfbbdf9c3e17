import { describe, expect, it } from "vitest";
import { readVisitWindow } from "./visit-window.ts";

/** A Monday. */
const NOW = "2026-03-02T08:00:00";
const read = (text: string, more: { now?: string; opensAt?: string; closesAt?: string; asked?: string[] } = {}) =>
  readVisitWindow({ text, now: NOW, timeZone: "America/New_York", ...more });
const on = (date: string) => [{ from: date, to: date }];

describe("readVisitWindow", () => {
  it("joins a day, a part of day and a wish", () => {
    expect(read("next Tuesday afternoon, after 2 if possible")).toMatchObject({
      dates: on("2026-03-10"),
      times: [{ from: "14:00", to: "17:00" }],
      ambiguities: [{ code: "next_weekday", readings: ["2026-03-10", "2026-03-03"] }],
    });
  });

  it("puts a bare hour where the clinic is open", () => {
    expect(read("at 5")).toMatchObject({ exactTime: "17:00", ambiguities: [] });
    expect(read("tomorrow at 4")).toMatchObject({ dates: on("2026-03-03"), exactTime: "16:00", ambiguities: [] });
    expect(read("at 9")).toMatchObject({ exactTime: "09:00", ambiguities: [] });
    expect(read("at 8", { opensAt: "07:00", closesAt: "21:00" })).toMatchObject({
      exactTime: "08:00",
      ambiguities: [{ code: "half_of_day", readings: ["08:00", "20:00"] }],
    });
  });

  it.each([
    ["5 to 7 today", { dates: on("2026-03-02"), times: [{ from: "17:00", to: "19:00" }] }],
    ["can I come 10 to 12 on Thursday?", { dates: on("2026-03-05"), times: [{ from: "10:00", to: "12:00" }] }],
    ["at ten to twelve on Thursday", { dates: on("2026-03-05"), exactTime: "11:50" }],
    ["from now until 5pm", { dates: on("2026-03-02"), times: [{ from: "08:00", to: "17:00" }] }],
    ["from 3pm tomorrow until noon on Friday", { dates: [{ from: "2026-03-03", to: "2026-03-06" }], times: [] }],
    ["anything within about two hours", { dates: on("2026-03-02"), times: [] }],
    ["the last 3 days of the month", { dates: [{ from: "2026-03-29", to: "2026-03-31" }] }],
  ])("reads %j as a stretch", (text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  it("reads no time from a street number or a score", () => {
    expect(read("Tuesday at 21 Baker Street")).toMatchObject({ dates: on("2026-03-03"), times: [] });
    expect(read("I rate my pain between 5 and 7")).toBeNull();
    expect(read("between 7 and now I felt dizzy")).toBeNull();
    expect(read("in the past 24 hours it got worse")).toBeNull();
  });

  it("asks about Tuesday the 9th and 03/04 with near readings", () => {
    expect(read("Tuesday the 9th")?.ambiguities).toEqual([
      { code: "weekday_mismatch", readings: ["2026-03-09", "2026-03-10"] },
    ]);
    expect(read("03/04")?.ambiguities).toEqual([{ code: "day_month_order", readings: ["2026-03-04", "2026-04-03"] }]);
  });

  it("keeps wanted and unwanted weekdays apart", () => {
    expect(read("Mondays or Tuesdays after 3")).toMatchObject({ weekdays: [1, 2], times: [{ from: "15:00" }] });
    expect(read("not Mondays, any other day next week in the morning")).toMatchObject({
      dates: [{ from: "2026-03-09", to: "2026-03-15" }],
      excludedWeekdays: [1],
      times: [{ to: "12:00" }],
    });
    expect(read("I can't do Mondays or Wednesdays")).toMatchObject({ weekdays: [], excludedWeekdays: [1, 3] });
    expect(read("any weekday but Friday")).toMatchObject({ weekdays: [1, 2, 3, 4, 5], excludedWeekdays: [5] });
    expect(read("Tuesday doesn't work, Thursday?")).toMatchObject({
      dates: on("2026-03-05"),
      excludedWeekdays: [2],
    });
    expect(read("not the 9th, the 10th")).toMatchObject({ dates: on("2026-03-10"), excludedDates: ["2026-03-09"] });
  });

  it("drops a day that was taken back", () => {
    expect(read("the 9th, no sorry the 10th")?.dates).toEqual(on("2026-03-10"));
    expect(read("Thursday, actually Friday")?.dates).toEqual(on("2026-03-06"));
  });

  it("opens and closes stretches where the patient does", () => {
    expect(read("after the 5th")?.dates[0]?.from).toBe("2026-03-06");
    expect(read("before Friday")?.dates).toEqual([{ from: "2026-03-02", to: "2026-03-05" }]);
    expect(read("by Friday")?.dates).toEqual([{ from: "2026-03-02", to: "2026-03-06" }]);
    expect(read("from Wednesday to Friday")?.dates).toEqual([{ from: "2026-03-04", to: "2026-03-06" }]);
    expect(read("the day after tomorrow before noon")).toMatchObject({
      dates: on("2026-03-04"),
      times: [{ to: "12:00" }],
    });
    expect(read("I can't do anything before 10")?.times).toEqual([{ from: "10:00" }]);
    expect(read("not in the morning")?.times).toEqual([{ from: "12:00" }]);
    expect(read("between 2 and 4 on Thursday")).toMatchObject({
      dates: on("2026-03-05"),
      times: [{ from: "14:00", to: "16:00" }],
    });
  });

  it("names a contradiction instead of choosing", () => {
    expect(read("in the morning, after 2pm")).toMatchObject({
      conflict: [
        { words: "in the morning", windows: [{ to: "12:00" }] },
        { words: "after 2pm", windows: [{ from: "14:00" }] },
      ],
      times: [{ to: "12:00" }, { from: "14:00" }],
    });
  });

  it("keeps each day's own hours side by side", () => {
    expect(read("I'm free Tuesday between 1 and 3 or Thursday after 4")).toMatchObject({
      dates: [...on("2026-03-03"), ...on("2026-03-05")],
      times: [{ from: "13:00", to: "15:00" }, { from: "16:00" }],
    });
    expect(read("morning or after 4")?.conflict).toBeUndefined();
    expect(read("2 or 3pm on Thursday")).toMatchObject({
      dates: on("2026-03-05"),
      times: [{ from: "14:00", to: "15:00" }],
    });
  });

  it("wants the day a visit is moved to", () => {
    expect(read("move my appointment from Tuesday to Wednesday")?.dates).toEqual(on("2026-03-04"));
    expect(read("could I move my 3pm on Thursday to Friday?")?.dates).toEqual(on("2026-03-06"));
  });

  it("rules out what the patient cannot do, and no more", () => {
    expect(read("I can't do Tuesday at 3")).toBeNull();
    expect(read("Monday mornings don't work")).toMatchObject({ excludedWeekdays: [1], times: [] });
    expect(read("I'm out of town from the 5th to the 7th")?.excludedDates).toEqual([
      "2026-03-05",
      "2026-03-06",
      "2026-03-07",
    ]);
    expect(read("not until Thursday")?.dates[0]?.from).toBe("2026-03-05");
  });

  it("understands hours told by what people do then", () => {
    expect(read("after work on Tuesday")).toMatchObject({ dates: on("2026-03-03"), times: [{ from: "17:00" }] });
    expect(read("first thing tomorrow")).toMatchObject({ dates: on("2026-03-03"), times: [{ to: "10:00" }] });
    expect(read("end of the day on Friday")).toMatchObject({ dates: on("2026-03-06"), times: [{ from: "15:00" }] });
  });

  it("reads a bare length of time as how soon", () => {
    expect(read("two weeks")?.dates).toEqual(on("2026-03-16"));
    expect(read("in 2-3 weeks")?.dates).toEqual([{ from: "2026-03-16", to: "2026-03-23" }]);
    expect(read("I have had this for two weeks")).toBeNull();
  });

  it("leaves alone what is relative to an offer, and dates of birth", () => {
    expect(read("could we do 15 minutes later")).toBeNull();
    expect(read("I was born on 3/4/1985")).toBeNull();
  });

  it("says what has passed and offers none of it", () => {
    const passed = read("today at 7am");
    expect(passed).toMatchObject({ dates: [], ambiguities: [{ code: "passed" }] });
    expect(passed?.exactTime).toBeUndefined();
  });

  it("leaves out talk of the past", () => {
    expect(read("my tooth has hurt since last week, can I come tomorrow?")?.dates).toEqual(on("2026-03-03"));
  });

  it("is null when nothing is said of days or times", () => {
    for (const text of ["hello", "I need a check-up", "as early as possible", "", "for 2 people"])
      expect(read(text)).toBeNull();
  });

  it("gives the words it used", () => {
    const text = "Could I come on Friday at 3pm please";
    expect(read(text)?.spans.map(({ start, end }) => text.slice(start, end))).toEqual(["Friday at 3pm"]);
  });
});
