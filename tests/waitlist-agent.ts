import { randomUUID } from "node:crypto";
import { createAgent } from "../src/agents/agent.ts";
import { waitlistPolicy } from "../src/agents/waitlist/policy.ts";
import type { Fact } from "../src/graph/facts.ts";
import { emptyFrame, type Frame } from "../src/graph/frame.ts";
import { type Footing, startFooting, startTurn } from "../src/graph/state.ts";
import type { Task, TaskBody } from "../src/graph/tasks.ts";
import { english } from "../src/locales/en/index.ts";
import { createSetMessages } from "../src/outbox/message-preferences.ts";
import { createWaitlistTools } from "../src/tools/waitlist-tools.ts";
import type { TestAgentCare } from "./agentcare.ts";

/** A task of the waitlist agent, without its name. */
type WaitlistBody =
  Extract<TaskBody, { agent: "waitlist" }> extends infer Body
    ? Body extends unknown
      ? Omit<Body, "agent">
      : never
    : never;

/** What one task came to: its facts, what they say, and the work it leads to. */
export interface Done {
  facts: Fact[];
  texts: string[];
  next: Task[];
}

/** The waitlist agent of one conversation, given its tasks as the planner would. */
export function waitlistAgent({ system, clinicId }: TestAgentCare, threadId: string) {
  const { db, clock, waitlist, scheduling } = system;
  const agent = createAgent({
    name: "waitlist",
    policy: waitlistPolicy,
    tools: createWaitlistTools({
      waitlist,
      setMessages: createSetMessages({ db, now: clock }),
      report: (error) => {
        throw error;
      },
    }),
    directory: scheduling.directory,
  });
  let frame: Frame = emptyFrame();
  let footing: Footing = startFooting();
  return {
    get frame() {
      return frame;
    },
    get footing() {
      return footing;
    },
    /** What the patient said of the visit or of themselves. */
    know(said: Partial<Record<keyof Frame, unknown>>) {
      const fields = Object.entries(said).map(([name, value]) => [name, { value, turn: 1, confirmed: false }]);
      frame = { ...frame, ...Object.fromEntries(fields) };
    },
    set(changes: Partial<Frame>) {
      frame = { ...frame, ...changes };
    },
    async do(body: WaitlistBody): Promise<Done> {
      const runId = randomUUID();
      const task = { ...body, agent: "waitlist", id: "task" } as Task;
      const turn = { ...startTurn(runId, { kind: "text", text: "" }), tasks: [task] };
      const now = clock().toISOString();
      const context = {
        clinicId,
        threadId,
        runId,
        now,
        leaseToken: 1,
        personHere: false,
        patientTimeZone: null,
        knownPatient: null,
      };
      const state = await agent.invoke({ frame, footing, turn, messages: [] }, { context });
      ({ frame, footing } = state);
      const voice = { clinic: await scheduling.directory(clinicId), now, patientTimeZone: null };
      const { facts, tasks } = state.turn;
      const say = english.phrases as Record<string, (fact: Fact, at: typeof voice) => { text: string }>;
      return { facts, texts: facts.map((fact) => say[fact.kind]?.(fact, voice).text ?? ""), next: tasks };
    },
    /** The yes to what waits for it. */
    yes() {
      return this.do({ kind: "commit", proposalId: frame.pending?.id ?? "" });
    },
  };
}
