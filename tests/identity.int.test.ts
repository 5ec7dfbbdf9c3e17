import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withClinic } from "../db/client.ts";
import { type AppointmentRow, listAppointmentViews } from "../db/queries/appointments.ts";
import { listQueuedHandoffs } from "../db/queries/handoffs.ts";
import { readPatient } from "../db/queries/patients.ts";
import { type AgentCare, compose } from "../src/compose.ts";
import { birthDateText } from "../src/locales/en/wording.ts";
import { type Answer, type Conversation, createConversation, testAgentCare, testConfig } from "./agentcare.ts";

let seeded: Awaited<ReturnType<typeof testAgentCare>>;
let system: AgentCare;
let clinicId: string;
/** What development prints: the messages patients would get. */
const printed: string[] = [];
let visits: AppointmentRow[];

beforeAll(async () => {
  seeded = await testAgentCare();
  clinicId = seeded.clinicId;
  system = await compose(await testConfig(seeded.database), { log: (line) => printed.push(line), quiet: true });
  const from = system.clock();
  const views = await withClinic(system.db, clinicId, (tx) =>
    listAppointmentViews(tx, { clinicId, status: "booked", from, limit: 10_000 }),
  );
  visits = views.map(({ appointment }) => appointment);
});
afterAll(async () => {
  await system.close();
  await seeded.close();
});

const open = async (): Promise<Conversation> => createConversation(system, await system.runs.openThread(clinicId));

/** The nth patient who has exactly one coming visit, with how they would introduce themselves. */
async function aPatientWithOneVisit(nth: number) {
  const later = system.clock().getTime() + 3 * 24 * 3_600_000;
  const once = visits.filter(
    ({ patientId, startsAt }) =>
      startsAt.getTime() > later && visits.filter((other) => other.patientId === patientId).length === 1,
  );
  const visit = once[nth];
  if (!visit) throw new Error("The demo clinic has too few visits.");
  const patient = await withClinic(system.db, clinicId, (tx) => readPatient(tx, clinicId, visit.patientId));
  if (!patient) throw new Error("The visit has no patient.");
  const { givenName, familyName, dateOfBirth, phone } = patient;
  const words = `My name is ${givenName} ${familyName}, born ${birthDateText(dateOfBirth)}, phone ${phone}`;
  return { visit, patient, words };
}

/** The code that was printed last, once everything under way is sent; null: none since `from`. */
async function codeSince(from: number): Promise<string | null> {
  await system.identity.settled();
  return /\b(\d{6})\b/.exec(printed.slice(from).join("\n"))?.[1] ?? null;
}

/** Gives a code by the form, as the page does. */
const give = (chat: Conversation, code: string) =>
  chat.send({ kind: "submit_form", purpose: "code", values: { code }, text: "Here is the code." });

const NOBODY = "My name is Nina Nobody, born May 2, 1977, phone 914-555-0199";
const shape = ({ text, cards, form, state }: Answer) => ({ text, cards, form, state });

describe("seeing a visit that was booked elsewhere", () => {
  it("needs a code from the contact on file, and shows that patient's visits after it", async () => {
    const { visit, words } = await aPatientWithOneVisit(0);
    const chat = await open();
    const asked = await chat.say("what appointments do I have?");
    expect(asked.text).not.toContain(visit.reference);
    const from = printed.length;
    const code = await chat.say(words);
    expect(code.form).toMatchObject({ purpose: "code", fields: [{ name: "code", autocomplete: "one-time-code" }] });
    const listed = await give(chat, (await codeSince(from)) ?? "");
    expect(listed.text).toContain(visit.reference);
  });

  it("takes a typed code, goes on with what was wanted, and cancels after a yes", async () => {
    const { visit, words } = await aPatientWithOneVisit(1);
    const chat = await open();
    await chat.say("I want to cancel my appointment");
    const from = printed.length;
    await chat.say(words);
    const proposal = await chat.say(`it's ${await codeSince(from)}`);
    expect(proposal.state.pending?.kind).toBe("cancel");
    expect((await chat.answer(true)).appointment).toMatchObject({ status: "cancelled", reference: visit.reference });
  });
});

describe("the waiting list for a visit that only patients of the clinic may book", () => {
  it("needs the code first, reads the wish back again after it, and joins after a yes to that", async () => {
    const { words } = await aPatientWithOneVisit(5);
    const chat = await open();
    await chat.say("put me on the waiting list for a video visit");
    expect((await chat.say(words)).state.pending?.kind).toBe("waitlist_join");
    const from = printed.length;
    const checked = await chat.answer(true);
    expect(checked.form?.purpose).toBe("code");
    expect(checked.state.pending).toBeNull();
    const again = await give(chat, (await codeSince(from)) ?? "");
    expect(again.state.pending?.kind).toBe("waitlist_join");
    expect((await chat.answer(true)).text).toContain("You're on the waiting list for a video visit");
  });
});

describe("L18, X3: what a stranger hears", () => {
  it("is the same for a patient's details and for nobody's, up to the person who takes over", async () => {
    const { words } = await aPatientWithOneVisit(2);
    const told = [];
    for (const who of [words, NOBODY]) {
      const chat = await open();
      const turns = [await chat.say("cancel my appointment"), await chat.say(who)];
      for (const guess of ["000001", "000002", "000003"]) turns.push(await give(chat, guess));
      turns.push(await chat.say("cancel my appointment"));
      told.push(turns.map(shape));
      const queued = await withClinic(system.db, clinicId, (tx) => listQueuedHandoffs(tx, clinicId, 100));
      expect(queued.filter(({ threadId }) => threadId === chat.session.threadId).length).toBeGreaterThan(0);
    }
    expect(told[1]).toEqual(told[0]);
    expect(told[0]?.[4]?.cards).toContain("agentcare.handoff");
    expect(told[0]?.map(({ text }) => text).join("\n")).not.toMatch(
      /no such|not found|no record|we have no|exists?\b/i,
    );
  });

  it("C7: the reference of somebody's visit answers as a made-up one does", async () => {
    const { visit } = await aPatientWithOneVisit(3);
    const made = `${visit.reference.slice(0, -1)}${visit.reference.endsWith("7") ? "4" : "7"}`;
    const told = [];
    for (const reference of [visit.reference, made]) {
      const chat = await open();
      told.push(shape(await chat.say(`cancel appointment ${reference}`)));
    }
    expect(told[1]).toEqual(told[0]);
    expect(told[0]?.state.pending).toBeNull();
  });
});

describe("codes", () => {
  it("stand in no transcript", async () => {
    const { words } = await aPatientWithOneVisit(4);
    const chat = await open();
    await chat.say("show my visits");
    const from = printed.length;
    await chat.say(words);
    const code = (await codeSince(from)) ?? "";
    await give(chat, code);
    const thread = JSON.stringify(await system.runs.thread(chat.session));
    expect(thread).toContain("Here is the code.");
    expect(thread).not.toContain(code);
  });
});
