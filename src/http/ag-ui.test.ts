import { type AGUIEvent, EventType } from "@ag-ui/core";
import { describe, expect, it } from "vitest";
import type { Replied } from "../graph/turn.ts";
import { toAgUi } from "./ag-ui.ts";

const ids = { threadId: "thread-1", runId: "run-1" };

const replied = (reading: Replied["reading"]): Replied => ({
  type: "replied",
  reply: { text: "Which kind of visit is it, Ana Ruiz?", cards: [], suggestions: [] },
  state: { held: null, pending: null, suggestions: [] },
  reading,
});

const readingsOf = (events: readonly AGUIEvent[]) => events.filter((event) => event.type === EventType.CUSTOM);

describe("the event that tells how a message was understood", () => {
  it("has tier, confidence, milliseconds and model calls, and nothing else", () => {
    const reading = { tier: "model" as const, confidence: 0.67, ms: 812.4, modelCalls: 1 };
    expect(readingsOf(toAgUi(replied(reading), ids))).toEqual([
      { type: EventType.CUSTOM, name: "agentcare.reading", value: reading },
    ]);
  });

  it("comes after the answer and before the run's end", () => {
    const types = toAgUi(replied({ tier: "rules", confidence: 0.9, ms: 1, modelCalls: 0 }), ids).map(
      ({ type }) => type,
    );
    const at = types.indexOf(EventType.CUSTOM);
    expect(at).toBeGreaterThan(types.indexOf(EventType.TEXT_MESSAGE_END));
    expect(at).toBeLessThan(types.indexOf(EventType.RUN_FINISHED));
  });

  it("is not there when no words were read", () => {
    expect(readingsOf(toAgUi(replied(null), ids))).toEqual([]);
  });
});
