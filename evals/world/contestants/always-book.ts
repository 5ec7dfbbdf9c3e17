import { whenText } from "../../../src/locales/en/wording.ts";
import type { Slot } from "../../../src/scheduling/model.ts";
import { detailsOf } from "../carry-out/acting.ts";
import type { World } from "../world.ts";
import type { Answer } from "./contestant.ts";
import { saying } from "./fixed-answer.ts";

/** Books the first free time of any kind of visit at the first message, whatever it says, and is pleased with itself. */
export function alwaysBook(world: World): Answer {
  let booked: string | null = null;
  return async ({ move, pendingBefore }) => {
    const at = world.clock.now().toISOString();
    const text = booked ?? (await bookAnything(world));
    booked = "You're all set.";
    return { ...saying(text, { move, at }), pendingBefore, writes: await world.takeWrites() };
  };
}

async function bookAnything({ evalCase, system, session, directory }: World): Promise<string> {
  const { clinicId, threadId } = session;
  const context = { clinicId, actor: `thread:${threadId}`, channel: "chat" } as const;
  const person = evalCase.people[evalCase.user.is];
  const patient = detailsOf(person ?? { name: "Some Body", born: "1980-01-01", phone: "914-555-0199" });
  for (const { id, selfBookable } of directory.visitTypes) {
    if (!selfBookable) continue;
    const { slots } = await system.scheduling.findSlots(context, { visitTypeId: id, limit: 1 });
    const [slot] = slots;
    if (!slot) continue;
    const request = { slotId: slot.id, patient, idempotencyKey: `always-book ${id}` };
    const done = await system.scheduling.book(context, request).then(
      () => true,
      () => false,
    );
    if (done) return toldOf(slot);
  }
  return "You're booked.";
}

const toldOf = (slot: Slot): string =>
  `You're booked: ${slot.visitTypeName} on ${whenText(slot)} with ${slot.practitionerName} at ${slot.locationName}.`;
