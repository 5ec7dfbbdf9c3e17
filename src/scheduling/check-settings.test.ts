import { describe, expect, it } from "vitest";
import { checkSettings, type SettingsProblemCode, type VisitTypeSettings } from "./check-settings.ts";

const clinic = { policy: { holdMinutes: 5, holdMaxMinutes: 20, maxActiveAppointments: 3 } };
const kim = { name: "Dr. Kim", acceptingNew: true, durationMinutes: null, windows: [240] };
const aType = (changes: Partial<VisitTypeSettings> = {}): VisitTypeSettings => ({
  name: "Check-up",
  specialty: "general practice",
  durationMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 10,
  minNoticeMinutes: 60,
  horizonDays: 60,
  dailyCap: null,
  minAgeYears: null,
  maxAgeYears: null,
  patientKind: "any",
  channel: "self",
  practitioners: [kim],
  ...changes,
});

const contradictions: [SettingsProblemCode, Partial<VisitTypeSettings>][] = [
  ["cap_zero", { dailyCap: 0 }],
  ["notice_beyond_horizon", { minNoticeMinutes: 8 * 1440, horizonDays: 7 }],
  ["age_limits_crossed", { minAgeYears: 18, maxAgeYears: 12 }],
  ["nobody_offers", { practitioners: [] }],
  ["nobody_takes_new", { patientKind: "new", practitioners: [{ ...kim, acceptingNew: false }] }],
  ["visit_longer_than_hours", { durationMinutes: 300 }],
  ["visit_longer_than_hours", { practitioners: [{ ...kim, durationMinutes: 300 }] }],
  ["buffers_longer_than_hours", { bufferBeforeMinutes: 130, bufferAfterMinutes: 130 }],
];

describe("settings", () => {
  it.each(contradictions)("S4: %s is told, with the visit type and the mend", (code, changes) => {
    const found = checkSettings(clinic, [aType(), aType({ name: "Odd one", ...changes })]);
    expect(found).toEqual([{ code, visitType: "Odd one", message: expect.stringMatching(/^Odd one: .+; .+\.$/) }]);
  });

  it("S4: sound settings, also at their limits, are passed", () => {
    const limits = aType({
      dailyCap: 1,
      minNoticeMinutes: 60 * 1440,
      minAgeYears: 18,
      maxAgeYears: 18,
      durationMinutes: 240,
    });
    expect(checkSettings(clinic, [aType(), limits])).toEqual([]);
  });

  it("S4: a policy at odds with itself, and a clinic that no new patient can enter", () => {
    const policy = { holdMinutes: 10, holdMaxMinutes: 5, maxActiveAppointments: 0 };
    const types = [
      aType({ patientKind: "established" }),
      aType({ name: "First", patientKind: "new", channel: "staff" }),
    ];
    expect(checkSettings({ policy }, types).map(({ code }) => code)).toEqual([
      "hold_limits_crossed",
      "no_visits_allowed",
      "no_way_in",
    ]);
  });
});
