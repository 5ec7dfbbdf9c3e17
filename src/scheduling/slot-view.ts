import type { Post } from "./availability.ts";
import type { Slot } from "./model.ts";
import type { RuleBook } from "./rule-book.ts";
import { encodeSlotId } from "./slot-id.ts";
import { wallClockAt } from "./time-zone.ts";

/** A start at a post, as clients see it. */
export function toSlot(visit: RuleBook["visit"], post: Post, start: number, heldByYou = false): Slot {
  const { practitioner, location, durationMs } = post;
  return {
    id: encodeSlotId({ visitTypeId: visit.id, practitionerId: practitioner.id, locationId: location.id, start }),
    visitTypeId: visit.id,
    visitTypeName: visit.name,
    practitionerId: practitioner.id,
    practitionerName: practitioner.name,
    locationId: location.id,
    locationName: location.name,
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + durationMs).toISOString(),
    durationMinutes: durationMs / 60_000,
    timeZone: location.timeZone,
    ...wallClockAt(location.timeZone, start),
    modality: visit.modality,
    ...(heldByYou && { heldByYou }),
  };
}
