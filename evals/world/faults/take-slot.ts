import type { ConversationState } from "../../../src/graph/state.ts";
import type { TurnRecord } from "../../trial.ts";
import type { World } from "../world.ts";
import { bookForStranger } from "./stranger.ts";

/**
 * Another patient books the time that this one has in mind: the one that is held, once the hold has run out, or the one
 * of those offered that is chosen by the very next message.
 */
export async function takeSlot(world: World, heard: TurnRecord | null, move: TurnRecord["move"]): Promise<void> {
  const { session, clock, directory, verbs, ignore, taken } = world;
  const held = await heldSlot(world);
  const slotId = held ?? chosenSlot(heard, move);
  if (slotId === null) return;
  // A hold keeps it for the patient until it runs out: they took their time.
  if (held !== null) clock.forward(directory.holdMinutes + 1);
  ignore(`appointments:${await bookForStranger(verbs, session.clinicId, slotId)}`);
  taken.push(slotId);
}

/** The slot behind the conversation's hold. */
async function heldSlot({ system, session }: World): Promise<string | null> {
  const state = await system.graph.getState({ configurable: { thread_id: session.threadId } });
  // The graph's own channel: what its state schema says.
  const { frame } = state.values as Partial<ConversationState>;
  return frame?.held?.slot.id ?? null;
}

/** Tapped, by its number, or else the first that was shown. */
function chosenSlot(heard: TurnRecord | null, move: TurnRecord["move"]): string | null {
  if (move.kind === "tap") return move.slotId;
  const slots = (heard?.cards ?? []).flatMap((card) =>
    card.type === "agentcare.slots" ? card.content.days.flatMap((day) => day.slots) : [],
  );
  const number = /^\D*(\d{1,2})\b(?!:)/.exec(move.text)?.[1];
  const named = slots.find(({ label, time }) => move.text.includes(label) || move.text.includes(time));
  return (named ?? slots[Number(number ?? 1) - 1] ?? slots[0])?.slotId ?? null;
}
