import { describe, expect, it } from "vitest";
import {
  aVisit,
  birthDateText,
  clockText,
  dayAndYearText,
  dayText,
  minutesUntil,
  orList,
  phoneText,
} from "./wording.ts";

it.each([
  ["00:00", "12:00 AM"],
  ["00:30", "12:30 AM"],
  ["09:05", "9:05 AM"],
  ["11:59", "11:59 AM"],
  ["12:00", "12:00 PM"],
  ["13:00", "1:00 PM"],
  ["23:45", "11:45 PM"],
])("D7: %s is %s on the 12-hour clock", (time, text) => expect(clockText(time)).toBe(text));

describe("days", () => {
  it("always have their weekday", () => expect(dayText("2026-03-10")).toBe("Tuesday, March 10"));
  it("have their year where the date may lie in another one", () =>
    expect(dayAndYearText("2027-01-04")).toBe("Monday, January 4, 2027"));
  it("of birth have the month in words", () => expect(birthDateText("1988-04-03")).toBe("April 3, 1988"));
});

it.each([
  ["5550142", "555-0142"],
  ["9145557788", "(914) 555-7788"],
  ["19145557788", "(914) 555-7788"],
  ["442071234567", "442071234567"],
])("phone %s is read back as %s", (digits, text) => expect(phoneText(digits)).toBe(text));

it.each([
  ["Dental cleaning", "a dental cleaning"],
  ["Office visit", "an office visit"],
  ["Ultrasound", "an ultrasound"],
])("%s in a sentence is %s", (name, text) => expect(aVisit(name)).toBe(text));

it("minutes left are whole and never none", () => {
  expect(minutesUntil("2026-03-02T14:05:00Z", "2026-03-02T14:00:00Z")).toBe(5);
  expect(minutesUntil("2026-03-02T14:00:10Z", "2026-03-02T14:00:00Z")).toBe(1);
});

it("alternatives are joined with or", () => expect(orList(["a", "b", "c"])).toBe("a, b, or c"));
