import type { ConversationState } from "../../../src/graph/state.ts";
import { derivedId } from "../../../src/platform/ids.ts";
import { Refusal } from "../../../src/scheduling/refusal.ts";
import type { TurnRecord } from "../../trial.ts";
import type { World } from "../world.ts";

/** Somebody no scenario speaks of. */
const STRANGER = { givenName: "Quentin", familyName: "Zwart", dateOfBirth: "1979-06-17", phone: "914-555-0177" };

/**
 * Another patient books the time that this one has in mind: the one that is held, once the hold has run out, or the one
 * of those offered that is chosen by the very next message. `taken`: the slot's id, null when there is none to take.
 */
export async function takeSlot(
  world: World,
  heard: TurnRecord | null,
  move: TurnRecord["move"],
): Promise<string | null> {
  const { system, session, clock, directory, ignore } = world;
  const held = await heldSlot(world);
  const slotId = held ?? chosenSlot(heard, move);
  if (slotId === null) return null;
  // A hold keeps it for the patient until it runs out: they took their time.
  if (held !== null) clock.forward(directory.holdMinutes + 1);
  const context = {
    clinicId: session.clinicId,
    actor: `thread:${derivedId("evals stranger")}`,
    channel: "chat",
  } as const;
  const request = { slotId, patient: STRANGER, hasReferral: true, idempotencyKey: "the slot is taken" };
  try {
    const visit = await system.scheduling.book(context, request);
    ignore(`appointments:${visit.id}`);
    return slotId;
  } catch (error) {
    // For children or for patients already seen only: the desk books it then.
    if (!(error instanceof Refusal)) throw error;
    const desk = { ...context, actor: `staff:${derivedId("evals", "the desk")}`, channel: "staff" } as const;
    const visit = await system.scheduling.book(desk, { ...request, override: { reason: "squeezed in" } });
    ignore(`appointments:${visit.id}`);
    return slotId;
  }
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
