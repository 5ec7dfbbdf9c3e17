import { describe, expect, it } from "vitest";
import { listAppointmentEvents } from "../../db/queries/appointment-events.ts";
import { readAppointmentClaims } from "../../db/queries/claims.ts";
import { visitTypes } from "../../db/schema/index.ts";
import { practitionerVisitTypes } from "../../db/schema/resources.ts";
import { replay } from "./appointment-history.ts";
import type { SchedulingContext } from "./model.ts";
import { encodeSlotId } from "./slot-id.ts";
import { aPatient, type ClinicFixture, createClinicFixture } from "./testing/clinic-fixture.ts";
import { integrationSuite, MONDAY_9, minutesLater } from "./testing/int-suite.ts";
import { codeOf } from "./testing/refusals.ts";
import { slotIdAt } from "./testing/slots.ts";

const suite = integrationSuite();
const WEDNESDAY_10 = "2026-03-04T15:00:00Z";
const THURSDAY_10 = "2026-03-05T15:00:00Z";

const book = (clinic: ClinicFixture, context: SchedulingContext, at = WEDNESDAY_10) =>
  suite.at().book(context, { slotId: slotIdAt(clinic, at), patient: aPatient(), idempotencyKey: `book ${at}` });

describe("what is noted on a visit", () => {
  it("attendance is confirmed once, and a retry answers the same", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    const visit = await book(clinic, ana);
    const confirm = { appointmentId: visit.id, idempotencyKey: "c" };
    const confirmed = await suite.at().confirmAttendance(ana, confirm);
    expect(confirmed).toMatchObject({ version: 2, confirmedAt: MONDAY_9.toISOString() });
    expect(await suite.at().confirmAttendance(ana, confirm)).toEqual(confirmed);
    const later = suite.at(minutesLater(MONDAY_9, 60));
    expect(await later.confirmAttendance(ana, { ...confirm, idempotencyKey: "again" })).toEqual(confirmed);
    expect(await codeOf(later.confirmAttendance(clinic.patientContext(), confirm))).toBe("appointment_not_found");
    const begun = suite.at(new Date(WEDNESDAY_10));
    expect(await codeOf(begun.confirmAttendance(ana, { ...confirm, idempotencyKey: "late" }))).toBe("past");
  });

  it("lateness is noted from a day before until the visit's end", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    const visit = await book(clinic, ana);
    const late = (at: Date, minutes: number) =>
      suite.at(at).reportLate(ana, { appointmentId: visit.id, minutes, idempotencyKey: `${at.getTime()} ${minutes}` });
    expect(await codeOf(late(MONDAY_9, 15))).toBe("too_soon");
    expect(await late(minutesLater(new Date(WEDNESDAY_10), -30), 15)).toMatchObject({ lateMinutes: 15, version: 2 });
    expect(await late(minutesLater(new Date(WEDNESDAY_10), 10), 25)).toMatchObject({ lateMinutes: 25, version: 3 });
    expect(await codeOf(late(new Date(visit.endsAt), 5))).toBe("past");
    await expect(late(new Date(WEDNESDAY_10), 0)).rejects.toThrow(/minutes is 0/);
  });

  it("needs are added to what is noted, keep the time, and are in the history", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { rooms: 1 });
    const ana = clinic.patientContext();
    const visit = await book(clinic, ana);
    const add = (needs: { interpreter?: string; wheelchair?: boolean }, expectedVersion: number) =>
      suite
        .at()
        .addNeeds(ana, { appointmentId: visit.id, expectedVersion, needs, idempotencyKey: `n${expectedVersion}` });
    await add({ wheelchair: true }, 1);
    const both = await add({ interpreter: "Spanish" }, 2);
    expect(both).toMatchObject({ version: 3, needs: { wheelchair: true, interpreter: "Spanish" } });
    const stale = { appointmentId: visit.id, expectedVersion: 2, needs: { wheelchair: true }, idempotencyKey: "stale" };
    expect(await codeOf(suite.at().addNeeds(ana, stale))).toBe("version_conflict");
    const { events, claims } = await clinic.write(async (tx) => ({
      events: await listAppointmentEvents(tx, clinic.clinicId, visit.id),
      claims: await readAppointmentClaims(tx, clinic.clinicId, visit.id),
    }));
    expect(events.map(({ type, reason }) => [type, reason])).toEqual([
      ["booked", null],
      ["noted", "needs"],
      ["noted", "needs"],
    ]);
    expect(replay(events)?.appointment).toMatchObject({ needs: both.needs, version: 3 });
    expect(claims.every(({ active }) => active)).toBe(true);
    const moved = await suite.at().reschedule(ana, {
      appointmentId: visit.id,
      slotId: slotIdAt(clinic, THURSDAY_10),
      expectedVersion: 3,
      idempotencyKey: "move",
    });
    expect(moved.needs).toEqual(both.needs);
  });
});

describe("several at once", () => {
  it("all are cancelled in one go, or none", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    const [first, second] = [await book(clinic, ana), await book(clinic, ana, THURSDAY_10)];
    const visits = [first, second].map(({ id, version }) => ({ id, version }));
    const tooLate = suite.at(new Date("2026-03-03T16:00:00Z"));
    expect(await codeOf(tooLate.cancelSome(ana, { visits, idempotencyKey: "late" }))).toBe("cancel_cutoff");
    expect(await suite.at().listAppointments(ana, { statuses: ["booked"] })).toHaveLength(2);
    const cancelled = await suite.at().cancelSome(ana, { visits, idempotencyKey: "all" });
    expect(cancelled.map(({ id, status }) => [id, status])).toEqual(visits.map(({ id }) => [id, "cancelled"]));
    expect(await suite.at().cancelSome(ana, { visits, idempotencyKey: "all" })).toEqual(cancelled);
    expect(await suite.at().listAppointments(ana, { statuses: ["booked"] })).toEqual([]);
  });
});

describe("another way to be seen", () => {
  it("a visit moves to a type of its own specialty when asked for, and to no other", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const common = { clinicId: clinic.clinicId, durationMinutes: 30, slotGridMinutes: 30, minNoticeMinutes: 60 };
    const video = {
      ...common,
      id: crypto.randomUUID(),
      slug: "video",
      name: "Video visit",
      specialty: "general practice",
      modality: "video" as const,
    };
    const skin = { ...common, id: crypto.randomUUID(), slug: "skin", name: "Skin check", specialty: "dermatology" };
    const known = {
      ...video,
      id: crypto.randomUUID(),
      slug: "known",
      patientKind: "established" as const,
    };
    await clinic.write(async (tx) => {
      await tx.insert(visitTypes).values([video, skin, known]);
      const practitionerId = clinic.practitionerIds[0] ?? "";
      await tx
        .insert(practitionerVisitTypes)
        .values([video, skin, known].map(({ id }) => ({ clinicId: clinic.clinicId, practitionerId, visitTypeId: id })));
    });
    const ana = clinic.patientContext();
    const visit = await book(clinic, ana);
    const move = (visitTypeId: string, changeVisitType?: true) =>
      suite.at().reschedule(ana, {
        appointmentId: visit.id,
        slotId: encodeSlotId({
          visitTypeId,
          practitionerId: clinic.practitionerIds[0] ?? "",
          locationId: clinic.locationIds[0] ?? "",
          start: Date.parse(THURSDAY_10),
        }),
        expectedVersion: 1,
        ...(changeVisitType && { changeVisitType }),
        idempotencyKey: `${visitTypeId} ${changeVisitType}`,
      });
    expect(await codeOf(move(video.id))).toBe("does_not_fit");
    expect(await codeOf(move(skin.id, true))).toBe("does_not_fit");
    expect(await codeOf(move(known.id, true))).toBe("needs_new_patient_visit");
    expect(await move(video.id, true)).toMatchObject({
      visitTypeName: "Video visit",
      modality: "video",
      reference: visit.reference,
      rescheduledFrom: visit.id,
    });
  });
});
