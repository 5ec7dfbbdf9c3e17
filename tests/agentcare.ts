import { randomUUID } from "node:crypto";
import { type AGUIEvent, EventType } from "@ag-ui/core";
import { connect } from "../db/client.ts";
import { seedDemo } from "../db/seed/demo.ts";
import { type AgentCare, compose } from "../src/compose.ts";
import { loadConfig } from "../src/config.ts";
import type { TurnInput } from "../src/graph/input.ts";
import type { AppointmentCard, FormCard, PublicState, SlotsCard } from "../src/graph/reply.ts";
import type { Session } from "../src/http/runs/runs.ts";
import { refusingUrl } from "../src/llm/testing/fake-ollama.ts";
import { type TestDatabase, testDatabase } from "./database.ts";

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

/** One answer of the clinic's side, as a client sees it. */
export interface Answer {
  events: AGUIEvent[];
  text: string;
  slots: SlotsCard["days"][number]["slots"];
  appointment: AppointmentCard | null;
  form: FormCard | null;
  state: PublicState;
  cards: string[];
}

export interface Conversation {
  session: Session;
  say(text: string): Promise<Answer>;
  send(input: TurnInput, runId?: string): Promise<Answer>;
  /** Taps the nth time of the last answer that showed some. */
  tap(nth: number): Promise<Answer>;
  /** Taps Confirm or Cancel on the pending proposal. */
  answer(approved: boolean): Promise<Answer>;
}

export function createConversation(system: Pick<AgentCare, "runs">, session: Session): Conversation {
  let slots: Answer["slots"] = [];
  let pending: string | null = null;
  async function send(input: TurnInput, runId: string = randomUUID()): Promise<Answer> {
    await system.runs.submit(session, { runId, messageId: randomUUID(), input });
    const following = await system.runs.follow(session, runId, 0, new AbortController().signal);
    if (!following) throw new Error("The run is gone.");
    const events: AGUIEvent[] = [];
    for await (const { event } of following) events.push(event);
    const answer = readAnswer(events);
    if (answer.slots.length > 0) slots = answer.slots;
    pending = answer.state?.pending?.id ?? null;
    return answer;
  }
  return {
    session,
    send,
    say: (text) => send({ kind: "text", text }),
    tap: (nth) => {
      const slot = slots[nth - 1];
      if (!slot) throw new Error(`Only ${slots.length} times were shown.`);
      return send({ kind: "select_slot", slotId: slot.slotId, text: slot.accessibleName });
    },
    answer: (approved) => {
      if (!pending) throw new Error("Nothing waits for a yes.");
      return send({ kind: "answer", proposalId: pending, approved });
    },
  };
}

export function readAnswer(events: AGUIEvent[]): Answer {
  const text = events.flatMap((event) => (event.type === EventType.TEXT_MESSAGE_CONTENT ? [event.delta] : [])).join("");
  const cards = events.flatMap((event) => (event.type === EventType.ACTIVITY_SNAPSHOT ? [event] : []));
  // Contents are made by our own replies, by their type.
  const card = <T>(type: string) =>
    (cards.find(({ activityType }) => activityType === type)?.content as T | undefined) ?? null;
  const snapshot = events.find((event) => event.type === EventType.STATE_SNAPSHOT);
  return {
    events,
    text,
    slots: card<SlotsCard>("agentcare.slots")?.days.flatMap((day) => day.slots) ?? [],
    appointment: card<AppointmentCard>("agentcare.appointment"),
    form: card<FormCard>("agentcare.form"),
    state: snapshot?.snapshot as PublicState,
    cards: cards.map(({ activityType }) => activityType),
  };
}
