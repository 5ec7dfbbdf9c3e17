import { describe, expect, it } from "vitest";
import { REFUSAL_CODES, Refusal } from "../../scheduling/refusal.ts";
import { refuse } from "../../scheduling/refuse.ts";
import { refusalText } from "./refusals.ts";

describe("the text of a refusal", () => {
  it.each([...REFUSAL_CODES])("%s: is a sentence a patient can act on, with nothing known", (code) => {
    const text = refusalText(code);
    expect(text).toMatch(/^[A-Z].*\.$/);
    expect(text).not.toMatch(/undefined|null|NaN|Invalid|\[object|[0-9a-f]{8}-|_| {2}/);
    // What to do next is said in every one of them.
    expect(text).toMatch(/please|these do|send a new request|will help you/i);
  });

  it("says what the parameters tell", () => {
    expect(refusalText("slot_held", { until: "2026-03-02T14:05:00Z", untilTime: "09:05" })).toContain("until 9:05 AM");
    expect(refusalText("below_min_notice", { visit: "Check-up", minNoticeMinutes: 120 })).toContain(
      "at least 2 hours ahead",
    );
    expect(refusalText("below_min_notice", { minNoticeMinutes: 1440 })).toContain("at least 1 day ahead");
    expect(refusalText("beyond_horizon", { opensOn: "2026-04-03", lastDate: "2026-05-01" })).toContain(
      "Friday, April 3",
    );
    expect(refusalText("fully_booked_until", { date: "2026-08-12" })).toContain("Wednesday, August 12");
    expect(refusalText("provider_off", { practitioner: "Dr. Lee", returnsOn: "2026-03-12" })).toMatch(
      /Dr\. Lee.*Thursday, March 12/,
    );
    expect(
      refusalText("visit_not_offered_by_provider", { practitioner: "Dr. Lee", visit: "Cleaning", eligible: "Dr. Kim" }),
    ).toContain("These do: Dr. Kim.");
    expect(refusalText("outside_hours", { opens: "09:00", closes: "16:30" })).toContain("between 9:00 AM and 4:30 PM");
    expect(refusalText("age_limit", { visit: "Physical", minAgeYears: 65 })).toContain("65 years and older");
    expect(refusalText("cancel_cutoff", { cutoffHours: 24, phone: "555-0100" })).toMatch(/24 hours.*555-0100/);
    expect(refusalText("room_unavailable", { label: "ultrasound room" })).toContain("An ultrasound room");
  });

  it("names the year where the date may lie in another one, and does not contradict itself", () => {
    const text = refusalText("beyond_horizon", { opensOn: "2027-01-04", lastDate: "2026-12-31" });
    expect(text).toContain("opens for booking on Monday, January 4, 2027");
    expect(text).toContain("Thursday, December 31, 2026");
    expect(text).not.toContain("earlier date");
    expect(refusalText("beyond_horizon", { lastDate: "2026-12-31" })).toContain("up to Thursday, December 31, 2026");
  });

  it.each([
    ["Office Visit", "An office visit needs"],
    ["Check-up", "A check-up needs"],
    ["MRI Scan", "An MRI scan needs"],
    ["X-ray", "An X-ray needs"],
    ["Urine Test", "A urine test needs"],
    ["Ultrasound", "An ultrasound needs"],
    ["CT Scan", "A CT scan needs"],
  ])("%s: reads as part of a sentence", (visit, start) => {
    expect(refusalText("needs_referral", { visit })).toMatch(new RegExp(`^${start}`));
  });

  it("comes with the refusal, its code and its cause", () => {
    const cause = new Error("23P01");
    const refusal = refuse("slot_taken", {}, { cause });
    expect(refusal).toBeInstanceOf(Refusal);
    expect([refusal.code, refusal.message, refusal.cause]).toEqual(["slot_taken", refusalText("slot_taken"), cause]);
  });
});
