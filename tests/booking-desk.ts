import { randomUUID } from "node:crypto";
import { createAgent } from "../src/agents/agent.ts";
import { availabilityPolicy } from "../src/agents/availability/policy.ts";
import { bookingPolicy } from "../src/agents/booking/policy.ts";
import { renderReply } from "../src/agents/render-reply.ts";
import type { Fact } from "../src/graph/facts.ts";
import { emptyFrame, type Frame } from "../src/graph/frame.ts";
import type { Reply } from "../src/graph/reply.ts";
import { type ConversationState, type Footing, startFooting, startTurn } from "../src/graph/state.ts";
import type { Task, TaskBody } from "../src/graph/tasks.ts";
import { english } from "../src/locales/en/index.ts";
import type { Scheduling } from "../src/scheduling/model.ts";
import { createBookingTools } from "../src/tools/booking-tools.ts";
import { createFindSlots } from "../src/tools/find-slots.ts";

export interface DeskTurn {
  facts: Fact[];
  reply: Reply;
  frame: Frame;
  footing: Footing;
  /** Work left for other agents. */
  left: TaskBody[];
}

export interface BookingDesk {
  frame: Frame;
  footing: Footing;
  /** Carries tasks out as one turn, with what follows from them; `said` is what the planner learnt before. */
  carryOut(tasks: TaskBody[], said?: Partial<Frame>): Promise<DeskTurn>;
  /** Says yes to what is pending. */
  yes(): Promise<DeskTurn>;
}

/** The booking and availability agents of one conversation on real verbs, handed tasks as the planner hands them. */
export function createBookingDesk(parts: {
  scheduling: Scheduling;
  clinicId: string;
  threadId: string;
  now: () => Date;
}): BookingDesk {
  const { scheduling, clinicId, threadId, now } = parts;
  const report = (error: unknown) => {
    throw error;
  };
  const { directory } = scheduling;
  const agents = {
    booking: createAgent({
      name: "booking",
      policy: bookingPolicy,
      tools: createBookingTools({ scheduling, report }),
      directory,
    }),
    availability: createAgent({
      name: "availability",
      policy: availabilityPolicy,
      tools: [createFindSlots({ scheduling, report })],
      directory,
    }),
  };
  const desk: BookingDesk = {
    frame: emptyFrame(),
    footing: startFooting(),
    async carryOut(tasks, said = {}) {
      const runId = randomUUID();
      const context = {
        clinicId,
        threadId,
        runId,
        now: now().toISOString(),
        leaseToken: 1,
        personHere: false,
        patientTimeZone: null,
        knownPatient: null,
      };
      const begun = startTurn(runId, { kind: "text", text: "" });
      const numbered = tasks.map((body, index) => ({ ...body, id: `t${index}` }) as Task);
      const footing = { ...desk.footing, turn: desk.footing.turn + 1 };
      let state: ConversationState = {
        frame: { ...desk.frame, ...said },
        footing,
        turn: { ...begun, tasks: numbered },
        messages: [],
      };
      const left: TaskBody[] = [];
      for (;;) {
        const [task, ...rest] = state.turn.tasks;
        if (!task) break;
        if (task.agent === "booking" || task.agent === "availability") {
          state = await agents[task.agent].invoke(state, { context });
        } else {
          const { id: _, ...body } = task;
          left.push(body);
          state = { ...state, turn: { ...state.turn, tasks: rest } };
        }
      }
      desk.frame = state.frame;
      desk.footing = state.footing;
      const { facts } = state.turn;
      const voice = { clinic: await directory(clinicId), now: context.now, patientTimeZone: null };
      const reply = renderReply(facts, voice, english);
      return { facts, reply, frame: desk.frame, footing: desk.footing, left };
    },
    yes() {
      const { pending } = desk.frame;
      if (!pending) throw new Error("Nothing waits for a yes.");
      return desk.carryOut([{ agent: "booking", kind: "commit", proposalId: pending.id }]);
    },
  };
  return desk;
}
