import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { listAppointmentEvents } from "../../db/queries/appointment-events.ts";
import { readAppointmentClaims } from "../../db/queries/claims.ts";
import { appointments, claims } from "../../db/schema/index.ts";
import { replay, stateOf } from "./appointment-history.ts";
import type { LastChange, SchedulingContext } from "./model.ts";
import { aPatient, type ClinicFixture, createClinicFixture } from "./testing/clinic-fixture.ts";
import { integrationSuite, MONDAY_9, minutesLater } from "./testing/int-suite.ts";
import { codeOf } from "./testing/refusals.ts";
import { slotIdAt } from "./testing/slots.ts";

const suite = integrationSuite();
const WEDNESDAY_10 = "2026-03-04T15:00:00Z";
const THURSDAY_10 = "2026-03-05T15:00:00Z";

const book = (clinic: ClinicFixture, context: SchedulingContext, at = WEDNESDAY_10, key = at) =>
  suite.at().book(context, { slotId: slotIdAt(clinic, at), patient: aPatient(), idempotencyKey: key });

const stand = ({ visits }: LastChange) => visits.map(({ id, version }) => ({ id, version }));

async function undo(context: SchedulingContext, now?: Date) {
  const calendar = suite.at(now);
  return calendar.undoLast(context, { visits: stand(await calendar.lastChange(context)), idempotencyKey: "undo" });
}

const activeTimes = (clinic: ClinicFixture) =>
  clinic.write((tx) =>
    tx
      .select({ startsAt: claims.startsAt })
      .from(claims)
      .where(
        and(eq(claims.clinicId, clinic.clinicId), eq(claims.active, true), eq(claims.resourceKind, "practitioner")),
      ),
  );

describe("undo", () => {
  it("a fresh booking is cancelled, and undoing is not undone", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    expect(await codeOf(suite.at().lastChange(ana))).toBe("nothing_to_undo");
    const visit = await book(clinic, ana);
    const undone = await undo(ana);
    expect(undone).toMatchObject({ kind: "book", visits: [{ id: visit.id, status: "cancelled" }] });
    expect(await activeTimes(clinic)).toEqual([]);
    expect(await codeOf(suite.at().lastChange(ana))).toBe("nothing_to_undo");
    // The retry of the same request answers the same.
    const retry = { visits: [{ id: visit.id, version: 1 }], idempotencyKey: "undo" };
    expect(await suite.at().undoLast(ana, retry)).toEqual(undone);
  });

  it("cancelled visits stand again, all of one cancellation, with their time", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { rooms: 1 });
    const ana = clinic.patientContext();
    const visits = [await book(clinic, ana), await book(clinic, ana, THURSDAY_10)];
    const named = visits.map(({ id, version }) => ({ id, version }));
    await suite.at().cancelSome(ana, { visits: named, idempotencyKey: "both" });
    const undone = await undo(ana);
    expect(undone.visits.map(({ id, status, version }) => [id, status, version])).toEqual(
      visits.map(({ id }) => [id, "booked", 3]),
    );
    expect(await activeTimes(clinic)).toHaveLength(2);
    for (const { id } of visits) {
      const { events, held, row } = await clinic.write(async (tx) => ({
        events: await listAppointmentEvents(tx, clinic.clinicId, id),
        held: await readAppointmentClaims(tx, clinic.clinicId, id),
        row: (await tx.select().from(appointments).where(eq(appointments.id, id)))[0],
      }));
      expect(events.map(({ type }) => type)).toEqual(["booked", "cancelled", "restored"]);
      if (!row) throw new Error("the visit is gone");
      expect(replay(events)).toEqual(stateOf(row, held));
    }
  });

  it("a cancelled visit whose time was taken stays cancelled, and the refusal says why", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    const visit = await book(clinic, ana);
    await suite.at().cancel(ana, { appointmentId: visit.id, expectedVersion: 1, idempotencyKey: "c" });
    const ben = clinic.patientContext();
    const hold = await suite.at().hold(ben, { slotId: slotIdAt(clinic, WEDNESDAY_10) });
    expect(await codeOf(undo(ana))).toBe("slot_held");
    await suite.at().book(ben, { holdId: hold.id, patient: aPatient(), idempotencyKey: "ben" });
    expect(await codeOf(undo(ana))).toBe("slot_taken");
    expect(await suite.at().getAppointment(ana, visit.id)).toMatchObject({ status: "cancelled", version: 2 });
  });

  it("a move goes back to the old time under the same reference, and the limit is not used up", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { policy: { rescheduleLimit: 1 } });
    const ana = clinic.patientContext();
    const visit = await book(clinic, ana);
    const move = (id: string, version: number, at: string) =>
      suite.at().reschedule(ana, {
        appointmentId: id,
        slotId: slotIdAt(clinic, at),
        expectedVersion: version,
        idempotencyKey: `${id} ${version}`,
      });
    await move(visit.id, 1, THURSDAY_10);
    const { visits } = await undo(ana);
    expect(visits).toEqual([{ ...visit, version: 3 }]);
    expect(await suite.at().listAppointments(ana, { statuses: ["booked"] })).toEqual(visits);
    expect(await activeTimes(clinic)).toEqual([{ startsAt: new Date(WEDNESDAY_10) }]);
    const again = await move(visit.id, 3, "2026-03-06T15:00:00Z");
    expect(again).toMatchObject({ status: "booked", reference: visit.reference });
  });

  it("a move whose old time is gone stays", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    const visit = await book(clinic, ana);
    const moved = await suite.at().reschedule(ana, {
      appointmentId: visit.id,
      slotId: slotIdAt(clinic, THURSDAY_10),
      expectedVersion: 1,
      idempotencyKey: "m",
    });
    await book(clinic, clinic.patientContext());
    expect(await codeOf(undo(ana))).toBe("slot_taken");
    expect(await suite.at().getAppointment(ana, moved.id)).toEqual(moved);
  });

  it("a note goes away again", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    const visit = await book(clinic, ana);
    await suite.at().addNeeds(ana, { appointmentId: visit.id, needs: { wheelchair: true }, idempotencyKey: "1" });
    await suite.at().addNeeds(ana, { appointmentId: visit.id, needs: { interpreter: "Farsi" }, idempotencyKey: "2" });
    expect((await undo(ana)).visits).toMatchObject([{ needs: { wheelchair: true }, version: 4 }]);
  });

  it("C3: what somebody else changed since, and a stale view of it, are left alone", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    const visit = await book(clinic, ana);
    const seen = stand(await suite.at().lastChange(ana));
    const appointmentId = visit.id;
    await suite.at().confirmAttendance(ana, { appointmentId, idempotencyKey: "c" });
    expect(await codeOf(suite.at().undoLast(ana, { visits: seen, idempotencyKey: "stale" }))).toBe("version_conflict");
    const staff = clinic.staffContext();
    await suite.at().addNeeds(staff, { appointmentId, needs: { wheelchair: true }, idempotencyKey: "s" });
    expect(await codeOf(suite.at().lastChange(ana))).toBe("nothing_to_undo");
  });

  it("C6: a booking inside the cutoff is not undone here", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    await book(clinic, ana);
    expect(await codeOf(undo(ana, new Date("2026-03-04T12:00:00Z")))).toBe("cancel_cutoff");
  });

  it("two undoings at once take one change back", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    const visit = await book(clinic, ana);
    await suite.at().cancel(ana, { appointmentId: visit.id, expectedVersion: 1, idempotencyKey: "c" });
    const calendar = suite.at(minutesLater(MONDAY_9, 1));
    const visits = stand(await calendar.lastChange(ana));
    const outcomes = await Promise.allSettled(
      ["a", "b", "c"].map((idempotencyKey) => calendar.undoLast(ana, { visits, idempotencyKey })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await calendar.getAppointment(ana, visit.id)).toMatchObject({ status: "booked", version: 3 });
  });
});
