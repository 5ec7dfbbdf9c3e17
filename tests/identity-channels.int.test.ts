import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withClinic } from "../db/client.ts";
import { insertPatient } from "../db/queries/patients.ts";
import { type AgentCare, compose } from "../src/compose.ts";
import { aMailServer, type MailServer } from "../src/messaging/testing/mail-server.ts";
import { newRandomId } from "../src/platform/ids.ts";
import { readPerson } from "../src/scheduling/patient-details.ts";
import { createConversation, type TestAgentCare, testAgentCare, testConfig } from "./agentcare.ts";

const ANA = {
  givenName: "Ana",
  familyName: "Quintero",
  dateOfBirth: "1988-04-03",
  phone: "9145550142",
  email: "ana@example.org",
};
const WHO = "My name is Ana Quintero, born April 3, 1988, phone 914-555-0142";
const STRONG = "kT9vQ2xW7pLm4ZrB8nYcJ5hGd3sFa6Ue";

let seeded: TestAgentCare;
let mail: MailServer;
beforeAll(async () => {
  [seeded, mail] = await Promise.all([testAgentCare(), aMailServer()]);
  const row = { ...readPerson(ANA), id: newRandomId(), clinicId: seeded.clinicId, createdAt: seeded.system.clock() };
  await withClinic(seeded.system.db, seeded.clinicId, (tx) => insertPatient(tx, row));
});
afterAll(async () => {
  await mail.close();
  await seeded.close();
});

/** A second system on the same database, with what it prints. */
async function withSystem<T>(
  env: Record<string, string>,
  work: (system: AgentCare, printed: string[]) => Promise<T>,
): Promise<T> {
  const printed: string[] = [];
  const system = await compose(await testConfig(seeded.database, env), {
    log: (line) => printed.push(line),
    quiet: true,
  });
  try {
    return await work(system, printed);
  } finally {
    await system.close();
  }
}

const open = async (system: AgentCare) => createConversation(system, await system.runs.openThread(seeded.clinicId));

describe("where the code goes", () => {
  it("by e-mail where SMTP is set up: to the address on file, and to no log", async () => {
    const env = { SMTP_URL: mail.url, SMTP_FROM: "Riverside <desk@riverside.example>" };
    await withSystem(env, async (system, printed) => {
      const chat = await open(system);
      await chat.say("what appointments do I have?");
      const asked = await chat.say(WHO);
      expect(asked.text).not.toContain("ana@example.org");
      await system.identity.settled();
      expect(mail.received.map(({ to }) => to)).toEqual([["ana@example.org"]]);
      const code = /^Subject: (\d{6}) is your code for Riverside/m.exec(mail.received[0]?.text ?? "")?.[1] ?? "";
      expect(code).toMatch(/^\d{6}$/);
      expect(printed.join("\n")).not.toContain(code);
      const answer = await chat.send({
        kind: "submit_form",
        purpose: "code",
        values: { code },
        text: "Here is the code.",
      });
      expect(answer.text).toMatch(/right code[\s\S]*no (?:coming )?visit/);
    });
  });

  it("nowhere in production without a channel: a person takes over, and nothing is printed", async () => {
    // A fixed clock is refused in production; the demo's times do not matter here.
    const env = { NODE_ENV: "production", SESSION_SECRET: STRONG, AGENTCARE_NOW: "" };
    await withSystem(env, async (system, printed) => {
      expect(system.messenger.channels).toEqual([]);
      const chat = await open(system);
      await chat.say("what appointments do I have?");
      const answer = await chat.say(WHO);
      expect(answer.cards).toContain("agentcare.handoff");
      await system.identity.settled();
      expect(printed.join("\n")).not.toMatch(/\b\d{6}\b/);
    });
  });

  it("a form that holds no code asks again, and costs no try", async () => {
    await withSystem({}, async (system) => {
      const chat = await open(system);
      await chat.say("what appointments do I have?");
      await chat.say(WHO);
      const values = { code: "12345" };
      for (let turn = 0; turn < 4; turn += 1) {
        const answer = await chat.send({ kind: "submit_form", purpose: "code", values, text: "Here is the code." });
        expect(answer.text).toContain("6 digits");
        expect(answer.form?.purpose).toBe("code");
      }
    });
  });
});
