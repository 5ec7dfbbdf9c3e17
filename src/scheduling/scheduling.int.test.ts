import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Connection, connect } from "../../db/client.ts";
import { type TestDatabase, testDatabase } from "../../tests/database.ts";
import { createScheduling } from "./scheduling.ts";
import { aPatient, createClinicFixture } from "./testing/clinic-fixture.ts";

/** Monday, 9 in the morning in New York. */
const NOW = new Date("2026-03-02T14:00:00Z");

let database: TestDatabase;
let owner: Connection;
let app: Connection;

beforeAll(async () => {
  database = await testDatabase();
  owner = connect(database.ownerUrl, { max: 2 });
  app = connect(database.url, { max: 10 });
});
afterAll(async () => {
  await Promise.all([owner.close(), app.close()]);
  await database.close();
});

const scheduling = (now = NOW) => createScheduling({ db: app.db, now: () => now, ids: randomUUID });

describe("the calendar's verbs together", () => {
  it("finds a slot, holds it, books it, moves it and cancels it", async () => {
    const clinic = await createClinicFixture(owner.db, { rooms: 2, devices: 1, practitioners: 2 });
    const calendar = scheduling();
    const context = clinic.patientContext();
    const { slots } = await calendar.findSlots(context, { visitTypeId: clinic.visitTypeId, limit: 5 });
    expect(slots.map(({ time }) => time)).toEqual(["10:00", "10:00", "10:30", "10:30", "11:00"]);
    const [slot] = slots;
    const hold = await calendar.hold(context, { slotId: slot?.id ?? "" });
    expect(hold.expiresAt).toBe("2026-03-02T14:05:00.000Z");
    const booked = await calendar.book(context, { holdId: hold.id, patient: aPatient(), idempotencyKey: "b" });
    expect(booked).toMatchObject({ status: "booked", time: "10:00", date: "2026-03-02", version: 1 });
  });
});
