import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { listAppointmentEvents } from "../../db/queries/appointment-events.ts";
import { readAppointmentClaims } from "../../db/queries/claims.ts";
import { appointments, claims } from "../../db/schema/index.ts";
import { replay, stateOf } from "./appointment-history.ts";
import type { SchedulingContext } from "./model.ts";
import { aPatient, type ClinicFixture, createClinicFixture } from "./testing/clinic-fixture.ts";
import { integrationSuite, MONDAY_9 } from "./testing/int-suite.ts";
import { codeOf, refusalOf } from "./testing/refusals.ts";
import { slotIdAt } from "./testing/slots.ts";

const suite = integrationSuite();

/** Wednesday, well before any cutoff. */
const WEDNESDAY_10 = "2026-03-04T15:00:00Z";

const book = (clinic: ClinicFixture, context: SchedulingContext, at = WEDNESDAY_10) =>
  suite.at().book(context, { slotId: slotIdAt(clinic, at), patient: aPatient(), idempotencyKey: `book ${at}` });

const activeClaims = (clinic: ClinicFixture) =>
  clinic.write((tx) =>
    tx
      .select({ kind: claims.resourceKind, startsAt: claims.startsAt, appointmentId: claims.appointmentId })
      .from(claims)
      .where(and(eq(claims.clinicId, clinic.clinicId), eq(claims.active, true)))
      .orderBy(claims.resourceKind),
  );

describe("reschedule", () => {
  it("C1, C5: moves by half a visit into its own old time, with lineage and the same reference", async () => {
    const clinic = await createClinicFixture(suite.owner.db, {
      rooms: 1,
      visitType: { slotGridMinutes: 15, bufferAfterMinutes: 15 },
    });
    const calendar = suite.at();
    const ana = clinic.patientContext();
    const old = await book(clinic, ana);
    const slotId = slotIdAt(clinic, "2026-03-04T15:15:00Z");
    const { slots } = await calendar.findSlots(ana, {
      visitTypeId: clinic.visitTypeId,
      dates: [{ from: "2026-03-04", to: "2026-03-04" }],
      movingAppointmentId: old.id,
      limit: 100,
    });
    expect(slots.map(({ id }) => id)).toContain(slotId);
    const hold = await calendar.hold(ana, { slotId, movingAppointmentId: old.id });
    expect(hold.slot.startsAt).toBe("2026-03-04T15:15:00.000Z");
    const moved = await calendar.reschedule(ana, {
      appointmentId: old.id,
      slotId,
      expectedVersion: 1,
      idempotencyKey: "move",
    });
    expect(moved).toMatchObject({ status: "booked", rescheduledFrom: old.id, version: 1, reference: old.reference });
    expect(await calendar.getAppointment(ana, old.id)).toMatchObject({
      status: "cancelled",
      version: 2,
      reference: `${old.reference}~1`,
    });
    expect((await activeClaims(clinic)).map(({ appointmentId, kind }) => [kind, appointmentId])).toEqual(
      ["patient", "practitioner", "room"].map((kind) => [kind, moved.id]),
    );
    expect(await calendar.listAppointments(ana, { status: "booked" })).toEqual([moved]);
    const [row] = await clinic.write((tx) => tx.select().from(appointments).where(eq(appointments.id, moved.id)));
    expect(row).toMatchObject({ rescheduleCount: 1, bookedBy: ana.actor });
  });

  it("C2: the new slot lost leaves the old visit as it was", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const [ana, ben] = [clinic.patientContext(), clinic.patientContext()];
    const old = await book(clinic, ana);
    await book(clinic, ben, "2026-03-04T16:00:00Z");
    const before = await activeClaims(clinic);
    const move = { appointmentId: old.id, slotId: slotIdAt(clinic, "2026-03-04T16:00:00Z"), expectedVersion: 1 };
    expect(await codeOf(suite.at().reschedule(ana, { ...move, idempotencyKey: "m" }))).toBe("slot_taken");
    expect(await suite.at().getAppointment(ana, old.id)).toEqual(old);
    expect(await activeClaims(clinic)).toEqual(before);
  });

  it("C3: a second use of the same version shows the current state and leaves one active visit", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    const old = await book(clinic, ana);
    const move = (at: string, key: string) =>
      suite.at().reschedule(ana, {
        appointmentId: old.id,
        slotId: slotIdAt(clinic, at),
        expectedVersion: 1,
        idempotencyKey: key,
      });
    const outcomes = await Promise.allSettled([
      move("2026-03-05T15:00:00Z", "1"),
      move("2026-03-05T16:00:00Z", "2"),
      move("2026-03-05T17:00:00Z", "3"),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refusal = await refusalOf(move("2026-03-06T15:00:00Z", "4"));
    expect([refusal.code, refusal.params]).toEqual(["version_conflict", { status: "cancelled", version: 2 }]);
    expect(await suite.at().listAppointments(ana, { status: "booked" })).toHaveLength(1);
  });

  it("C4: the old slot is bookable at once", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const [ana, ben] = [clinic.patientContext(), clinic.patientContext()];
    const old = await book(clinic, ana);
    await suite.at().reschedule(ana, {
      appointmentId: old.id,
      slotId: slotIdAt(clinic, "2026-03-05T15:00:00Z"),
      expectedVersion: 1,
      idempotencyKey: "m",
    });
    expect(await book(clinic, ben)).toMatchObject({ startsAt: old.startsAt, status: "booked" });
  });

  it("C6: stops patients at the reschedule limit and inside the cutoff, not staff", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { policy: { rescheduleLimit: 1, cancelCutoffHours: 24 } });
    const ana = clinic.patientContext();
    let visit = await book(clinic, ana);
    const move = (context: SchedulingContext, at: string, now = MONDAY_9) =>
      suite.at(now).reschedule(context, {
        appointmentId: visit.id,
        slotId: slotIdAt(clinic, at),
        expectedVersion: visit.version,
        idempotencyKey: at,
      });
    visit = await move(ana, "2026-03-05T15:00:00Z");
    expect(await codeOf(move(ana, "2026-03-06T15:00:00Z"))).toBe("reschedule_limit");
    visit = await move(clinic.staffContext(), "2026-03-06T15:00:00Z");
    const dayBefore = new Date("2026-03-05T16:00:00Z");
    const refusal = await refusalOf(move(ana, "2026-03-06T17:00:00Z", dayBefore));
    expect([refusal.code, refusal.params]).toEqual(["cancel_cutoff", { cutoffHours: 24, phone: "555-0100" }]);
  });
});

describe("cancel", () => {
  it("frees the time and is idempotent; D3: the cutoff counts elapsed hours over a 23-hour day", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { policy: { cancelCutoffHours: 48 } });
    const ana = clinic.patientContext();
    // Clocks go forward on Sunday, 8 March: 48 hours before Monday 10:00 is Saturday 09:00.
    const visit = await book(clinic, ana, "2026-03-09T14:00:00Z");
    const cancel = { appointmentId: visit.id, expectedVersion: 1, reason: "feeling better", idempotencyKey: "c" };
    const tooLate = suite.at(new Date("2026-03-07T14:00:01Z"));
    expect(await codeOf(tooLate.cancel(ana, cancel))).toBe("cancel_cutoff");
    const inTime = suite.at(new Date("2026-03-07T14:00:00Z"));
    const cancelled = await inTime.cancel(ana, cancel);
    expect(cancelled).toMatchObject({ status: "cancelled", version: 2 });
    expect(await inTime.cancel(ana, cancel)).toEqual(cancelled);
    expect(await codeOf(inTime.cancel(ana, { ...cancel, idempotencyKey: "again" }))).toBe("version_conflict");
    expect(await activeClaims(clinic)).toEqual([]);
  });

  it("lets staff cancel late and says so", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const visit = await book(clinic, clinic.patientContext());
    const late = suite.at(new Date("2026-03-04T14:00:00Z"));
    await late.cancel(clinic.staffContext(), { appointmentId: visit.id, expectedVersion: 1, idempotencyKey: "c" });
    const [row] = await clinic.write((tx) => tx.select().from(appointments).where(eq(appointments.id, visit.id)));
    expect(row).toMatchObject({ cancelledLate: true, status: "cancelled" });
  });

  it("refuses a visit that has begun", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const visit = await book(clinic, clinic.patientContext());
    const begun = suite.at(new Date(WEDNESDAY_10));
    const cancel = { appointmentId: visit.id, expectedVersion: 1, idempotencyKey: "c" };
    expect(await codeOf(begun.cancel(clinic.staffContext(), cancel))).toBe("past");
  });
});

describe("authority", () => {
  it("X1, C7: another's visit, another clinic's and none at all are the same appointment_not_found", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const other = await createClinicFixture(suite.owner.db);
    const calendar = suite.at();
    const visit = await book(clinic, clinic.patientContext());
    const strangers: [SchedulingContext, string][] = [
      [clinic.patientContext(), visit.id],
      [other.staffContext(), visit.id],
      [clinic.patientContext(), "00000000-0000-4000-8000-000000000000"],
      [clinic.patientContext(), "x' or true --"],
    ];
    const slotId = slotIdAt(clinic, "2026-03-05T15:00:00Z");
    for (const [context, appointmentId] of strangers) {
      const change = { appointmentId, expectedVersion: 1, idempotencyKey: "k" };
      const refusals = [
        await refusalOf(calendar.getAppointment(context, appointmentId)),
        await refusalOf(calendar.cancel(context, change)),
        await refusalOf(calendar.reschedule(context, { ...change, slotId })),
        await refusalOf(calendar.hold(context, { slotId, movingAppointmentId: appointmentId })),
      ];
      expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(["appointment_not_found"]));
      expect(new Set(refusals.map(({ message, params }) => message + JSON.stringify(params))).size).toBe(1);
    }
    expect(await calendar.getAppointment(clinic.staffContext(), visit.id)).toEqual(visit);
    expect(await calendar.listAppointments(clinic.patientContext())).toEqual([]);
    expect(await calendar.listAppointments(clinic.staffContext())).toEqual([visit]);
  });
});

describe("history", () => {
  it("I6, I9: replaying the events of every visit rebuilds its row and claims", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { rooms: 2, devices: 1 });
    const ana = clinic.patientContext();
    const calendar = suite.at();
    const kept = await book(clinic, ana);
    const gone = await book(clinic, ana, "2026-03-05T15:00:00Z");
    const moved = await calendar.reschedule(ana, {
      appointmentId: kept.id,
      slotId: slotIdAt(clinic, "2026-03-06T15:00:00Z"),
      expectedVersion: 1,
      idempotencyKey: "m",
    });
    await calendar.cancel(ana, { appointmentId: gone.id, expectedVersion: 1, idempotencyKey: "c" });
    const rows = await clinic.write((tx) => tx.select().from(appointments));
    expect(rows.map(({ id }) => id).sort()).toEqual([kept.id, gone.id, moved.id].sort());
    for (const row of rows) {
      const { events, held } = await clinic.write(async (tx) => ({
        events: await listAppointmentEvents(tx, clinic.clinicId, row.id),
        held: await readAppointmentClaims(tx, clinic.clinicId, row.id),
      }));
      expect(replay(events)).toEqual(stateOf(row, held));
      expect(held).toHaveLength(4);
    }
  });
});
