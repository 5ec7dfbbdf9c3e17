import { withClinic } from "../../db/client.ts";
import { type AppointmentRow, listAppointmentViews } from "../../db/queries/appointments.ts";
import { listQueuedHandoffs, type QueuedHandoff } from "../../db/queries/handoffs.ts";
import { readPatient } from "../../db/queries/patients.ts";
import { type AgentCare, compose } from "../../src/compose.ts";
import { birthDateText } from "../../src/locales/en/wording.ts";
import { type Answer, type Conversation, createConversation, MONDAY, testAgentCare, testConfig } from "../agentcare.ts";
import { changesBetween, readEndState } from "../transcripts/end-state.ts";

const MINUTE_MS = 60_000;
export const DAY_MINUTES = 24 * 60;

/** The front desk of the demo clinic on a database of its own, with a clock that tests move and a look at the rows. */
export interface Desk {
  system: AgentCare;
  clinicId: string;
  open(): Promise<Conversation>;
  /** Lets time pass. */
  later(minutes: number): void;
  /** The one-time code that was sent last. */
  code(): Promise<string>;
  /** What is new or different in the database since the last look, one line a row (transcripts/end-state.ts). */
  changes(): Promise<string[]>;
  /** The notes that wait for a person, of one conversation. */
  notes(chat: Conversation): Promise<QueuedHandoff[]>;
  /** The nth patient with exactly one coming visit, and how they introduce themselves. */
  patientWithOneVisit(nth: number): Promise<KnownPatient>;
  close(): Promise<void>;
}

export interface KnownPatient {
  visit: AppointmentRow;
  givenName: string;
  familyName: string;
  words: string;
}

/** `start`: the clinic's wall clock at the beginning, `YYYY-MM-DDTHH:MM`. */
export async function openDesk(start: string = MONDAY): Promise<Desk> {
  const seeded = await testAgentCare();
  const { clinicId, database } = seeded;
  let now = Temporal.PlainDateTime.from(start).toZonedDateTime("America/New_York").epochMilliseconds;
  const sent: string[] = [];
  const system = await compose(await testConfig(database), {
    log: (line) => sent.push(line),
    quiet: true,
    clock: () => new Date(now),
  });
  let before = await readEndState(database.adminUrl);
  return {
    system,
    clinicId,
    open: async () => createConversation(system, await system.runs.openThread(clinicId)),
    later(minutes) {
      now += minutes * MINUTE_MS;
    },
    async code() {
      await system.identity.settled();
      const code = sent.map((text) => /\b(\d{6})\b/.exec(text)?.[1]).findLast(Boolean);
      if (!code) throw new Error("No code was sent.");
      return code;
    },
    async changes() {
      const after = await readEndState(database.adminUrl);
      const changed = changesBetween(before, after);
      before = after;
      return changed;
    },
    async notes({ session }) {
      const queued = await withClinic(system.db, clinicId, (tx) => listQueuedHandoffs(tx, clinicId, 100));
      return queued.filter(({ threadId }) => threadId === session.threadId);
    },
    async patientWithOneVisit(nth) {
      const from = new Date(now);
      const visits = await withClinic(system.db, clinicId, (tx) =>
        listAppointmentViews(tx, { clinicId, status: "booked", from, limit: 10_000 }),
      );
      const rows = visits.map(({ appointment }) => appointment);
      const far = now + 3 * DAY_MINUTES * MINUTE_MS;
      const visit = rows.filter(
        ({ patientId, startsAt }) =>
          startsAt.getTime() > far && rows.filter((other) => other.patientId === patientId).length === 1,
      )[nth];
      if (!visit) throw new Error("The demo clinic has too few visits.");
      const patient = await withClinic(system.db, clinicId, (tx) => readPatient(tx, clinicId, visit.patientId));
      if (!patient) throw new Error("The visit has no patient.");
      const { givenName, familyName, dateOfBirth, phone } = patient;
      const words = `My name is ${givenName} ${familyName}, born ${birthDateText(dateOfBirth)}, phone ${phone}`;
      return { visit, givenName, familyName, words };
    },
    async close() {
      await system.close();
      await seeded.close();
    },
  };
}

/** How somebody new to the clinic introduces themselves. */
export const newcomer = (givenName: string): string =>
  `My name is ${givenName} Quill, born 3 April 1988, (914) 555-0142`;

/** A conversation in which a time of `wish` waits for its yes. */
export async function untilProposal(desk: Desk, wish: string, givenName: string): Promise<Conversation> {
  const chat = await desk.open();
  await chat.say(wish);
  await chat.tap(1);
  const proposal = await chat.say(newcomer(givenName));
  if (proposal.state.pending?.kind !== "book") throw new Error(`Nothing waits for a yes: ${proposal.text}`);
  return chat;
}

/** The lines of visits among changes, without those of holds and notes. */
export const visitsIn = (changes: readonly string[]): string[] =>
  changes.filter((line) => /^(?:booked|cancelled|rescheduled|pending)\b/.test(line));

const parts = ({ slots }: Answer): { day: string; person: string; site: string }[] =>
  slots.map(({ accessibleName }) => {
    const read = /^(?<day>.+?) at .+? with (?<person>.+), (?<site>.+)$/.exec(accessibleName)?.groups;
    return { day: read?.day ?? "", person: read?.person ?? "", site: read?.site ?? "" };
  });

/** The different days of the times shown, "Tuesday, March 10". */
export const daysOf = (answer: Answer): string[] => [...new Set(parts(answer).map(({ day }) => day))];
export const peopleOf = (answer: Answer): string[] => [...new Set(parts(answer).map(({ person }) => person))];
export const sitesOf = (answer: Answer): string[] => [...new Set(parts(answer).map(({ site }) => site))];
