import type { TurnEvent } from "./turn.ts";

/** What a trace tells of a turn beside its steps: the tier, and how much came of it. */
export function describeTurn(event: TurnEvent) {
  if (event.type !== "replied") return {};
  const { reply, reading } = event;
  const counts = {
    cards: reply.cards.length,
    suggestions: reply.suggestions.length,
    ...(reading && { model_calls: reading.modelCalls, confidence: reading.confidence, understanding_ms: reading.ms }),
  };
  return { ...(reading && { tier: reading.tier }), counts };
}
