import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { clinics, locations, practitionerVisitTypes, scheduleRules, visitTypes } from "../../../db/schema/index.ts";
import type { SchedulingContext } from "../model.ts";
import { aPatient, type ClinicFixture, createClinicFixture } from "../testing/clinic-fixture.ts";
import { integrationSuite, MONDAY_9, minutesLater } from "../testing/int-suite.ts";
import { codeOf } from "../testing/refusals.ts";
import { slotIdAt } from "../testing/slots.ts";

const suite = integrationSuite();
const WEDNESDAY_10 = "2026-03-04T15:00:00Z";

const book = (clinic: ClinicFixture, context: SchedulingContext, at = WEDNESDAY_10, patient = aPatient()) =>
  suite.at().book(context, { slotId: slotIdAt(clinic, at), patient, idempotencyKey: `book ${at}` });

describe("visits that need approval", () => {
  it("R14, R11: a pending visit blocks its time, and its key answers the same after the approval", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { visitType: { needsApproval: true } });
    const [ana, staff] = [clinic.patientContext(), clinic.staffContext()];
    const request = { slotId: slotIdAt(clinic, WEDNESDAY_10), patient: aPatient(), idempotencyKey: "once" };
    const visit = await suite.at().book(ana, request);
    expect(visit.status).toBe("pending");
    expect(await codeOf(book(clinic, clinic.patientContext()))).toBe("slot_taken");
    const { slots } = await suite.at().findSlots(clinic.patientContext(), {
      visitTypeId: clinic.visitTypeId,
      dates: [{ from: "2026-03-04", to: "2026-03-04" }],
      limit: 100,
    });
    expect(slots.map(({ startsAt }) => startsAt)).not.toContain(visit.startsAt);
    const decide = { appointmentId: visit.id, expectedVersion: 1, idempotencyKey: "decide" };
    expect(await codeOf(suite.staffAt().approve(ana, decide))).toBe("not_authorised");
    const approved = await suite.staffAt().approve(staff, decide);
    expect(approved).toMatchObject({ id: visit.id, status: "booked", version: 2 });
    expect(await suite.at().book(ana, request)).toEqual(visit);
    expect(await suite.at().listAppointments(staff)).toEqual([approved]);
    expect(await codeOf(suite.staffAt().approve(staff, { ...decide, idempotencyKey: "2" }))).toBe("version_conflict");
  });

  it("R14: declined, its time is free again; the patient may also cancel while it waits", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { visitType: { needsApproval: true } });
    const [ana, ben, staff] = [clinic.patientContext(), clinic.patientContext(), clinic.staffContext()];
    const visit = await book(clinic, ana);
    const decide = { appointmentId: visit.id, expectedVersion: 1, reason: "not this month", idempotencyKey: "decide" };
    expect(await suite.staffAt().decline(staff, decide)).toMatchObject({ status: "cancelled", version: 2 });
    const next = await book(clinic, ben);
    expect(next.status).toBe("pending");
    const cancel = { appointmentId: next.id, expectedVersion: 1, idempotencyKey: "c" };
    expect(await suite.at().cancel(ben, cancel)).toMatchObject({ status: "cancelled" });
    expect(
      await suite
        .at()
        .book(staff, { slotId: slotIdAt(clinic, WEDNESDAY_10), patient: aPatient(), idempotencyKey: "s" }),
    ).toMatchObject({ status: "booked" });
  });
});

describe("outcomes", () => {
  it("C16: a no-show that was corrected is fulfilled, and both are in its history", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const staff = clinic.staffContext();
    const visit = await book(clinic, clinic.patientContext());
    const after = suite.staffAt(minutesLater(new Date(WEDNESDAY_10), 20));
    const noshow = { appointmentId: visit.id, expectedVersion: 1, outcome: "noshow" as const, idempotencyKey: "n" };
    expect(await codeOf(suite.staffAt().recordOutcome(staff, noshow))).toBe("too_soon");
    expect(await after.recordOutcome(staff, noshow)).toMatchObject({ status: "noshow", version: 2 });
    const correct = { ...noshow, expectedVersion: 2, outcome: "fulfilled" as const, idempotencyKey: "f" };
    await expect(after.recordOutcome(staff, correct)).rejects.toThrow(/needs a reason/);
    const corrected = await after.recordOutcome(staff, { ...correct, reason: "was in the other waiting room" });
    expect(corrected).toMatchObject({ status: "fulfilled", version: 3 });
    expect(await after.history(staff, visit.id)).toMatchObject([
      { type: "booked", status: "booked", reason: null },
      { type: "status_changed", status: "noshow", reason: null },
      { type: "status_changed", status: "fulfilled", reason: "was in the other waiting room" },
    ]);
  });

  it("S5: a no-show does not make a patient established, a fulfilled visit does; new visits only in their window", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const staff = clinic.staffContext();
    const common = { clinicId: clinic.clinicId, durationMinutes: 30, slotGridMinutes: 30, minNoticeMinutes: 0 };
    const known = {
      ...common,
      id: crypto.randomUUID(),
      slug: "known",
      name: "Known",
      specialty: "general practice",
      patientKind: "established" as const,
    };
    const practitionerId = clinic.practitionerIds[0] ?? "";
    await clinic.write(async (tx) => {
      await tx.insert(visitTypes).values(known);

      await tx
        .insert(practitionerVisitTypes)
        .values({ clinicId: clinic.clinicId, practitionerId, visitTypeId: known.id });
      // First visits are seen in the morning only, the others at any hour.
      await tx
        .update(scheduleRules)
        .set({ visitTypeIds: [known.id] })
        .where(eq(scheduleRules.clinicId, clinic.clinicId));
      await tx.insert(scheduleRules).values({
        id: crypto.randomUUID(),
        clinicId: clinic.clinicId,
        resourceId: practitionerId,
        locationId: clinic.locationIds[0] ?? "",
        weekdays: [1, 2, 3, 4, 5],
        startTime: "09:00",
        endTime: "11:00",
        visitTypeIds: [clinic.visitTypeId],
        effectiveFrom: "2024-01-01",
      });
    });
    const patient = aPatient();
    expect(await codeOf(book(clinic, clinic.patientContext(), "2026-03-04T19:00:00Z", patient))).toBe("outside_hours");
    // Who entered the patient may be told what the clinic knows of them.
    const conversation = clinic.patientContext();
    const first = await book(clinic, conversation, WEDNESDAY_10, patient);
    const bookKnown = (key: string) =>
      suite.at(new Date("2026-03-05T14:00:00Z")).book(conversation, {
        slotId: slotIdAt({ ...clinic, visitTypeId: known.id }, "2026-03-06T19:00:00Z"),
        patient,
        idempotencyKey: key,
      });
    const after = suite.staffAt(new Date("2026-03-04T16:00:00Z"));
    const outcome = { appointmentId: first.id, expectedVersion: 1, outcome: "noshow" as const, idempotencyKey: "n" };
    await after.recordOutcome(staff, outcome);
    expect(await codeOf(bookKnown("1"))).toBe("needs_new_patient_visit");
    const seen = { ...outcome, expectedVersion: 2, outcome: "fulfilled" as const, reason: "came", idempotencyKey: "f" };
    await after.recordOutcome(staff, seen);
    expect(await bookKnown("2")).toMatchObject({ status: "booked" });
  });
});

describe("time off", () => {
  it("S11: over twelve visits nothing is cancelled, and the worklist has the twelve with their state", async () => {
    const clinic = await createClinicFixture(suite.owner.db, {
      practitioners: 2,
      policy: { maxActiveAppointments: 50 },
    });
    const staff = clinic.staffContext();
    const start = Date.parse("2026-03-04T14:00:00Z");
    const inTheWay = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        book(clinic, clinic.patientContext(), new Date(start + index * 1_800_000).toISOString()),
      ),
    );
    const another = await suite.at().book(clinic.patientContext(), {
      slotId: slotIdAt(clinic, WEDNESDAY_10, 1),
      patient: aPatient(),
      idempotencyKey: "another practitioner",
    });
    const request = {
      resourceId: clinic.practitionerIds[0] ?? "",
      startsAt: "2026-03-04T05:00:00Z",
      endsAt: "2026-03-05T05:00:00Z",
      reason: "conference",
      idempotencyKey: "off",
    };
    expect(await codeOf(suite.staffAt().addTimeOff(clinic.patientContext(), request))).toBe("not_authorised");
    const { worklist } = await suite.staffAt().addTimeOff(staff, request);
    expect(worklist.map(({ appointment, state }) => [appointment.id, state])).toEqual(
      inTheWay.map(({ id }) => [id, "open"]),
    );
    expect(await suite.staffAt().addTimeOff(staff, request)).toMatchObject({ worklist });
    expect(await suite.at().listAppointments(staff, { status: "booked" })).toHaveLength(13);
    expect(await codeOf(book(clinic, clinic.patientContext(), "2026-03-04T20:30:00Z"))).toBe("provider_off");
    const [first] = worklist;
    await suite.staffAt().markWorklistItem(staff, { id: first?.id ?? "", state: "contacted" });
    const contacted = await suite.staffAt().worklist(staff, { state: "contacted" });
    expect(contacted).toMatchObject([{ appointment: { id: inTheWay[0]?.id }, state: "contacted" }]);
    expect(await suite.staffAt().worklist(staff, { state: "open" })).toHaveLength(11);
    expect(another.status).toBe("booked");
  });
});

describe("another zone", () => {
  it("D10: visits keep their instant, and the report lists the wall times that differ", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { visitType: { horizonDays: 60 } });
    const [ana, staff] = [clinic.patientContext(), clinic.staffContext()];
    // Phoenix keeps standard time: two hours behind New York in winter, three in summer.
    const winter = await book(clinic, ana, "2026-03-04T15:00:00Z");
    const summer = await book(clinic, ana, "2026-03-10T14:00:00Z");
    const report = await suite.staffAt().reportZoneChange(staff, { timeZone: "America/Phoenix" });
    expect(report).toEqual([
      {
        appointment: winter,
        before: { date: "2026-03-04", time: "10:00" },
        after: { date: "2026-03-04", time: "08:00" },
      },
      {
        appointment: summer,
        before: { date: "2026-03-10", time: "10:00" },
        after: { date: "2026-03-10", time: "07:00" },
      },
    ]);
    expect(await suite.staffAt().reportZoneChange(staff, { timeZone: "America/Toronto" })).toEqual([]);
    await clinic.write(async (tx) => {
      await tx.update(locations).set({ timeZone: "America/Phoenix" }).where(eq(locations.clinicId, clinic.clinicId));
      await tx.update(clinics).set({ timeZone: "America/Phoenix" }).where(eq(clinics.id, clinic.clinicId));
    });
    const kept = await suite.at().listAppointments(ana);
    expect(kept.map(({ startsAt }) => startsAt)).toEqual([winter.startsAt, summer.startsAt]);
    expect(await suite.staffAt().reportZoneChange(staff, { timeZone: "America/Phoenix" })).toEqual(report);
  });
});

describe("staff and patients", () => {
  it("S9: staff book without notice and beyond the horizon; a staff-only type is no patient's to see", async () => {
    const clinic = await createClinicFixture(suite.owner.db, {
      visitType: { channel: "staff", minNoticeMinutes: 600, horizonDays: 7, needsReferral: true },
    });
    const staff = clinic.staffContext();
    const { slots, reasons } = await suite.at().findSlots(clinic.patientContext(), { visitTypeId: clinic.visitTypeId });
    expect([slots, reasons.map(({ code }) => code)]).toEqual([[], ["not_self_bookable"]]);
    const { visitTypes: shown } = await suite.at().directory(clinic.clinicId);
    expect(shown.filter(({ selfBookable }) => selfBookable)).toEqual([]);
    const soon = minutesLater(MONDAY_9, 60).toISOString();
    expect(await codeOf(book(clinic, clinic.patientContext(), soon))).toBe("not_self_bookable");
    expect(await book(clinic, staff, soon)).toMatchObject({ status: "booked" });
    expect(await book(clinic, staff, "2026-04-14T15:00:00Z")).toMatchObject({ status: "booked" });
  });
});
