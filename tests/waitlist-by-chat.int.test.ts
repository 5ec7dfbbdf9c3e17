import { afterAll, beforeAll, expect, it } from "vitest";
import { withClinic } from "../db/client.ts";
import { listAllEntries } from "../db/queries/waitlist.ts";
import { notifications } from "../db/schema/index.ts";
import { type TestAgentCare, testAgentCare } from "./agentcare.ts";

let care: TestAgentCare;
beforeAll(async () => {
  care = await testAgentCare();
});
afterAll(() => care.close());

const inClinic = <Result>(work: Parameters<typeof withClinic<Result>>[2]) =>
  withClinic(care.system.db, care.clinicId, work);
const WISH = "put me on the waitlist for a dental cleaning on Tuesday morning";

it("joins by chat after a yes, for what was said and whom", async () => {
  const ana = await care.open();
  const asked = await ana.say(`${WISH}, I'm Ana Ruiz, born April 3 1988, phone 555-0142`);
  expect(asked.text).toContain("Shall I put Ana Ruiz (born April 3, 1988, phone 555-0142) on the waiting list");
  expect(asked.state.pending?.kind).toBe("waitlist_join");
  expect(await inClinic((tx) => listAllEntries(tx, care.clinicId))).toEqual([]);
  const done = await ana.answer(true);
  expect(done.text).toContain("You're on the waiting list for a dental cleaning: Tuesday, March 3, before 12:00 PM.");
  expect(await inClinic((tx) => listAllEntries(tx, care.clinicId))).toMatchObject([
    {
      visitTypeName: "Dental cleaning",
      patient: { givenName: "Ana", familyName: "Ruiz", dateOfBirth: "1988-04-03" },
      entry: {
        state: "waiting",
        joinedBy: `thread:${ana.session.threadId}`,
        criteria: { dates: [{ from: "2026-03-03", to: "2026-03-03" }], times: [{ to: "12:00" }] },
      },
    },
  ]);
});

it("leaves the list alone after a no", async () => {
  const before = (await inClinic((tx) => listAllEntries(tx, care.clinicId))).length;
  const ben = await care.open();
  await ben.say(`${WISH}, I'm Ben Stone, born May 4 1990, phone 555-0143`);
  const done = await ben.answer(false);
  expect(done.state.pending).toBeNull();
  expect(await inClinic((tx) => listAllEntries(tx, care.clinicId))).toHaveLength(before);
});

it("sends the confirmation of a visit booked by chat once, from the outbox", async () => {
  const cleo = await care.open();
  await cleo.say("I'd like a dental cleaning next week");
  await cleo.tap(1);
  await cleo.say("Cleo Marsh, born June 5 1985, phone 555-0144");
  const booked = await cleo.answer(true);
  expect(booked.text).toContain("You're booked");
  await care.system.outbox.drain();
  await care.system.outbox.drain();
  const sent = await inClinic((tx) => tx.select().from(notifications));
  expect(sent).toMatchObject([{ kind: "send_confirmation", state: "sent", channel: "log" }]);
});
