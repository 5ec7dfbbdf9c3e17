import { randomUUID } from "node:crypto";
import { type AGUIEvent, EventType } from "@ag-ui/core";
import type { AgentCare } from "../src/compose.ts";
import type { Session } from "../src/http/runs/runs.ts";

export const TURNS = ["ask", "choose", "identify", "yes", "question"] as const;
export type TurnName = (typeof TURNS)[number];

export interface Patient {
  visit: string;
  /** In words: `Tuesday, March 10`. */
  day: string;
  name: string;
  phone: string;
}

export interface TookTurn {
  turn: TurnName;
  /** From handing the message in to having read the run's last event. */
  ms: number;
  /** The steps that the run told of, in order. */
  steps: string[];
  runId: string;
}

const GIVEN = ["Ana", "Ben", "Carla", "David", "Elena", "Frank", "Grace", "Hugo", "Irene", "Jonas"];
const FAMILY = ["Ruiz", "Baker", "Castillo", "Dunn", "Ellis", "Fischer", "Garza", "Hahn", "Ibarra", "Jansen"];
const VISITS = ["dental cleaning", "dental exam", "skin check", "physiotherapy session", "annual physical"];

/** A patient unlike the others: another person, another day of the next weeks, another visit. */
export function aPatient(index: number, anchor: string): Patient {
  const first = Temporal.PlainDate.from(anchor).add({ days: 7 });
  const week = Math.floor(index / 5) % 6;
  const day = first.add({ days: (index % 5) + 7 * week });
  return {
    visit: VISITS[Math.floor(index / 30) % VISITS.length] as string,
    day: day.toLocaleString("en-US", { weekday: "long", month: "long", day: "numeric" }),
    name: `${GIVEN[index % 10]} ${FAMILY[Math.floor(index / 10) % 10]}`,
    phone: `555-${String(1_000 + index)}`,
  };
}

/** Takes one turn and waits for its last event; throws when the run failed. */
export async function say(system: AgentCare, session: Session, turn: TurnName, text: string) {
  const runId = randomUUID();
  const events: AGUIEvent[] = [];
  const begun = performance.now();
  await system.runs.submit(session, { runId, messageId: randomUUID(), input: { kind: "text", text } });
  const followed = await system.runs.follow(session, runId, 0, new AbortController().signal);
  if (!followed) throw new Error("The run was stored and is gone.");
  for await (const { event } of followed) events.push(event);
  const took: TookTurn = { turn, ms: performance.now() - begun, steps: stepsOf(events), runId };
  const failed = events.find((event) => event.type === EventType.RUN_ERROR);
  if (failed) throw new Error(`The turn "${turn}" failed: ${failed.code ?? failed.message}`);
  return { took, text: textOf(events), cards: cardsOf(events) };
}

/**
 * A whole booking in five turns: a wish with a day, a choice, who it is for, the yes, and a question. `onTurn` is
 * awaited after each; the clock stands still between them. Throws when it does not end with a booked visit.
 */
export async function bookByChat(
  system: AgentCare,
  clinicId: string,
  patient: Patient,
  onTurn: (took: TookTurn, session: Session) => Promise<void> | void,
): Promise<{ session: Session }> {
  const session = await system.runs.openThread(clinicId);
  const turn = async (name: TurnName, text: string) => {
    const answer = await say(system, session, name, text);
    await onTurn(answer.took, session);
    return answer;
  };
  await turn("ask", `Hi, I need a ${patient.visit} on ${patient.day}`);
  let chosen = await turn("choose", "the first one");
  // Somebody was quicker: other times are offered, and the patient takes the first of those.
  for (let tries = 0; tries < 5 && !chosen.cards.includes("agentcare.form"); tries += 1) {
    chosen = await turn("choose", "the first one");
  }
  await turn("identify", `My name is ${patient.name}, born 3 April 1988, ${patient.phone}`);
  const booked = await turn("yes", "yes");
  if (!booked.text.includes("Your reference is"))
    throw new NotBooked(`${patient.visit} on ${patient.day}: ${booked.text}`);
  await turn("question", "do you validate parking?");
  return { session };
}

export class NotBooked extends Error {
  override readonly name = "NotBooked";
}

/** Gives the conversation's visits back, so that the next round finds the same calendar. */
export async function giveBack(system: AgentCare, { clinicId, threadId }: Session): Promise<void> {
  const patient = { clinicId, actor: `thread:${threadId}` as const, channel: "chat" as const };
  const staff = { clinicId, actor: "staff:00000000-0000-4000-8000-000000000000" as const, channel: "staff" as const };
  for (const { id, version } of await system.scheduling.listAppointments(patient, { status: "booked" })) {
    await system.scheduling.cancel(staff, {
      appointmentId: id,
      expectedVersion: version,
      idempotencyKey: randomUUID(),
    });
  }
}

const stepsOf = (events: readonly AGUIEvent[]) =>
  events.flatMap((event) => (event.type === EventType.STEP_STARTED ? [event.stepName] : []));
const textOf = (events: readonly AGUIEvent[]) =>
  events.flatMap((event) => (event.type === EventType.TEXT_MESSAGE_CONTENT ? [event.delta] : [])).join("");
const cardsOf = (events: readonly AGUIEvent[]) =>
  events.flatMap((event) => (event.type === EventType.ACTIVITY_SNAPSHOT ? [event.activityType] : []));
