import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { insertThread } from "../../db/queries/threads.ts";
import type { SchedulingContext } from "../scheduling/model.ts";
import { aPatient } from "../scheduling/testing/clinic-fixture.ts";
import { integrationSuite, MONDAY_9 } from "../scheduling/testing/int-suite.ts";
import { messageDesk } from "./testing/message-desk.ts";
import { createRecordingMessenger } from "./testing/recording-messenger.ts";

const suite = integrationSuite();

/** A desk, what it sends, and a conversation of somebody whose clock is in this zone. */
async function aDesk(timeZone: string | null) {
  const messenger = createRecordingMessenger();
  const desk = await messageDesk(suite, messenger);
  const { clinic } = desk.room;
  const threadId = randomUUID();
  await clinic.write((tx) => insertThread(tx, { id: threadId, clinicId: clinic.clinicId, timeZone, at: MONDAY_9 }));
  const context: SchedulingContext = clinic.patientContext(threadId);
  return { ...desk, sent: messenger.sent, context };
}

it.each([
  ["Asia/Kolkata", "Tuesday, March 3 at 3:00 PM (Wednesday, March 4 at 1:30 AM your time), Site 0"],
  ["America/Toronto", "Tuesday, March 3 at 3:00 PM, Site 0"],
  [null, "Tuesday, March 3 at 3:00 PM, Site 0"],
])("D4: who booked from %s is told by mail of %s", async (timeZone, when) => {
  const { room, work, sent, context } = await aDesk(timeZone);
  await room.bookAt(15, context, aPatient({ email: "ana@example.org" }));
  await work();
  expect(sent.map(({ subject }) => subject)).toEqual(["Your visit on Tuesday, March 3"]);
  expect(sent[0]?.text).toContain(when);
});

it("D4: an offer and the end of its time are told on both clocks", async () => {
  const { room, work, sent, context } = await aDesk("Asia/Kolkata");
  const visit = await room.bookAt(10);
  await room.join({ context, patient: aPatient({ email: "ana@example.org" }) });
  await room.cancel(visit);
  await work();
  const offer = sent.find(({ subject }) => subject.startsWith("A time came free"));
  expect(offer?.text).toContain("Tuesday, March 3 at 10:00 AM (8:30 PM your time), Site 0");
  expect(offer?.text).toContain("until Monday, March 2 at 9:30 AM (8:00 PM your time). To take it");
});
