import { describe, expect, it } from "vitest";
import { readWhen } from "./when.ts";

const read = (text: string, timeZone = "Europe/London") =>
  readWhen({ text, now: "2022-03-01T09:00:00", timeZone, expect: "dob" });

describe("dates of birth", () => {
  it.each([
    ["3rd of January 2002", "2002-01-03"],
    ["I was born on the twenty fifth of December nineteen forty seven", "1947-12-25"],
    ["18 may 46", "1946-05-18"],
    ["June 21st 1985", "1985-06-21"],
    ["June 21, '85", "1985-06-21"],
    ["1985-06-21", "1985-06-21"],
    ["21/06/1985", "1985-06-21"],
    ["24th of the 9th 1930", "1930-09-24"],
    ["24 09 19 30", "1930-09-24"],
    ["2409 1930", "1930-09-24"],
    ["24091930", "1930-09-24"],
    ["15th September MMX", "2010-09-15"],
    ["20 seconds of the 11th 1927", "1927-11-22"],
    ["24th of March 2000 and 1", "2001-03-24"],
    ["O2 O1 1 9 6 4", "1964-01-02"],
    ["60 June 1958", "1958-06-16"],
    ["21st of May 11th 1962", "1962-11-21"],
    ["the 3rd the 3rd of the 8th 1971", "1971-08-03"],
    ["12 12 06 1988", "1988-06-12"],
    ["0406 2 1007", "2007-06-04"],
    ["2260 1 9 7 5", "1975-06-22"],
    ["7 III 1944", "1944-03-07"],
    ["11th o'seven 1999", "1999-07-11"],
    ["1916 th of May 1980", "1980-05-16"],
    ["14 June to 011", "2011-06-14"],
    ["57198 to", "1982-07-05"],
    ["mine June 1949", "1949-06-09"],
    ["12th of me 1968", "1968-05-12"],
    ["5th of August 1964, I mean 8", "1968-08-05"],
  ])("reads %j as %s", (text, date) => {
    expect(read(text)[0]).toMatchObject({ kind: "dob", date });
  });

  it("reads numbers by the country's custom and gives the other order", () => {
    expect(read("03/04/1980", "America/New_York")[0]).toMatchObject({
      date: "1980-03-04",
      ambiguity: { code: "day_month_order", readings: ["1980-03-04", "1980-04-03"] },
    });
    expect(read("03/04/1980")[0]?.date).toBe("1980-04-03");
    expect(read("25/12/1980", "America/New_York")[0]?.date).toBe("1980-12-25");
  });

  it("gives none that lies ahead, is no day, or lacks a part", () => {
    for (const text of ["3 April 2031", "31 February 1980", "June 1994", "2013", "the 14th", "no idea", "", "14"])
      expect(read(text)).toEqual([]);
  });

  it("takes two-digit years for the latest that is past", () => {
    expect(read("1 June 21")[0]?.date).toBe("2021-06-01");
    expect(read("1 June 23")[0]?.date).toBe("1923-06-01");
  });
});
