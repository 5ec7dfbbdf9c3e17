import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withClinic } from "../db/client.ts";
import { appointments, identityProofs } from "../db/schema/index.ts";
import type { Frame } from "../src/graph/frame.ts";
import type { Appointment, SchedulingContext, SlotQuery } from "../src/scheduling/model.ts";
import { aPatient } from "../src/scheduling/testing/clinic-fixture.ts";
import { type TestAgentCare, testAgentCare } from "./agentcare.ts";
import { type BookingDesk, createBookingDesk } from "./booking-desk.ts";

let care: TestAgentCare;
beforeAll(async () => {
  care = await testAgentCare();
});
afterAll(() => care.close());

/** A conversation with what it has booked itself. */
interface Table {
  desk: BookingDesk;
  context: SchedulingContext;
  threadId: string;
  /** Books the first that fits. */
  book(visitType: string, wish?: Partial<SlotQuery>): Promise<Appointment>;
  standing(): Promise<Appointment[]>;
}

async function sitDown(): Promise<Table> {
  const { session } = await care.open();
  const { clinicId } = care;
  const { scheduling, clock } = care.system;
  const context: SchedulingContext = { clinicId, actor: `thread:${session.threadId}`, channel: "chat" };
  const patient = aPatient();
  const desk = createBookingDesk({ scheduling, clinicId, threadId: session.threadId, now: clock });
  return {
    desk,
    context,
    threadId: session.threadId,
    async book(visitType, wish = {}) {
      const { slots } = await scheduling.findSlots(context, {
        visitTypeId: await typeId(visitType),
        dates: [{ from: "2026-03-09", to: "2026-04-20" }],
        patientKind: "new",
        ...wish,
      });
      const [slot] = slots;
      if (!slot) throw new Error(`Nothing is free for ${visitType}.`);
      return scheduling.book(context, { slotId: slot.id, patient, idempotencyKey: slot.id });
    },
    standing: () => scheduling.listAppointments(context, { statuses: ["booked", "pending"] }),
  };
}

async function typeId(slug: string): Promise<string> {
  const { visitTypes } = await care.system.scheduling.directory(care.clinicId);
  const found = visitTypes.find((type) => type.slug === slug);
  if (!found) throw new Error(`The demo clinic has no ${slug}.`);
  return found.id;
}

const field = <T>(value: T, turn = 1) => ({ value, turn, confirmed: false });

/** Another conversation proves that it speaks for the patient of a visit. */
async function prove(threadId: string, appointmentId: string): Promise<void> {
  const { db, clock } = care.system;
  await withClinic(db, care.clinicId, async (tx) => {
    const [visit] = await tx.select().from(appointments).where(eq(appointments.id, appointmentId));
    if (!visit) throw new Error("No such visit.");
    await tx.insert(identityProofs).values({
      clinicId: care.clinicId,
      threadId,
      patientId: visit.patientId,
      provedAt: clock(),
      expiresAt: new Date(clock().getTime() + 3_600_000),
    });
  });
}

const SOON = { dates: [{ from: "2026-03-02", to: "2026-03-02" }] };
const NEXT_WEEK = { dates: [{ from: "2026-03-09", to: "2026-03-13" }] };
const LATER = { dates: [{ from: "2026-03-23", to: "2026-03-27" }] };

describe("which visit is meant", () => {
  it("the only one; one of its kind; the one that was listed second; otherwise it is asked", async () => {
    const { desk, book } = await sitDown();
    const cleaning = await book("dental-cleaning", NEXT_WEEK);
    const only = await desk.carryOut([{ agent: "booking", kind: "details", visit: {} }]);
    expect(only.facts).toEqual([{ kind: "visit_details", appointment: cleaning }]);
    const exam = await book("dental-exam", LATER);
    const byKind = await desk.carryOut([
      { agent: "booking", kind: "preparation", visit: { visitTypeIds: [exam.visitTypeId] } },
    ]);
    expect(byKind.facts).toEqual([{ kind: "visit_preparation", appointment: exam }]);
    const asked = await desk.carryOut([{ agent: "booking", kind: "cancel", visit: {} }]);
    expect(asked.facts).toEqual([{ kind: "which_visit", appointments: [cleaning, exam], task: "cancel" }]);
    expect(asked.footing.asked).toEqual(["appointment"]);
    const second = await desk.carryOut([{ agent: "booking", kind: "cancel", visit: { ordinal: 2 } }]);
    expect(second.frame.pending).toMatchObject({ kind: "cancel", appointmentId: exam.id });
  });

  it("C7: a reference alone opens nothing, and the answer is the same whether it exists or not", async () => {
    const owner = await sitDown();
    const visit = await owner.book("dental-cleaning", NEXT_WEEK);
    for (const reference of [visit.reference, "QQQQ-3333"]) {
      const { desk } = await sitDown();
      const tried = await desk.carryOut([{ agent: "booking", kind: "cancel", visit: { reference } }]);
      expect(tried.facts).toEqual([]);
      expect(tried.left).toEqual([{ agent: "identity", kind: "begin", action: "cancel" }]);
      expect(tried.footing.afterProof).toEqual({ agent: "booking", kind: "cancel", visit: { reference } });
      expect(tried.frame.pending).toBeNull();
    }
  });

  it("C7: with a proof the patient's visit is reached, and then it is said plainly when nothing fits", async () => {
    const owner = await sitDown();
    const visit = await owner.book("dental-cleaning", NEXT_WEEK);
    const { desk, threadId } = await sitDown();
    const { reference } = visit;
    const before = await desk.carryOut([{ agent: "booking", kind: "list" }]);
    expect(before.left).toEqual([{ agent: "identity", kind: "begin", action: "lookup" }]);
    await prove(threadId, visit.id);
    const listed = await desk.carryOut([{ agent: "booking", kind: "list" }]);
    expect(listed.facts).toEqual([{ kind: "coming_visits", appointments: [visit] }]);
    const wrong = await desk.carryOut([{ agent: "booking", kind: "cancel", visit: { reference: "QQQQ-3333" } }]);
    expect(wrong.facts).toEqual([{ kind: "no_such_visit", appointments: [visit] }]);
    await desk.carryOut([{ agent: "booking", kind: "cancel", visit: { reference } }]);
    const cancelled = await desk.yes();
    expect(cancelled.facts).toMatchObject([{ kind: "cancelled", appointment: { id: visit.id, status: "cancelled" } }]);
    expect((await desk.carryOut([{ agent: "booking", kind: "list" }])).facts).toEqual([{ kind: "no_visits" }]);
  });

  it("a visit booked here does not answer for another one: that asks for a proof", async () => {
    const { desk, book } = await sitDown();
    await book("dental-cleaning", NEXT_WEEK);
    const visitTypeIds = [await typeId("annual-physical")];
    const other = await desk.carryOut([{ agent: "booking", kind: "cancel", visit: { visitTypeIds } }]);
    expect(other.facts).toEqual([]);
    expect(other.left).toEqual([{ agent: "identity", kind: "begin", action: "cancel" }]);
  });
});

describe("what is told of a visit", () => {
  it("attendance is confirmed at once, for the next visit", async () => {
    const { desk, book, standing } = await sitDown();
    const visit = await book("dental-cleaning", NEXT_WEEK);
    const { reply } = await desk.carryOut([{ agent: "booking", kind: "confirm_attendance", visit: {} }]);
    expect(reply.text).toContain("we'll see you then: Dental cleaning on");
    expect(await standing()).toMatchObject([{ id: visit.id, confirmedAt: care.system.clock().toISOString() }]);
  });

  it("running late is asked for how long, noted, and beyond the clinic's limit told to the desk", async () => {
    const { desk, book, standing } = await sitDown();
    const today = await book("dental-cleaning", SOON);
    await book("dental-exam", LATER);
    const late = (minutes: number | null) =>
      desk.carryOut([{ agent: "booking", kind: "running_late", visit: {}, minutes }]);
    const asked = await late(null);
    expect(asked.facts).toMatchObject([{ kind: "ask_minutes_late", appointment: { id: today.id } }]);
    expect(asked.footing).toMatchObject({ asked: ["minutesLate"], afterChoice: { kind: "running_late" } });
    const little = await late(10);
    expect(little.facts).toMatchObject([{ kind: "late_noted", minutes: 10, limitMinutes: null }]);
    expect(little.left).toEqual([]);
    const much = await late(25);
    expect(much.reply.text).toContain("After more than 15 minutes we may have to find you another time.");
    expect(much.left).toMatchObject([{ agent: "handoff", kind: "request", urgency: "routine" }]);
    expect((await standing())[0]).toMatchObject({ id: today.id, lateMinutes: 25 });
  });

  it("a need is read back and noted after the yes, and the calendar file has an address", async () => {
    const { desk, book, standing } = await sitDown();
    const visit = await book("dental-cleaning", NEXT_WEEK);
    const needs = { interpreter: "Spanish", wheelchair: true };
    const asked = await desk.carryOut([{ agent: "booking", kind: "add_need", visit: {}, needs }]);
    expect(asked.reply.text).toContain("Shall I note an interpreter for Spanish and wheelchair access for your visit:");
    expect((await standing())[0]?.needs).toEqual({});
    const noted = await desk.yes();
    expect(noted.facts).toMatchObject([{ kind: "need_added", appointment: { id: visit.id, needs } }]);
    const file = await desk.carryOut([{ agent: "booking", kind: "calendar", visit: {} }]);
    expect(file.reply.cards[0]?.content).toMatchObject({ calendarUrl: `/v1/appointments/${visit.id}/calendar.ics` });
  });
});

describe("changes of a visit", () => {
  it("C6: inside the cutoff the rule is told with the number, and a person is offered", async () => {
    const { desk, book, standing } = await sitDown();
    const visit = await book("dental-cleaning", SOON);
    for (const kind of ["cancel", "reschedule"] as const) {
      const told = await desk.carryOut([{ agent: "booking", kind, visit: {} }]);
      expect(told.reply.text).toMatch(/up to 24 hours before they begin.*call the clinic on \(914\) 555-0100/);
      expect(told.footing.yesNo).toBe("handoff");
      expect(told.frame.pending).toBeNull();
    }
    expect(await standing()).toEqual([visit]);
  });

  it("all are cancelled with one yes, and undone with one", async () => {
    const { desk, book, standing } = await sitDown();
    const visits = [await book("dental-cleaning", NEXT_WEEK), await book("dental-exam", LATER)];
    const asked = await desk.carryOut([{ agent: "booking", kind: "cancel_some", visit: { all: true } }]);
    expect(asked.reply.text).toMatch(/^Shall I cancel all 2 of these visits\?\n1\. Dental cleaning/);
    expect(await standing()).toHaveLength(2);
    const done = await desk.yes();
    expect(done.facts).toMatchObject([{ kind: "cancelled_some", appointments: visits.map(({ id }) => ({ id })) }]);
    expect(await standing()).toEqual([]);
    const undo = await desk.carryOut([{ agent: "booking", kind: "undo" }]);
    expect(undo.reply.text).toMatch(/^The last thing I did was cancel Dental cleaning/);
    expect((await desk.yes()).facts).toMatchObject([{ kind: "undone", change: "cancel" }]);
    expect((await standing()).map(({ id }) => id)).toEqual(visits.map(({ id }) => id));
    const again = await desk.carryOut([{ agent: "booking", kind: "undo" }]);
    expect(again.facts).toMatchObject([{ kind: "refused", code: "nothing_to_undo" }]);
  });

  it("C3: a proposal that was overtaken writes nothing and shows the visit as it is now", async () => {
    const { desk, book, context, standing } = await sitDown();
    const visit = await book("dental-cleaning", LATER);
    await desk.carryOut([{ agent: "booking", kind: "cancel", visit: {} }]);
    await care.system.scheduling.confirmAttendance(context, { appointmentId: visit.id, idempotencyKey: "other tab" });
    const overtaken = await desk.yes();
    expect(overtaken.facts).toMatchObject([
      { kind: "changed_meanwhile", appointment: { id: visit.id, status: "booked", version: 2 } },
    ]);
    expect(overtaken.frame.pending).toBeNull();
    expect(await standing()).toHaveLength(1);
    await desk.carryOut([{ agent: "booking", kind: "cancel", visit: {} }]);
    const cancel = { appointmentId: visit.id, expectedVersion: 2, idempotencyKey: "gone" };
    await care.system.scheduling.cancel(context, cancel);
    const gone = await desk.yes();
    expect(gone.facts).toEqual([{ kind: "changed_meanwhile", appointment: null }]);
  });

  it("an earlier time: only earlier ones are offered, with the same practitioner, and the move is one write", async () => {
    const { desk, book, standing } = await sitDown();
    const visit = await book("dental-cleaning", LATER);
    const offered = await desk.carryOut([{ agent: "booking", kind: "reschedule", visit: {}, how: "earlier" }]);
    expect(offered.facts).toMatchObject([{ kind: "slots" }]);
    expect(offered.frame.offered.length).toBeGreaterThan(0);
    for (const slot of offered.frame.offered) {
      expect(slot.startsAt < visit.startsAt).toBe(true);
      expect(slot.practitionerId).toBe(visit.practitionerId);
    }
    const [slot] = offered.frame.offered;
    await desk.carryOut([{ agent: "booking", kind: "hold", slotId: slot?.id ?? "" }]);
    await desk.yes();
    expect(await standing()).toMatchObject([{ startsAt: slot?.startsAt, rescheduledFrom: visit.id }]);
  });

  it("another practitioner: the one before is not offered", async () => {
    const { desk, book } = await sitDown();
    const visit = await book("dental-cleaning", LATER);
    const asked = { agent: "booking", kind: "reschedule", visit: {}, how: "other_practitioner" } as const;
    const offered = await desk.carryOut([asked]);
    expect(offered.frame.offered.length).toBeGreaterThan(0);
    expect(offered.frame.offered.map(({ practitionerId }) => practitionerId)).not.toContain(visit.practitionerId);
  });

  it("by video instead: another visit type of the specialty, named in the proposal", async () => {
    const { desk, book, standing } = await sitDown();
    // Seen once, so that visits for those we know are open.
    const first = await book("new-patient-visit", NEXT_WEEK);
    await withClinic(care.system.db, care.clinicId, (tx) =>
      tx.update(appointments).set({ status: "fulfilled" }).where(eq(appointments.id, first.id)),
    );
    const inPerson = await book("office-visit", { ...LATER, patientKind: "established" });
    const video: Partial<Frame> = { modality: field("video" as const) };
    const offered = await desk.carryOut([{ agent: "booking", kind: "reschedule", visit: {} }], video);
    expect(offered.facts).toMatchObject([{ kind: "slots" }]);
    expect(offered.frame.offered.every(({ modality }) => modality === "video")).toBe(true);
    await desk.carryOut([{ agent: "booking", kind: "hold", slotId: offered.frame.offered[0]?.id ?? "" }]);
    expect(desk.frame.pending).toMatchObject({ kind: "reschedule", details: { changeVisitType: true } });
    await desk.yes();
    expect(await standing()).toMatchObject([{ modality: "video", reference: inPerson.reference }]);
  });

  it("by video where the specialty has none: the visit stays, and the desk is offered", async () => {
    const { desk, book, standing } = await sitDown();
    const visit = await book("dental-cleaning", LATER);
    const told = await desk.carryOut([{ agent: "booking", kind: "reschedule", visit: {} }], {
      modality: field("video" as const),
    });
    expect(told.facts).toMatchObject([{ kind: "modality_not_offered", modality: "video" }]);
    expect(told.footing.yesNo).toBe("handoff");
    expect(await standing()).toEqual([visit]);
  });
});
