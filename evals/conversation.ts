import { randomUUID } from "node:crypto";
import { type AGUIEvent, EventType } from "@ag-ui/core";
import type { AgentCare } from "../src/compose.ts";
import type { TurnInput } from "../src/graph/input.ts";
import type { AppointmentCard, FormCard, PublicState, SlotsCard } from "../src/graph/reply.ts";
import type { Session } from "../src/http/runs/runs.ts";

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
