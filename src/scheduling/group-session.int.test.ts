import { describe, expect, it } from "vitest";
import { encodeSlotId } from "./slot-id.ts";
import { aPatient, createClinicFixture } from "./testing/clinic-fixture.ts";
import { integrationSuite, MONDAY_9 } from "./testing/int-suite.ts";
import { race } from "./testing/race.ts";
import { codeOf } from "./testing/refusals.ts";
import { slotIdAt } from "./testing/slots.ts";

const suite = integrationSuite();
const AT = "2026-03-04T15:00:00Z";

describe("a group visit", () => {
  it("R15: of twenty who want the last seats of six at once, from four processes, six get one", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { rooms: 1, visitType: { seats: 6 } });
    const common = { url: suite.database.url, clinicId: clinic.clinicId, now: MONDAY_9.toISOString() };
    const slotIds = Array(5).fill(slotIdAt(clinic, AT));
    const outcomes = await race(Array.from({ length: 4 }, () => ({ ...common, slotIds })));
    expect(outcomes.filter((outcome) => outcome === "booked")).toHaveLength(6);
    expect(outcomes.filter((outcome) => outcome === "slot_taken")).toHaveLength(14);
    const visits = await suite.at().listAppointments(clinic.staffContext());
    expect(visits.map(({ startsAt }) => startsAt)).toEqual(Array(6).fill(new Date(AT).toISOString()));
  });

  it("is offered while it has seats, and its time is nobody else's; an empty one gives its time back", async () => {
    const clinic = await createClinicFixture(suite.owner.db, {
      visitType: { seats: 2, durationMinutes: 60, slotGridMinutes: 30 },
    });
    const calendar = suite.at();
    const [ana, ben, cem] = [clinic.patientContext(), clinic.patientContext(), clinic.patientContext()];
    const starts = async () => {
      const query = { visitTypeId: clinic.visitTypeId, dates: [{ from: "2026-03-04", to: "2026-03-04" }], limit: 100 };
      const { slots } = await calendar.findSlots(cem, query);
      return slots.map(({ time }) => time);
    };
    const book = (context: typeof ana, at = AT) =>
      calendar.book(context, { slotId: slotIdAt(clinic, at), patient: aPatient(), idempotencyKey: at });
    const first = await book(ana);
    // The session itself has a seat; what would overlap it has none.
    expect(await starts()).toContain("10:00");
    expect(await starts()).not.toContain("10:30");
    expect(await codeOf(book(ben, "2026-03-04T15:30:00Z"))).toBe("slot_taken");
    const hold = await calendar.hold(ben, { slotId: slotIdAt(clinic, AT) });
    expect(await starts()).not.toContain("10:00");
    expect(await codeOf(book(cem))).toBe("slot_taken");
    const second = await calendar.book(ben, { holdId: hold.id, patient: aPatient(), idempotencyKey: "held" });
    const moved = await calendar.reschedule(ana, {
      appointmentId: first.id,
      slotId: slotIdAt(clinic, "2026-03-05T15:00:00Z"),
      expectedVersion: 1,
      idempotencyKey: "m",
    });
    expect(moved.status).toBe("booked");
    expect(await starts()).toContain("10:00");
    await calendar.cancel(ben, { appointmentId: second.id, expectedVersion: 1, idempotencyKey: "c" });
    expect(await starts()).toContain("10:30");
    const again = encodeSlotId({
      visitTypeId: clinic.visitTypeId,
      practitionerId: clinic.practitionerIds[0] ?? "",
      locationId: clinic.locationIds[0] ?? "",
      start: Date.parse(AT),
    });
    const reopened = { slotId: again, patient: aPatient(), idempotencyKey: "again" };
    expect(await calendar.book(cem, reopened)).toMatchObject({ status: "booked" });
    const withClaims = await calendar.hold(ben, { slotId: slotIdAt(clinic, "2026-03-06T15:00:00Z") });
    const opened = { holdId: withClaims.id, patient: aPatient(), idempotencyKey: "first of its group" };
    expect(await calendar.book(ben, opened)).toMatchObject({ status: "booked" });
  });
});
