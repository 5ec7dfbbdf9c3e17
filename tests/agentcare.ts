import { connect } from "../db/client.ts";
import { seedDemo } from "../db/seed/demo.ts";
import { type Conversation, createConversation } from "../evals/conversation.ts";
import { type AgentCare, compose } from "../src/compose.ts";
import { loadConfig } from "../src/config.ts";
import { refusingUrl } from "../src/llm/testing/fake-ollama.ts";
import { type TestDatabase, testDatabase } from "./database.ts";

export { type Answer, type Conversation, createConversation, readAnswer } from "../evals/conversation.ts";

/** Monday morning at the demo clinic. */
export const MONDAY = "2026-03-02T09:00";

export interface TestAgentCare {
  system: AgentCare;
  database: TestDatabase;
  clinicId: string;
  /** A new conversation with the clinic; `timeZone`: of the patient's clock. */
  open(clinic?: string, patient?: { timeZone?: string }): Promise<Conversation>;
  close(): Promise<void>;
}

/** The whole system on a database of its own with the demo clinics; the clock stands still. No model unless named. */
export async function testAgentCare(env: Record<string, string> = {}, database?: TestDatabase): Promise<TestAgentCare> {
  const own = database ?? (await testDatabase());
  if (!database) {
    const owner = connect(own.ownerUrl, { max: 1 });
    await seedDemo({ db: owner.db, anchor: MONDAY.slice(0, 10) });
    await owner.close();
  }
  const system = await compose(await testConfig(own, env), { log: () => {}, quiet: true });
  const clinicId = await system.clinicId("riverside");
  if (!clinicId) throw new Error("The demo clinic was not seeded.");
  return {
    system,
    database: own,
    clinicId,
    open: async (clinic = "riverside", patient = {}) => {
      const id = await system.clinicId(clinic);
      if (!id) throw new Error(`No clinic ${clinic}.`);
      return createConversation(system, await system.runs.openThread(id, patient));
    },
    async close() {
      await system.close();
      if (!database) await own.close();
    },
  };
}

/** The environment of a system under test: its own database, Monday morning, nobody at the model's address. */
export async function testConfig(database: TestDatabase, env: Record<string, string> = {}) {
  return loadConfig({
    NODE_ENV: "test",
    DATABASE_URL: database.adminUrl,
    DB_POOL_MAX: "6",
    AGENTCARE_NOW: MONDAY,
    OLLAMA_URLS: await refusingUrl(),
    LOG_LEVEL: "silent",
    ...env,
  });
}
