import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { withClinic } from "../db/client.ts";
import { listAllEntries, listOffersOf } from "../db/queries/waitlist.ts";
import { contactPreferences } from "../db/schema/index.ts";
import type { Appointment, SchedulingContext } from "../src/scheduling/model.ts";
import { type TestAgentCare, testAgentCare } from "./agentcare.ts";
import { waitlistAgent } from "./waitlist-agent.ts";

let care: TestAgentCare;
let cleaning: string;
beforeAll(async () => {
  care = await testAgentCare();
  const { visitTypes } = await care.system.scheduling.directory(care.clinicId);
  const found = visitTypes.find(({ name }) => name === "Dental cleaning");
  if (!found) throw new Error("The demo clinic has no dental cleaning.");
  cleaning = found.id;
});
afterAll(() => care.close());

// One clinic for all: who waits from the test before would be served first.
beforeEach(async () => {
  const staff: SchedulingContext = { clinicId: care.clinicId, actor: `staff:${randomUUID()}`, channel: "staff" };
  const { places } = await care.system.waitlist.places(staff);
  for (const { id: entryId, version: expectedVersion } of places) {
    await care.system.waitlist.leave(staff, { entryId, expectedVersion, idempotencyKey: randomUUID() });
  }
});

const ANA = { givenName: "Ana", familyName: "Ruiz", dateOfBirth: "1988-04-03" };
const phone = () => `914555${String(Math.floor(Math.random() * 1e4)).padStart(4, "0")}`;

async function aConversation() {
  const { session } = await care.open();
  const context: SchedulingContext = { clinicId: care.clinicId, actor: `thread:${session.threadId}`, channel: "chat" };
  return { agent: waitlistAgent(care, session.threadId), context };
}

/** A conversation whose patient waits for a dental cleaning. */
async function waiting(said: Record<string, unknown> = {}) {
  const { agent, context } = await aConversation();
  agent.know({ ...ANA, phone: phone(), visitType: cleaning, ...said });
  await agent.do({ kind: "join" });
  const { facts } = await agent.yes();
  const [fact] = facts;
  if (fact?.kind !== "waitlist_joined") throw new Error(`Joining came to ${fact?.kind}.`);
  return { agent, context, place: fact.place };
}

const entries = () => withClinic(care.system.db, care.clinicId, (tx) => listAllEntries(tx, care.clinicId));
const entry = async (id: string) => (await entries()).find((view) => view.entry.id === id)?.entry;

/** The first free cleaning from that day on, booked by somebody and cancelled again: the time came free. */
async function freeUp(date: string): Promise<Appointment> {
  const { scheduling } = care.system;
  const staff: SchedulingContext = { clinicId: care.clinicId, actor: `staff:${randomUUID()}`, channel: "staff" };
  const { slots } = await scheduling.findSlots(staff, { visitTypeId: cleaning, dates: [{ from: date, to: date }] });
  const patient = { ...ANA, givenName: "Ben", phone: phone() };
  const idempotencyKey = randomUUID();
  const visit = await scheduling.book(staff, { slotId: slots[0]?.id ?? "", patient, idempotencyKey });
  const { id: appointmentId, version: expectedVersion } = visit;
  return scheduling.cancel(staff, { appointmentId, expectedVersion, idempotencyKey: randomUUID() });
}

it("asks what is missing, reads the wish back, joins after the yes and says the place", async () => {
  const { agent } = await aConversation();
  expect((await agent.do({ kind: "join" })).facts).toMatchObject([{ kind: "ask_visit_type" }]);
  expect(agent.footing.asked).toEqual(["visitType"]);
  agent.know({ visitType: cleaning, dates: { ranges: [], excluded: [], weekdays: [2, 4], excludedWeekdays: [] } });
  agent.know({ givenName: "Ana", familyName: "Ruiz" });
  const asked = await agent.do({ kind: "join" });
  expect(asked.texts).toEqual(["To put you on the waiting list, I need the patient's date of birth and phone number."]);
  agent.know({ dateOfBirth: ANA.dateOfBirth, phone: "9145550142" });
  const before = (await entries()).length;
  const { texts } = await agent.do({ kind: "join" });
  expect(texts).toEqual([
    "Shall I put Ana Ruiz (born April 3, 1988, phone (914) 555-0142) on the waiting list for a dental cleaning: Tuesdays or Thursdays?",
  ]);
  expect(await entries()).toHaveLength(before);
  const done = await agent.yes();
  expect(done.texts[0]).toMatch(/^You're on the waiting list for a dental cleaning: Tuesdays or Thursdays\. You are n/);
  expect(await entries()).toHaveLength(before + 1);
  expect(agent.frame.pending).toBeNull();
  expect((await agent.yes()).facts).toEqual([{ kind: "proposal_expired" }]);
});

it("writes nothing for a proposal that is not the pending one", async () => {
  const { agent } = await aConversation();
  agent.know({ ...ANA, phone: phone(), visitType: cleaning });
  await agent.do({ kind: "join" });
  const before = (await entries()).length;
  expect((await agent.do({ kind: "commit", proposalId: "another" })).facts).toEqual([{ kind: "proposal_expired" }]);
  expect(await entries()).toHaveLength(before);
});

it("changes what is waited for after a yes, and asks when nothing new was said", async () => {
  const { agent, place } = await waiting();
  expect((await agent.do({ kind: "edit" })).facts).toMatchObject([{ kind: "waitlist_ask_change" }]);
  agent.know({ times: { windows: [{ to: "12:00" }], exact: null } });
  const { texts } = await agent.do({ kind: "edit" });
  expect(texts).toEqual(["Shall I change it, so that you wait for a dental cleaning: before 12:00 PM?"]);
  expect((await agent.yes()).facts).toMatchObject([{ kind: "waitlist_edited" }]);
  expect(await entry(place.id)).toMatchObject({ criteria: { times: [{ to: "12:00" }] }, version: 2 });
});

it("takes the patient off the list after a yes", async () => {
  const { agent, place } = await waiting();
  const { texts } = await agent.do({ kind: "leave" });
  expect(texts[0]).toContain("You would lose your place.");
  expect((await entry(place.id))?.state).toBe("waiting");
  expect((await agent.yes()).facts).toMatchObject([{ kind: "waitlist_left" }]);
  expect((await entry(place.id))?.state).toBe("left");
});

it("asks who is there before it says anything of places this conversation did not make", async () => {
  const { agent } = await aConversation();
  for (const kind of ["position", "leave", "edit", "accept", "decline"] as const) {
    const { facts, next } = await agent.do({ kind });
    expect(facts).toEqual([]);
    expect(next).toMatchObject([{ agent: "identity", kind: "begin", action: "waitlist" }]);
    expect(agent.footing.afterProof).toEqual({ agent: "waitlist", kind });
  }
  const { next } = await agent.do({ kind: "messages", wanted: false });
  expect(next).toMatchObject([{ agent: "identity", kind: "begin" }]);
});

it("C13: tells of the offered time, books it after a yes, and says only what the row says", async () => {
  const { agent, context, place } = await waiting({
    dates: { ranges: [{ from: "2026-03-10", to: "2026-03-10" }], excluded: [], weekdays: [], excludedWeekdays: [] },
  });
  expect((await agent.do({ kind: "accept" })).facts).toEqual([{ kind: "waitlist_no_offer" }]);
  const freed = await freeUp("2026-03-10");
  await care.system.outbox.drain();
  const { texts } = await agent.do({ kind: "position" });
  expect(texts[0]).toContain("A time came free: Tuesday, March 10 at");
  expect(texts[0]).toContain("It is kept for you for 30 minutes.");
  const asked = await agent.do({ kind: "accept" });
  expect(asked.texts[0]).toMatch(/^Shall I book Dental cleaning on Tuesday, March 10 at .* for you\?/);
  const { facts } = await agent.yes();
  expect(facts).toMatchObject([{ kind: "booked", appointment: { startsAt: freed.startsAt, patientName: "Ana Ruiz" } }]);
  const booked = await care.system.scheduling.listAppointments(context);
  expect(booked).toMatchObject([{ status: "booked", startsAt: freed.startsAt }]);
  expect((await entry(place.id))?.state).toBe("accepted");
});

it("C13: lets a declined time go and keeps the place", async () => {
  const { agent, place } = await waiting({
    dates: { ranges: [{ from: "2026-03-11", to: "2026-03-11" }], excluded: [], weekdays: [], excludedWeekdays: [] },
  });
  await freeUp("2026-03-11");
  await care.system.outbox.drain();
  const { texts } = await agent.do({ kind: "decline" });
  expect(texts).toEqual([
    "No problem, somebody else gets that time. You keep your place on the waiting list for a dental cleaning.",
  ]);
  expect((await entry(place.id))?.state).toBe("waiting");
  const offers = await withClinic(care.system.db, care.clinicId, (tx) => listOffersOf(tx, care.clinicId, [place.id]));
  expect(offers.map(({ state }) => state)).toEqual(["declined"]);
});

it("C15: waits for an earlier time than a visit has, and swaps after a yes that names both", async () => {
  const { agent, context } = await aConversation();
  const { scheduling } = care.system;
  const dates = [{ from: "2026-04-01", to: "2026-04-10" }];
  const { slots } = await scheduling.findSlots(context, { visitTypeId: cleaning, dates });
  const patient = { ...ANA, phone: phone() };
  const later = await scheduling.book(context, { slotId: slots[0]?.id ?? "", patient, idempotencyKey: randomUUID() });
  const { id, version, reference, visitTypeId, date } = later;
  agent.set({ moving: { id, version, reference, visitTypeId, date, summary: "Dental cleaning in April" } });
  agent.know({
    dates: { ranges: [{ from: "2026-03-12", to: "2026-03-12" }], excluded: [], weekdays: [], excludedWeekdays: [] },
  });
  expect((await agent.do({ kind: "join" })).texts[0]).toContain("You keep Dental cleaning in April until");
  await agent.yes();
  await freeUp("2026-03-12");
  await care.system.outbox.drain();
  const { texts } = await agent.do({ kind: "accept" });
  expect(texts[0]).toMatch(/^Shall I book Thursday, March 12 at .* and give up your visit on .*April/);
  const { facts } = await agent.yes();
  expect(facts).toMatchObject([{ kind: "rescheduled", appointment: { reference, rescheduledFrom: id } }]);
});

it("C12: STOP and START are done at once for those the conversation speaks for", async () => {
  const { agent } = await waiting();
  expect((await agent.do({ kind: "messages", wanted: false })).facts).toEqual([
    { kind: "messages_set", wanted: false },
  ]);
  const optedOut = async () => {
    const rows = await withClinic(care.system.db, care.clinicId, (tx) => tx.select().from(contactPreferences));
    return rows.map((row) => [row.channel, row.optedOut]).sort();
  };
  expect(await optedOut()).toEqual([
    ["email", true],
    ["sms", true],
  ]);
  await agent.do({ kind: "messages", wanted: true });
  expect(await optedOut()).toEqual([
    ["email", false],
    ["sms", false],
  ]);
});
