import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { insertThread } from "../../db/queries/threads.ts";
import { identityProofs, patients } from "../../db/schema/index.ts";
import type { SchedulingContext } from "./model.ts";
import { aPatient, type ClinicFixture, createClinicFixture } from "./testing/clinic-fixture.ts";
import { integrationSuite, MONDAY_9, minutesLater } from "./testing/int-suite.ts";
import { codeOf, refusalOf } from "./testing/refusals.ts";
import { slotIdAt } from "./testing/slots.ts";

const suite = integrationSuite();
let clinic: ClinicFixture;
beforeAll(async () => {
  clinic = await createClinicFixture(suite.owner.db, { practitioners: 8, policy: { maxActiveAppointments: 2 } });
});

const threadOf = ({ actor }: SchedulingContext) => actor.slice("thread:".length);

/** A conversation that has proved to speak for the patient, until `minutes` from now. */
async function proving(patientId: string, minutes = 30): Promise<SchedulingContext> {
  const context = clinic.patientContext();
  const threadId = threadOf(context);
  await clinic.write(async (tx) => {
    await insertThread(tx, { id: threadId, clinicId: clinic.clinicId, at: MONDAY_9 });
    await tx.insert(identityProofs).values({
      clinicId: clinic.clinicId,
      threadId,
      patientId,
      provedAt: MONDAY_9,
      expiresAt: minutesLater(MONDAY_9, minutes),
    });
  });
  return context;
}

/** A visit of somebody new, booked at the desk. */
async function aVisit(at: string, practitioner: number) {
  const patient = aPatient({ familyName: `Ruiz${randomUUID().replaceAll(/[^a-f]/g, "")}` });
  const slotId = slotIdAt(clinic, at, practitioner);
  const visit = await suite.at().book(clinic.staffContext(), { slotId, patient, idempotencyKey: randomUUID() });
  const rows = await clinic.write((tx) => tx.select().from(patients));
  const patientId = rows.find(({ familyName }) => familyName === patient.familyName)?.id;
  if (!patientId) throw new Error("The patient was not written.");
  return { visit, patient, patientId };
}

describe("what a conversation reaches", () => {
  it("a proved patient's visits, whoever booked them, until the proof ends; and nobody else's", async () => {
    const mine = await aVisit("2026-03-05T15:00:00Z", 0);
    await aVisit("2026-03-05T15:00:00Z", 1);
    const context = await proving(mine.patientId);
    const ids = async (now?: Date) => (await suite.at(now).listAppointments(context)).map(({ id }) => id);
    expect(await ids()).toEqual([mine.visit.id]);
    expect(await ids(minutesLater(MONDAY_9, 29))).toEqual([mine.visit.id]);
    expect(await ids(minutesLater(MONDAY_9, 30))).toEqual([]);
    expect(await codeOf(suite.at(minutesLater(MONDAY_9, 30)).getAppointment(context, mine.visit.id))).toBe(
      "appointment_not_found",
    );
  });

  it("moves and cancels with a proof, and no longer without one", async () => {
    const { visit, patientId } = await aVisit("2026-03-06T15:00:00Z", 2);
    const context = await proving(patientId);
    const slotId = slotIdAt(clinic, "2026-03-06T17:00:00Z", 2);
    const hold = { slotId, movingAppointmentId: visit.id };
    expect(await codeOf(suite.at().hold(clinic.patientContext(), hold))).toBe("appointment_not_found");
    await suite.at().hold(context, hold);
    const move = { appointmentId: visit.id, slotId, expectedVersion: visit.version, idempotencyKey: "move" };
    const moved = await suite.at().reschedule(context, move);
    const cancel = { appointmentId: moved.id, expectedVersion: moved.version, idempotencyKey: "cancel" };
    expect(await codeOf(suite.at(minutesLater(MONDAY_9, 31)).cancel(context, cancel))).toBe("appointment_not_found");
    expect(await suite.at().cancel(context, cancel)).toMatchObject({ status: "cancelled" });
  });

  it("C7: knowing a visit's id is not enough: it answers exactly like one that does not exist", async () => {
    const { visit } = await aVisit("2026-03-09T15:00:00Z", 3);
    const stranger = clinic.patientContext();
    const told = await Promise.all(
      [visit.id, randomUUID()].map(async (appointmentId) => {
        const request = { appointmentId, expectedVersion: visit.version, idempotencyKey: randomUUID() };
        const { code, message, params } = await refusalOf(suite.at().cancel(stranger, request));
        return { code, message, params };
      }),
    );
    expect(told[0]).toMatchObject({ code: "appointment_not_found", params: {} });
    expect(told[1]).toEqual(told[0]);
    expect(await suite.at().getAppointment(clinic.staffContext(), visit.id)).toMatchObject({ status: "booked" });
  });
});

describe("X3: booking with somebody's details", () => {
  const wish = (patient: ReturnType<typeof aPatient>, at: string, practitioner: number) => ({
    slotId: slotIdAt(clinic, at, practitioner),
    patient,
    idempotencyKey: randomUUID(),
  });

  it("does not tell a stranger of the visits that person has; after a proof it does", async () => {
    const { patient, patientId } = await aVisit("2026-03-10T15:00:00Z", 4);
    const stranger = clinic.patientContext();
    const same = () => wish(patient, "2026-03-10T15:00:00Z", 5);
    const refused = await refusalOf(suite.at().book(stranger, same()));
    expect(refused).toMatchObject({ code: "identity_required", params: { problem: "check" } });
    expect(refused.message).not.toMatch(/visit|already|record|patient/i);
    expect(await codeOf(suite.at().book(await proving(patientId), same()))).toBe("patient_overlap");
    expect(await codeOf(suite.at().book(clinic.staffContext(), same()))).toBe("patient_overlap");
    expect(await codeOf(suite.at(minutesLater(MONDAY_9, 30)).book(await proving(patientId, 29), same()))).toBe(
      "identity_required",
    );
  });

  it("a visit booked for somebody who was there before earns no further knowledge of them", async () => {
    const { patient } = await aVisit("2026-03-11T15:00:00Z", 4);
    const stranger = clinic.patientContext();
    await suite.at().book(stranger, wish(patient, "2026-03-11T17:00:00Z", 5));
    expect(await codeOf(suite.at().book(stranger, wish(patient, "2026-03-11T15:00:00Z", 6)))).toBe("identity_required");
    expect(await codeOf(suite.at().book(stranger, wish(patient, "2026-03-12T15:00:00Z", 6)))).toBe("identity_required");
  });

  it("nor does moving such a visit about", async () => {
    const { patient } = await aVisit("2026-03-13T15:00:00Z", 4);
    const stranger = clinic.patientContext();
    const own = await suite.at().book(stranger, wish(patient, "2026-03-13T17:00:00Z", 5));
    const move = (context: SchedulingContext) =>
      suite.at().reschedule(context, {
        appointmentId: own.id,
        slotId: slotIdAt(clinic, "2026-03-13T15:00:00Z", 5),
        expectedVersion: own.version,
        idempotencyKey: randomUUID(),
      });
    expect(await codeOf(move(stranger))).toBe("identity_required");
    expect(await codeOf(move(clinic.staffContext()))).toBe("patient_overlap");
  });

  it("the one who entered a patient hears the reasons, a second conversation does not", async () => {
    const patient = aPatient({ familyName: "Newcomer" });
    const first = clinic.patientContext();
    await suite.at().book(first, wish(patient, "2026-03-12T15:00:00Z", 7));
    expect(await codeOf(suite.at().book(first, wish(patient, "2026-03-12T15:00:00Z", 6)))).toBe("patient_overlap");
    const second = clinic.patientContext();
    expect(await codeOf(suite.at().book(second, wish(patient, "2026-03-12T15:00:00Z", 6)))).toBe("identity_required");
  });
});
