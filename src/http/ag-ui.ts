import { type AGUIEvent, EventType } from "@ag-ui/core";
import type { PublicState } from "../graph/reply.ts";
import type { Replied, TurnEvent } from "../graph/turn.ts";

/** Words of an answer sent in one delta. */
const WORDS_PER_DELTA = 6;

/** A patient's answer to a proposal, as AG-UI clients are told to send it. */
const RESPONSE_SCHEMA = {
  type: "object",
  properties: { approved: { type: "boolean" } },
  required: ["approved"],
  additionalProperties: false,
} as const;

export interface RunIds {
  threadId: string;
  runId: string;
}

/** Run ids with the clinic's clock, in milliseconds where it is known: a page counts a hold's minutes on it, not on its own. */
export interface RunMoment extends RunIds {
  timestamp?: number;
}

export const runStarted = ({ threadId, runId, timestamp }: RunMoment): AGUIEvent => ({
  type: EventType.RUN_STARTED,
  threadId,
  runId,
  timestamp,
});

export const runCancelled = ({ threadId, runId }: RunIds): AGUIEvent => ({
  type: EventType.RUN_FINISHED,
  threadId,
  runId,
  outcome: { type: "cancelled" },
});

/** A failure as a patient may see it: a stable code and a fixed sentence. */
export const runFailed = (code: "unavailable" | "timeout"): AGUIEvent => ({
  type: EventType.RUN_ERROR,
  code,
  message:
    code === "timeout"
      ? "That took too long, so I stopped. Please try again."
      : "Something went wrong on our side. Please try again.",
});

/** What one event of a turn is on the wire, in order. Tool calls and arguments are never among it. */
export function toAgUi(event: TurnEvent, ids: RunMoment): AGUIEvent[] {
  switch (event.type) {
    case "step_started":
      return [{ type: EventType.STEP_STARTED, stepName: event.step }];
    case "step_finished":
      return [{ type: EventType.STEP_FINISHED, stepName: event.step }];
    case "replied":
      return [
        ...answer(event, ids),
        ...reading(event),
        { type: EventType.STATE_SNAPSHOT, snapshot: event.state },
        finished(event.state, ids),
      ];
  }
}

/** How the message was understood, for developers: numbers and the tier's name, no words. */
function reading({ reading }: Replied): AGUIEvent[] {
  return reading ? [{ type: EventType.CUSTOM, name: "agentcare.reading", value: { ...reading } }] : [];
}

/** The id of a run's answer in the transcript and on the wire. */
export const replyMessageId = (runId: string): string => `${runId}:reply`;

/** A run has nothing to say after one of these. */
export function isTerminal(event: AGUIEvent): boolean {
  return event.type === EventType.RUN_FINISHED || event.type === EventType.RUN_ERROR;
}

function answer({ reply }: Replied, { runId }: RunIds): AGUIEvent[] {
  const messageId = replyMessageId(runId);
  const deltas = inDeltas(reply.text);
  const text: AGUIEvent[] =
    deltas.length === 0
      ? []
      : [
          { type: EventType.TEXT_MESSAGE_START, messageId, role: "assistant" },
          ...deltas.map((delta): AGUIEvent => ({ type: EventType.TEXT_MESSAGE_CONTENT, messageId, delta })),
          { type: EventType.TEXT_MESSAGE_END, messageId },
        ];
  const cards = reply.cards.map(
    ({ type, content }, index): AGUIEvent => ({
      type: EventType.ACTIVITY_SNAPSHOT,
      messageId: `${runId}:card:${index}`,
      activityType: type,
      content: { ...content },
      replace: true,
    }),
  );
  return [...text, ...cards];
}

function finished({ pending }: PublicState, { threadId, runId, timestamp }: RunMoment): AGUIEvent {
  if (!pending) return { type: EventType.RUN_FINISHED, threadId, runId, timestamp, outcome: { type: "success" } };
  const interrupt = {
    id: pending.id,
    reason: "confirmation",
    message: pending.summary,
    responseSchema: RESPONSE_SCHEMA,
    ...(pending.expiresAt && { expiresAt: pending.expiresAt }),
    metadata: { kind: pending.kind, ...(pending.holdId && { holdId: pending.holdId }) },
  };
  return {
    type: EventType.RUN_FINISHED,
    threadId,
    runId,
    timestamp,
    outcome: { type: "interrupt", interrupts: [interrupt] },
  };
}

/** Whole words, with the blanks that follow them: put together again they are the text. */
function inDeltas(text: string): string[] {
  const words = text.match(/\s*\S+\s*/g) ?? [];
  const deltas: string[] = [];
  for (let at = 0; at < words.length; at += WORDS_PER_DELTA)
    deltas.push(words.slice(at, at + WORDS_PER_DELTA).join(""));
  return deltas;
}
