import type { Db } from "../../../db/client.ts";
import { findAppointment } from "../../../db/queries/appointments.ts";
import { readHoldSlot } from "../../../db/queries/hold-slot.ts";
import { findHold } from "../../../db/queries/holds.ts";
import {
  currentVisitId,
  type EntryView,
  listOffersOf,
  listOpenEntries,
  type OfferRow,
} from "../../../db/queries/waitlist.ts";
import { toAppointment } from "../appointment-view.ts";
import { stands } from "../change-visit.ts";
import { MINUTE_MS } from "../civil-day.ts";
import type { Appointment, Slot } from "../model.ts";
import { decodeSlotId } from "../slot-id.ts";
import { wallClockAt } from "../time-zone.ts";
import { overlap } from "./criteria.ts";
import type { WaitlistOffer, WaitlistPlace } from "./model.ts";
import { holderOf } from "./reach.ts";

/**
 * Entries as clients see them, with their place in the queue. The queue of each kind of visit is read once. `today`: the
 * clinic's civil day.
 */
export async function toPlaces(
  tx: Db,
  query: { clinicId: string; views: readonly EntryView[]; now: Date; today: string },
): Promise<WaitlistPlace[]> {
  const { clinicId, views, now, today } = query;
  if (views.length === 0) return [];
  const visitTypeIds = [...new Set(views.map(({ entry }) => entry.visitTypeId))];
  const queue = await listOpenEntries(tx, { clinicId, visitTypeIds });
  const offers = await listOffersOf(
    tx,
    clinicId,
    views.map(({ entry }) => entry.id),
  );
  const places: WaitlistPlace[] = [];
  for (const { entry, visitTypeName, patient } of views) {
    const open = offers.find((offer) => offer.entryId === entry.id && isOpen(offer, now));
    places.push({
      id: entry.id,
      version: entry.version,
      visitTypeId: entry.visitTypeId,
      visitTypeName,
      patientName: `${patient.givenName} ${patient.familyName}`,
      criteria: entry.criteria,
      swap: await swapOf(tx, clinicId, entry.swapAppointmentId, now),
      position: positionIn(queue, { entry }, today),
      offer: open ? await toOffer(tx, clinicId, open) : null,
    });
  }
  return places;
}

/** 1-based, among those that wait for the same times; one that has left counts from the end. */
export function positionIn(
  queue: readonly Pick<EntryView, "entry">[],
  { entry }: Pick<EntryView, "entry">,
  today: string,
): number {
  const index = queue.findIndex((other) => other.entry.id === entry.id);
  const before = index < 0 ? queue : queue.slice(0, index);
  const competing = before.filter(
    (other) => other.entry.visitTypeId === entry.visitTypeId && overlap(other.entry.criteria, entry.criteria, today),
  );
  return competing.length + 1;
}

export const isOpen = (offer: Pick<OfferRow, "state" | "expiresAt">, now: Date): boolean =>
  offer.state === "open" && offer.expiresAt > now;

/** The visit that would be given up, as it stands; null when there is none any more. */
export async function swapOf(
  tx: Db,
  clinicId: string,
  appointmentId: string | null,
  now: Date,
): Promise<Appointment | null> {
  if (appointmentId === null) return null;
  const current = await currentVisitId(tx, clinicId, appointmentId);
  const view = await findAppointment(tx, { clinicId, appointmentId: current });
  return view && stands(view.appointment.status) && view.appointment.startsAt > now ? toAppointment(view) : null;
}

async function toOffer(tx: Db, clinicId: string, offer: OfferRow): Promise<WaitlistOffer | null> {
  const slot = await offeredSlot(tx, clinicId, offer);
  return slot && { id: offer.id, slot, expiresAt: offer.expiresAt.toISOString() };
}

/** The time of an offer with its names; null when its hold is gone. */
export async function offeredSlot(
  tx: Db,
  clinicId: string,
  { holdId, entryId, slotId }: Pick<OfferRow, "holdId" | "entryId" | "slotId">,
): Promise<Slot | null> {
  const target = decodeSlotId(slotId);
  if (!target || holdId === null) return null;
  const hold = await findHold(tx, clinicId, holdId);
  const shown = await readHoldSlot(tx, { clinicId, holdId, owner: holderOf(entryId) });
  if (!hold || !shown) return null;
  const { startsAt, endsAt } = hold;
  return {
    id: slotId,
    visitTypeId: hold.visitTypeId,
    practitionerId: hold.practitionerId,
    locationId: hold.locationId,
    ...shown.names,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    durationMinutes: (endsAt.getTime() - startsAt.getTime()) / MINUTE_MS,
    timeZone: shown.timeZone,
    ...wallClockAt(shown.timeZone, target.start),
    modality: shown.modality,
    heldByYou: true,
  };
}
