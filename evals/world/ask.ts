import { EventType } from "@ag-ui/core";
import type { TurnInput } from "../../src/graph/input.ts";
import type { Card, PublicState } from "../../src/graph/reply.ts";
import { derivedId } from "../../src/platform/ids.ts";
import { readAnswer } from "../conversation.ts";
import type { TurnRecord } from "../trial.ts";
import { type Mishaps, sendAndFollow } from "./follow.ts";
import { readToolCalls } from "./tool-calls.ts";
import type { World } from "./world.ts";

export interface Question {
  move: TurnRecord["move"];
  /** Index of the turn, from 0. */
  turn: number;
  pendingBefore: PublicState["pending"];
  mishaps?: Mishaps;
}

/** Puts one message to the system, and records all that came of it. What the system throws is told in `failed`. */
export async function ask(world: World, { move, turn, pendingBefore, mishaps }: Question): Promise<TurnRecord> {
  const { session, system, clock } = world;
  const runId = derivedId(session.threadId, "run", String(turn));
  const messageId = derivedId(session.threadId, "message", String(turn));
  const started = performance.now();
  const at = clock.now().toISOString();
  const heard = await sendAndFollow(system.runs, session, { runId, messageId, input: inputOf(move) }, mishaps).then(
    (events) => ({ ...readAnswer(events), failure: null }),
    (error: unknown) => ({ ...readAnswer([]), failure: messageOf(error) }),
  );
  const ms = performance.now() - started;
  const { events, text, state } = heard;
  const refused = events.find((event) => event.type === EventType.RUN_ERROR);
  const cards = events.flatMap((event) =>
    event.type === EventType.ACTIVITY_SNAPSHOT
      ? [{ type: event.activityType, content: event.content } as Card] // safe: made by our own replies
      : [],
  );
  return {
    move,
    at,
    text,
    cards,
    suggestions: state?.suggestions ?? [],
    pendingBefore,
    state: state ?? null,
    failed: heard.failure ?? refused?.message ?? null,
    nodes: events.flatMap((event) => (event.type === EventType.STEP_STARTED ? [event.stepName] : [])),
    tools: heard.failure === null ? await readToolCalls(system, { threadId: session.threadId, runId }) : [],
    writes: await world.takeWrites(),
    ms: Math.round(ms),
  };
}

const inputOf = (move: TurnRecord["move"]): TurnInput =>
  move.kind === "tap"
    ? { kind: "select_slot", slotId: move.slotId, text: move.text }
    : { kind: "text", text: move.text };

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
