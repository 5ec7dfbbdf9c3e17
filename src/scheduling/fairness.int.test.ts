import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { insertThread } from "../../db/queries/threads.ts";
import { identityProofs, patients } from "../../db/schema/index.ts";
import type { SchedulingContext } from "./model.ts";
import { Refusal } from "./refusal.ts";
import { aPatient, type ClinicFixture, createClinicFixture } from "./testing/clinic-fixture.ts";
import { integrationSuite, MONDAY_9, minutesLater } from "./testing/int-suite.ts";

const suite = integrationSuite();
const TUESDAY = { from: "2026-03-03", to: "2026-03-03" };
const WEDNESDAY = { from: "2026-03-04", to: "2026-03-04" };

const search = (clinic: ClinicFixture, context: SchedulingContext, date = TUESDAY) =>
  suite.at().findSlots(context, { visitTypeId: clinic.visitTypeId, dates: [date], limit: 100 });

/** Takes the first time offered, and the next one as long as somebody was quicker. */
async function bookFirst(clinic: ClinicFixture): Promise<string> {
  const context = clinic.patientContext();
  for (;;) {
    const { slots } = await search(clinic, context);
    const [slot] = slots;
    if (!slot) throw new Error("nothing is free");
    try {
      const request = { slotId: slot.id, patient: aPatient(), idempotencyKey: randomUUID() };
      return (await suite.at().book(context, request)).practitionerId;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "slot_taken") throw error;
    }
  }
}

function counts(ids: readonly string[]): number[] {
  const counted = new Map<string, number>();
  for (const id of ids) counted.set(id, (counted.get(id) ?? 0) + 1);
  return [...counted.values()].sort((a, b) => a - b);
}

describe("any practitioner", () => {
  it("S14: visits spread evenly over the practitioners of a day, also when many ask at once", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { practitioners: 4 });
    const booked: string[] = [];
    for (let round = 0; round < 4; round += 1) booked.push(await bookFirst(clinic));
    expect(counts(booked)).toEqual([1, 1, 1, 1]);
    booked.push(...(await Promise.all(Array.from({ length: 8 }, () => bookFirst(clinic)))));
    expect(counts(booked)).toEqual([3, 3, 3, 3]);
  });

  it("S14: the load of that day counts, not of other days", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { practitioners: 2 });
    const [busy = "", free = ""] = clinic.practitionerIds;
    const ana = clinic.patientContext();
    const late = (await search(clinic, ana, WEDNESDAY)).slots.filter(({ practitionerId }) => practitionerId === busy);
    for (const slot of late.slice(-3)) {
      const request = { slotId: slot.id, patient: aPatient(), idempotencyKey: slot.id };
      await suite.at().book(clinic.patientContext(), request);
    }
    const tuesday = (await search(clinic, ana)).slots.filter(({ practitionerId }) => practitionerId === free);
    const one = tuesday.at(-1);
    await suite.at().book(clinic.patientContext(), { slotId: one?.id ?? "", patient: aPatient(), idempotencyKey: "1" });
    expect((await search(clinic, ana)).slots[0]?.practitionerId).toBe(busy);
    expect((await search(clinic, ana, WEDNESDAY)).slots[0]?.practitionerId).toBe(free);
  });

  it("S14: where nobody is busier each conversation has its own order, and keeps it", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { practitioners: 4 });
    const contexts = Array.from({ length: 40 }, () => clinic.patientContext());
    const firsts = await Promise.all(
      contexts.map(async (context) => (await search(clinic, context)).slots[0]?.practitionerId ?? ""),
    );
    expect(new Set(firsts).size).toBe(4);
    const again = await search(clinic, contexts[0] ?? clinic.staffContext());
    expect(again.slots[0]?.practitionerId).toBe(firsts[0]);
  });

  it("S14: the practitioner a proved patient knows comes first at each time", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { practitioners: 4 });
    const [, , known = ""] = clinic.practitionerIds;
    const [threadId, patientId] = [randomUUID(), randomUUID()];
    await clinic.write(async (tx) => {
      await insertThread(tx, { id: threadId, clinicId: clinic.clinicId, at: MONDAY_9 });
      const { givenName, familyName, dateOfBirth, phone } = aPatient();
      await tx.insert(patients).values({
        id: patientId,
        clinicId: clinic.clinicId,
        givenName,
        familyName,
        dateOfBirth,
        phone,
        matchKey: patientId,
        preferredPractitionerId: known,
      });
      await tx.insert(identityProofs).values({
        clinicId: clinic.clinicId,
        threadId,
        patientId,
        provedAt: MONDAY_9,
        expiresAt: minutesLater(MONDAY_9, 30),
      });
    });
    const { slots } = await search(clinic, clinic.patientContext(threadId));
    const firstOfEach = slots.filter(({ startsAt }, index) => slots[index - 1]?.startsAt !== startsAt);
    expect(firstOfEach.length).toBeGreaterThan(3);
    expect(new Set(firstOfEach.map(({ practitionerId }) => practitionerId))).toEqual(new Set([known]));
  });
});
