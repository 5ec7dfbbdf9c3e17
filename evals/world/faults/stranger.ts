import { derivedId } from "../../../src/platform/ids.ts";
import { Refusal } from "../../../src/scheduling/refusal.ts";
import type { Verbs } from "../verbs.ts";

/** Somebody no scenario speaks of. */
const STRANGER = { givenName: "Quentin", familyName: "Zwart", dateOfBirth: "1979-06-17", phone: "914-555-0177" };

/** Books a time for a patient of no scenario; the visit's id. What only the desk may book, or book over, the desk books. */
export async function bookForStranger(verbs: Verbs, clinicId: string, slotId: string): Promise<string> {
  const patient = { clinicId, actor: `thread:${derivedId("evals", "a stranger")}`, channel: "chat" } as const;
  const desk = { clinicId, actor: `staff:${derivedId("evals", "the desk")}`, channel: "staff" } as const;
  const request = { slotId, patient: STRANGER, hasReferral: true, idempotencyKey: `taken ${slotId}`.slice(0, 100) };
  try {
    return (await verbs.scheduling.book(patient, request)).id;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return (await verbs.scheduling.book(desk, { ...request, override: { reason: "squeezed in" } })).id;
  }
}
