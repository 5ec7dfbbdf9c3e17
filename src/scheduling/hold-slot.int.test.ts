import { describe, expect, it } from "vitest";
import { aPatient, createClinicFixture } from "./testing/clinic-fixture.ts";
import { integrationSuite, MONDAY_9, minutesLater } from "./testing/int-suite.ts";
import { codeOf, refusalOf } from "./testing/refusals.ts";
import { firstSlots, slotIdAt } from "./testing/slots.ts";

const suite = integrationSuite();

describe("holds", () => {
  it("R3: another's search leaves a held slot out, and a direct attempt is told how long it is held", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const calendar = suite.at();
    const [ana, ben] = [clinic.patientContext(), clinic.patientContext()];
    const [slot] = await firstSlots(calendar, clinic, ana);
    await calendar.hold(ana, { slotId: slot.id });

    expect((await firstSlots(calendar, clinic, ben)).map(({ id }) => id)).not.toContain(slot.id);
    const refusal = await refusalOf(
      calendar.book(ben, { slotId: slot.id, patient: aPatient(), idempotencyKey: "direct" }),
    );
    expect(refusal.code).toBe("slot_held");
    expect(refusal.params).toEqual({ until: "2026-03-02T14:05:00.000Z", untilTime: "09:05" });
    expect(refusal.message).toContain("9:05 AM");
    expect(await codeOf(calendar.hold(ben, { slotId: slot.id }))).toBe("slot_held");
  });

  it("R4: one's own hold stays selectable, marked, and is extended by choosing it again", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    const [slot] = await firstSlots(suite.at(), clinic, ana);
    const hold = await suite.at().hold(ana, { slotId: slot.id });

    const later = suite.at(minutesLater(MONDAY_9, 3));
    const [again, next] = await firstSlots(later, clinic, ana);
    expect(again).toMatchObject({ id: slot.id, heldByYou: true });
    expect(next?.heldByYou).toBeUndefined();
    const extended = await later.hold(ana, { slotId: slot.id });
    expect(extended).toMatchObject({ id: hold.id, expiresAt: "2026-03-02T14:08:00.000Z" });
  });

  it("R4: the notice a slot needs does not run out while it is held", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    const [atTheLimit] = await firstSlots(suite.at(), clinic, ana);
    const hold = await suite.at().hold(ana, { slotId: atTheLimit.id });
    const later = suite.at(minutesLater(MONDAY_9, 4));
    expect(await codeOf(later.hold(clinic.patientContext(), { slotId: atTheLimit.id }))).toBe("below_min_notice");
    const booked = await later.book(ana, { holdId: hold.id, patient: aPatient(), idempotencyKey: "in time" });
    expect(booked.startsAt).toBe(atTheLimit.startsAt);
  });

  it("R5: a hold that ran out is booked silently while its slot is free", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const ana = clinic.patientContext();
    const [, slot] = await firstSlots(suite.at(), clinic, ana);
    const hold = await suite.at().hold(ana, { slotId: slot.id });
    const later = suite.at(minutesLater(MONDAY_9, 6));
    const booked = await later.book(ana, { holdId: hold.id, patient: aPatient(), idempotencyKey: "late" });
    expect(booked).toMatchObject({ status: "booked", startsAt: slot.startsAt });
  });

  it("R5: a hold that ran out and whose slot another took is refused as hold_expired", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const [ana, ben] = [clinic.patientContext(), clinic.patientContext()];
    const [, slot] = await firstSlots(suite.at(), clinic, ana);
    const hold = await suite.at().hold(ana, { slotId: slot.id });
    const later = suite.at(minutesLater(MONDAY_9, 6));
    await later.book(ben, { slotId: slot.id, patient: aPatient(), idempotencyKey: "ben" });
    expect(await codeOf(later.book(ana, { holdId: hold.id, patient: aPatient(), idempotencyKey: "ana" }))).toBe(
      "hold_expired",
    );
  });

  it("R6: an expired hold frees its slot with no sweeper running", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const [ana, ben] = [clinic.patientContext(), clinic.patientContext()];
    const [, slot] = await firstSlots(suite.at(), clinic, ana);
    await suite.at().hold(ana, { slotId: slot.id });
    const justBefore = suite.at(new Date(minutesLater(MONDAY_9, 5).getTime() - 1));
    expect(await codeOf(justBefore.hold(ben, { slotId: slot.id }))).toBe("slot_held");
    const expired = suite.at(minutesLater(MONDAY_9, 5));
    expect((await firstSlots(expired, clinic, ben)).map(({ id }) => id)).toContain(slot.id);
    expect((await expired.hold(ben, { slotId: slot.id })).slot.id).toBe(slot.id);
  });

  it("R7: of two holds of one conversation only the newest survives", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const calendar = suite.at();
    const [ana, ben] = [clinic.patientContext(), clinic.patientContext()];
    const [first, second] = await firstSlots(calendar, clinic, ana);
    const old = await calendar.hold(ana, { slotId: first.id });
    const newest = await calendar.hold(ana, { slotId: second.id });
    expect(newest.id).not.toBe(old.id);
    expect((await calendar.hold(ben, { slotId: first.id })).slot.id).toBe(first.id);
    expect(await codeOf(calendar.book(ana, { holdId: old.id, patient: aPatient(), idempotencyKey: "old" }))).toBe(
      "hold_expired",
    );
  });

  it("R7: two tabs that hold at the same moment leave one hold", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const calendar = suite.at();
    const ana = clinic.patientContext();
    const slots = await firstSlots(calendar, clinic, ana);
    await Promise.all(slots.slice(0, 8).map(({ id }) => calendar.hold(ana, { slotId: id })));
    const mine = (await firstSlots(calendar, clinic, ana, 100)).filter(({ heldByYou }) => heldByYou);
    expect(mine).toHaveLength(1);
    const others = await firstSlots(calendar, clinic, clinic.patientContext(), 100);
    expect(others.map(({ id }) => id)).not.toContain(mine[0]?.id);
    expect(slots.filter(({ id }) => others.some((slot) => slot.id === id))).toHaveLength(slots.length - 1);
  });

  it("keeps the old hold when the new slot cannot be had", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const calendar = suite.at();
    const [ana, ben] = [clinic.patientContext(), clinic.patientContext()];
    const [first, second] = await firstSlots(calendar, clinic, ana);
    const hold = await calendar.hold(ana, { slotId: first.id });
    await calendar.hold(ben, { slotId: second.id });
    expect(await codeOf(calendar.hold(ana, { slotId: second.id }))).toBe("slot_held");
    expect(await calendar.extendHold(ana, hold.id)).toMatchObject({ id: hold.id });
  });

  it("extends by activity up to the clinic's longest, and not a hold that is gone or another's", async () => {
    const clinic = await createClinicFixture(suite.owner.db, { policy: { holdMinutes: 5, holdMaxMinutes: 12 } });
    const ana = clinic.patientContext();
    const [slot] = await firstSlots(suite.at(), clinic, ana);
    const hold = await suite.at().hold(ana, { slotId: slot.id });
    const extendedAt = async (minutes: number) =>
      (await suite.at(minutesLater(MONDAY_9, minutes)).extendHold(ana, hold.id))?.expiresAt;
    expect(await extendedAt(4)).toBe("2026-03-02T14:09:00.000Z");
    expect(await extendedAt(8.5)).toBe("2026-03-02T14:12:00.000Z");
    expect(await extendedAt(11)).toBe("2026-03-02T14:12:00.000Z");
    expect(await suite.at().extendHold(clinic.patientContext(), hold.id)).toBeNull();
    expect(await suite.at(minutesLater(MONDAY_9, 12)).extendHold(ana, hold.id)).toBeNull();
    expect(await suite.at().extendHold(ana, "not an id")).toBeNull();
  });

  it("gives a released hold's slot back at once, and leaves another's alone", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const calendar = suite.at();
    const [ana, ben] = [clinic.patientContext(), clinic.patientContext()];
    const [slot] = await firstSlots(calendar, clinic, ana);
    const hold = await calendar.hold(ana, { slotId: slot.id });
    await calendar.releaseHold(ben, hold.id);
    expect(await codeOf(calendar.hold(ben, { slotId: slot.id }))).toBe("slot_held");
    await calendar.releaseHold(ana, hold.id);
    expect((await calendar.hold(ben, { slotId: slot.id })).slot.id).toBe(slot.id);
    expect(await codeOf(calendar.book(ana, { holdId: hold.id, patient: aPatient(), idempotencyKey: "k" }))).toBe(
      "hold_expired",
    );
  });

  it("X1: another's hold and one that never was are the same hold_not_found", async () => {
    const clinic = await createClinicFixture(suite.owner.db);
    const calendar = suite.at();
    const [ana, ben] = [clinic.patientContext(), clinic.patientContext()];
    const hold = await calendar.hold(ana, { slotId: slotIdAt(clinic, "2026-03-03T15:00:00Z") });
    for (const holdId of [hold.id, "00000000-0000-4000-8000-000000000000", "nonsense"]) {
      const refusal = await refusalOf(calendar.book(ben, { holdId, patient: aPatient(), idempotencyKey: holdId }));
      expect([refusal.code, refusal.message]).toEqual(["hold_not_found", expect.any(String)]);
    }
  });
});
