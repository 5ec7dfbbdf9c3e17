import { expect, it } from "vitest";
import type { EntryView, OfferRow } from "../../db/queries/waitlist.ts";
import { waitlistLine, waitlistRow } from "./waitlist-row.ts";

const at = new Date("2026-03-02T15:04:30Z");
const view: EntryView = {
  entry: {
    id: "0192f0c1-0000-7000-8000-0000000000e1",
    clinicId: "0192f0c1-0000-7000-8000-000000000001",
    patientId: "0192f0c1-0000-7000-8000-0000000000d1",
    visitTypeId: "0192f0c1-0000-7000-8000-0000000000a1",
    criteria: {
      practitionerIds: [],
      excludedPractitionerIds: [],
      locationIds: [],
      dates: [],
      excludedDates: [],
      weekdays: [2],
      excludedWeekdays: [],
      times: [],
    },
    swapAppointmentId: null,
    joinedBy: "thread:0192f0c1-0000-7000-8000-0000000000f1",
    state: "waiting",
    priority: 0,
    version: 1,
    createdAt: at,
    updatedAt: at,
  },
  visitTypeName: "Dental Cleaning",
  patient: { givenName: "Ana", familyName: "Ruiz", dateOfBirth: "1988-04-03", matchKey: "ana|ruiz|1988-04-03|5550142" },
};
const offer = (entryId: string): OfferRow => ({
  id: "0192f0c1-0000-7000-8000-000000000101",
  clinicId: view.entry.clinicId,
  entryId,
  holdId: null,
  slotId: "slot",
  practitionerId: "0192f0c1-0000-7000-8000-0000000000b1",
  startsAt: new Date("2026-03-10T19:00:00Z"),
  state: "declined",
  offeredAt: at,
  expiresAt: new Date("2026-03-02T15:34:30Z"),
  answeredAt: at,
  appointmentId: null,
});

it("shows a place with its own offers, by the clinic's clock", () => {
  const row = waitlistRow(view, [offer(view.entry.id), offer("0192f0c1-0000-7000-8000-0000000000e2")]);
  expect(row).toMatchObject({ state: "waiting", patient: "Ana Ruiz", visitType: "Dental Cleaning" });
  expect(row.offers).toEqual([
    { state: "declined", start: "2026-03-10T19:00:00.000Z", expires: "2026-03-02T15:34:30.000Z", appointment: null },
  ]);
  expect(waitlistLine(row, "America/New_York")).toBe(
    "2026-03-02 10:04  waiting  Dental Cleaning, Ana Ruiz  [2026-03-10 15:00 declined]  (0192f0c1-0000-7000-8000-0000000000e1)",
  );
});
