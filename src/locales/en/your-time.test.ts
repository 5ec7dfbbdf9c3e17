import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wallClockAt } from "../../scheduling/time-zone.ts";
import { visitTextFor, whenTextFor, yourTimeText } from "./wording.ts";

const NEW_YORK = "America/New_York";
const LOS_ANGELES = "America/Los_Angeles";

/** A visit at this instant on the location's clock. */
const visitAt = (startsAt: string, timeZone: string) => ({
  startsAt,
  timeZone,
  ...wallClockAt(timeZone, Date.parse(startsAt)),
});
const said = (startsAt: string, timeZone: string, patientTimeZone: string | null) =>
  whenTextFor(visitAt(startsAt, timeZone), { patientTimeZone });

describe("a time on both clocks", () => {
  it.each([
    ["the same day", "2026-03-10T18:00:00Z", NEW_YORK, "Asia/Kolkata", "11:30 PM your time"],
    ["the next day", "2026-03-10T21:00:00Z", LOS_ANGELES, "Asia/Kolkata", "Wednesday, March 11 at 2:30 AM your time"],
    [
      "the day before",
      "2026-03-09T22:00:00Z",
      "Asia/Tokyo",
      "Pacific/Honolulu",
      "Monday, March 9 at 12:00 PM your time",
    ],
    [
      "the same hour a day away",
      "2026-03-10T10:30:00Z",
      "Pacific/Kiritimati",
      "Pacific/Honolulu",
      "Tuesday, March 10 at 12:30 AM your time",
    ],
    ["another year", "2027-01-01T01:00:00Z", NEW_YORK, "Europe/London", "Friday, January 1 at 1:00 AM your time"],
    ["half an hour beside", "2026-07-10T18:00:00Z", NEW_YORK, "America/St_Johns", "3:30 PM your time"],
    ["three quarters beside", "2026-07-10T12:00:00Z", "Asia/Kolkata", "Asia/Kathmandu", "5:45 PM your time"],
    ["noon", "2026-03-10T19:00:00Z", NEW_YORK, LOS_ANGELES, "12:00 PM your time"],
    ["midnight", "2026-03-10T00:00:00Z", NEW_YORK, "UTC", "Tuesday, March 10 at 12:00 AM your time"],
  ])("D4: %s", (_name, startsAt, clinic, patient, yours) => {
    expect(said(startsAt, clinic, patient)).toBe(`${said(startsAt, clinic, null)} (${yours})`);
  });

  it("D4: the clinic's stands first, in a whole visit too", () => {
    const visit = {
      ...visitAt("2026-03-10T21:00:00Z", LOS_ANGELES),
      visitTypeName: "Eye exam",
      practitionerName: "Dr. Lee",
    };
    expect(visitTextFor(visit, { patientTimeZone: "Asia/Kolkata" })).toBe(
      "Eye exam on Tuesday, March 10 at 2:00 PM (Wednesday, March 11 at 2:30 AM your time) with Dr. Lee",
    );
  });

  it.each([
    ["not known", NEW_YORK, null],
    ["the clinic's own", NEW_YORK, NEW_YORK],
    ["another of the same clock", NEW_YORK, "America/Toronto"],
    ["another name of the same", "Asia/Kolkata", "Asia/Calcutta"],
  ])("D4: is one time where the patient's zone is %s", (_name, clinic, patient) => {
    expect(yourTimeText(visitAt("2026-03-10T18:00:00Z", clinic), { patientTimeZone: patient })).toBeUndefined();
    expect(said("2026-03-10T18:00:00Z", clinic, patient)).not.toContain("your time");
  });

  it.each([
    // The clinic's clocks go forward on March 8, London's on March 29.
    ["before the clinic's change", "2026-03-06T14:00:00Z", "Friday, March 6 at 9:00 AM (2:00 PM your time)"],
    ["between the two", "2026-03-13T13:00:00Z", "Friday, March 13 at 9:00 AM (1:00 PM your time)"],
    ["after both", "2026-04-03T13:00:00Z", "Friday, April 3 at 9:00 AM (2:00 PM your time)"],
    ["just before the clinic's gap", "2026-03-08T06:59:00Z", "Sunday, March 8 at 1:59 AM (6:59 AM your time)"],
    ["just after it", "2026-03-08T07:00:00Z", "Sunday, March 8 at 3:00 AM (7:00 AM your time)"],
    [
      "just before the patient's gap",
      "2026-03-29T00:59:00Z",
      "Saturday, March 28 at 8:59 PM (Sunday, March 29 at 12:59 AM your time)",
    ],
    ["just after it", "2026-03-29T01:00:00Z", "Saturday, March 28 at 9:00 PM (Sunday, March 29 at 2:00 AM your time)"],
    [
      "in the clinic's repeated hour, first pass",
      "2026-11-01T05:30:00Z",
      "Sunday, November 1 at 1:30 AM (5:30 AM your time)",
    ],
    ["in it, second pass", "2026-11-01T06:30:00Z", "Sunday, November 1 at 1:30 AM (6:30 AM your time)"],
  ])("D4: around the days the clocks change: %s", (_name, startsAt, text) => {
    expect(said(startsAt, NEW_YORK, "Europe/London")).toBe(text);
  });

  it("D4: zones that agree in winter alone are told apart in summer alone", () => {
    const reader = { patientTimeZone: "America/Phoenix" };
    expect(yourTimeText(visitAt("2026-01-15T17:00:00Z", "America/Denver"), reader)).toBeUndefined();
    expect(yourTimeText(visitAt("2026-07-15T16:00:00Z", "America/Denver"), reader)).toBe("9:00 AM your time");
  });

  it("D4: for any two zones at any instant, both are said exactly where the clocks differ, as Temporal has them", () => {
    const zone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
    const instant = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2031, 0, 1) / 60_000 });
    fc.assert(
      fc.property(zone, zone, instant, (clinic, patient, minutes) => {
        const at = Temporal.Instant.fromEpochMilliseconds(minutes * 60_000);
        const [ours, theirs] = [clinic, patient].map((name) => at.toZonedDateTimeISO(name).toPlainDateTime());
        const visit = { startsAt: at.toString(), timeZone: clinic };
        const text = yourTimeText(visit, { patientTimeZone: patient });
        expect(text === undefined).toBe(ours?.equals(theirs ?? ""));
        if (text === undefined || !theirs || !ours) return;
        expect(text).toMatch(
          new RegExp(`\\b${theirs.hour % 12 || 12}:${String(theirs.minute).padStart(2, "0")} [AP]M your time$`),
        );
        expect(text.includes(" at ")).toBe(!ours.toPlainDate().equals(theirs.toPlainDate()));
      }),
    );
  });
});
