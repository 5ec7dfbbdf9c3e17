import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Db } from "../../../db/client.ts";
import { insertPatient } from "../../../db/queries/patients.ts";
import { insertThread } from "../../../db/queries/threads.ts";
import { identityChallenges } from "../../../db/schema/index.ts";
import type { MessageChannel, Messenger, OutgoingMessage } from "../../messaging/messenger.ts";
import { readPerson } from "../../scheduling/patient-details.ts";
import { aPatient, type ClinicFixture } from "../../scheduling/testing/clinic-fixture.ts";
import { type IntegrationSuite, MONDAY_9 } from "../../scheduling/testing/int-suite.ts";
import { newCode } from "../code.ts";
import { createIdentity } from "../identity.ts";
import type { Claim, Identity, IdentityContext } from "../model.ts";

/** The identity verbs on a real database, with an outbox to read the codes from. */
export interface IdentityBench {
  identity: Identity;
  outbox: OutgoingMessage[];
  /** Codes of messages that could not be sent. */
  notSent: string[];
  /** Lets time pass. */
  later(minutes: number): void;
  now(): Date;
  /** A new conversation with the clinic. */
  thread(): Promise<IdentityContext>;
  /** Somebody who is a patient. */
  patient(details?: Partial<Claim> & { email?: string }): Promise<{ id: string; claim: Required<Claim> }>;
  /** Asks for a code and waits until whatever was to be sent is sent; the code, or null when none was. */
  ask(context: IdentityContext, claim: Claim): Promise<{ answer: unknown; code: string | null }>;
  check(context: IdentityContext, code: string): ReturnType<Identity["checkCode"]>;
  challenges(context: IdentityContext): Promise<(typeof identityChallenges.$inferSelect)[]>;
}

export function identityBench(
  suite: IntegrationSuite,
  clinic: ClinicFixture,
  { channels = ["log"], code = newCode, db }: { channels?: MessageChannel[]; code?: () => string; db?: Db } = {},
): IdentityBench {
  let now = MONDAY_9;
  const outbox: OutgoingMessage[] = [];
  const notSent: string[] = [];
  const messenger: Messenger = {
    channels,
    async send(message, options) {
      const [channel] = (options?.channels ?? channels).filter(
        (name) => name === "log" || (name === "email" ? message.to.email : message.to.phone),
      );
      if (!channel) return { state: "no_channel" };
      outbox.push(message);
      return { state: "sent", channel };
    },
    close() {},
  };
  const identity = createIdentity({
    db: db ?? suite.app.db,
    messenger,
    now: () => now,
    newCode: code,
    clinicName: async () => "Riverside Clinic",
    codeMessage: (content) => ({ subject: "Your code", text: `Your code is ${content.code}.` }),
    notSent: (_, code) => notSent.push(code),
    report: (error) => {
      throw error;
    },
  });
  return {
    identity,
    outbox,
    notSent,
    later: (minutes) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    now: () => now,
    async thread() {
      const threadId = randomUUID();
      await clinic.write((tx) => insertThread(tx, { id: threadId, clinicId: clinic.clinicId, at: now }));
      return { clinicId: clinic.clinicId, threadId };
    },
    async patient(details = {}) {
      const person = readPerson(aPatient({ familyName: `Ruiz${surname()}`, ...details }));
      const id = randomUUID();
      await clinic.write((tx) => insertPatient(tx, { ...person, id, clinicId: clinic.clinicId, createdAt: now }));
      const { givenName, familyName, dateOfBirth, phone } = person;
      return { id, claim: { givenName, familyName, dateOfBirth, phone } };
    },
    async ask(context, claim) {
      const before = outbox.length;
      const answer = await identity.requestCode(context, { claim, requestId: randomUUID() });
      await identity.settled();
      return { answer, code: /\d{6}/.exec(outbox[before]?.text ?? "")?.[0] ?? null };
    },
    check: (context, code) => identity.checkCode(context, { code, requestId: randomUUID() }),
    challenges: ({ threadId }) =>
      clinic.write((tx) => tx.select().from(identityChallenges).where(eq(identityChallenges.threadId, threadId))),
  };
}

/** A name nobody else in the clinic has. */
const surname = () => randomUUID().replaceAll(/[^a-f]/g, "");

/** A code that is another than this one. */
export const otherThan = (code: string | null): string =>
  String((Number(code ?? "0") + 1) % 1_000_000).padStart(6, "0");
