import { insertClaims } from "../../../db/queries/claims.ts";
import { expireHolds, insertHold } from "../../../db/queries/holds.ts";
import { enqueue } from "../../../db/queries/jobs.ts";
import { lockAll } from "../../../db/queries/locks.ts";
import { findPatientStanding } from "../../../db/queries/patients.ts";
import {
  type EntryView,
  findEntry,
  insertOffer,
  listOffersOf,
  listOpenEntries,
  type OfferRow,
  updateEntry,
  waitedForWith,
} from "../../../db/queries/waitlist.ts";
import { MINUTE_MS } from "../civil-day.ts";
import { findSlots } from "../find-slots.ts";
import { sessionAt } from "../group-session.ts";
import type { Appointment, SchedulingContext, Slot } from "../model.ts";
import { requireNoOverlap } from "../patient-overlap.ts";
import { Refusal, type RefusalCode } from "../refusal.ts";
import { decideSlot, planSlot, readTakenFor } from "../slot-check.ts";
import { holdClaims } from "../slot-claims.ts";
import { decodeSlotId } from "../slot-id.ts";
import { wallClockAt } from "../time-zone.ts";
import { transact } from "../transaction.ts";
import { suits } from "./criteria.ts";
import type { FreedTime, OfferRound } from "./model.ts";
import type { WaitlistParts } from "./parts.ts";
import { swapOf } from "./place-view.ts";
import { entryLock, holderOf } from "./reach.ts";

/** Starts of one kind of visit in freed time; a day of them at most. */
const SLOTS_AT_MOST = 100;

/**
 * Offers freed time to those who wait for it: priority first, then who waits longest. Each gets at most one time, kept
 * by a hold of its own, and goes on waiting with its place until it is answered. The times are those the rules allow
 * now, so nothing is offered that could not be booked. Throws `calendar_unavailable`.
 */
export async function offerFreedTime(parts: WaitlistParts, clinicId: string, freed: FreedTime): Promise<OfferRound> {
  const round: OfferRound = { offered: [], passedOver: [] };
  const now = parts.now();
  const { queue, made } = await transact(parts, clinicId, async (tx) => {
    const visitTypeIds = await waitedForWith(tx, clinicId, freed.practitionerId);
    const waiting = visitTypeIds.length > 0 ? await listOpenEntries(tx, { clinicId, visitTypeIds }) : [];
    const ids = waiting.map(({ entry }) => entry.id);
    return { queue: waiting, made: await listOffersOf(tx, clinicId, ids) };
  });
  const free = createFreeTimes(parts, clinicId, freed);
  for (const view of queue) {
    const { entry } = view;
    const pass = (reason: string) => round.passedOver.push({ entryId: entry.id, reason });
    const fitting = (await free.of(entry.visitTypeId)).filter((slot) => suits(entry.criteria, slot));
    if (fitting.length === 0) continue;
    if (entry.state !== "waiting") {
      pass("has_an_offer");
      continue;
    }
    const answered = new Set(made.filter((offer) => offer.entryId === entry.id).flatMap(refusedSlot));
    const fresh = fitting.filter(({ id }) => !answered.has(id));
    if (fresh.length === 0) {
      pass("answered_before");
      continue;
    }
    const swap = entry.swapAppointmentId
      ? await transact(parts, clinicId, (tx) => swapOf(tx, clinicId, entry.swapAppointmentId, now))
      : null;
    const slot = swap ? fresh.find(({ startsAt }) => startsAt < swap.startsAt) : fresh[0];
    if (!slot) {
      pass("not_earlier");
      continue;
    }
    try {
      const offerId = await offerTo(parts, { clinicId, view, slot, swap, now });
      if (offerId) round.offered.push({ offerId, entryId: entry.id });
      else pass("not_waiting");
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === "calendar_unavailable") throw error;
      pass(error.code);
      if (ABOUT_PATIENT.has(error.code)) continue;
    }
    free.changed();
  }
  return round;
}

/** Refusals that leave the time as free as it was for the next in line. */
const ABOUT_PATIENT: ReadonlySet<RefusalCode> = new Set([
  "patient_overlap",
  "needs_new_patient_visit",
  "not_accepting_new",
  "age_limit",
]);

/** A time that was declined, or let run out, is not offered to the same patient again. */
const refusedSlot = ({ state, slotId }: OfferRow): string[] =>
  state === "declined" || state === "expired" ? [slotId] : [];

/** The bookable starts within freed time by kind of visit, read again only after some may have gone. */
function createFreeTimes(parts: WaitlistParts, clinicId: string, freed: FreedTime) {
  const known = new Map<string, Promise<Slot[]>>();
  const context: SchedulingContext = { clinicId, actor: "api:waitlist", channel: "api" };
  const { practitionerId, locationId, startsAt, endsAt } = freed;

  async function look(visitTypeId: string): Promise<Slot[]> {
    const { locations } = await parts.directory(clinicId);
    const timeZone = locations.find(({ id }) => id === locationId)?.timeZone;
    if (!timeZone) return [];
    const [from, to] = [startsAt, endsAt].map((at) => wallClockAt(timeZone, at.getTime()).date) as [string, string];
    const { slots } = await findSlots(parts, context, {
      visitTypeId,
      practitionerIds: [practitionerId],
      locationIds: [locationId],
      dates: [{ from, to }],
      limit: SLOTS_AT_MOST,
    });
    return slots.filter((slot) => new Date(slot.startsAt) < endsAt && new Date(slot.endsAt) > startsAt);
  }

  return {
    of(visitTypeId: string): Promise<Slot[]> {
      const slots = known.get(visitTypeId) ?? look(visitTypeId);
      known.set(visitTypeId, slots);
      return slots;
    },
    changed: () => known.clear(),
  };
}

/** Keeps the slot for the entry and writes the offer, in one transaction; null when the entry waits no more. */
async function offerTo(
  parts: WaitlistParts,
  of: { clinicId: string; view: EntryView; slot: Slot; swap: Appointment | null; now: Date },
): Promise<string | null> {
  const { clinicId, view, slot, swap, now } = of;
  const { id: entryId, patientId } = view.entry;
  const { matchKey, dateOfBirth } = view.patient;
  const target = decodeSlotId(slot.id);
  if (!target) throw new Error("A slot that was just found has an id that does not read.");
  const options = { clinicId, actor: holderOf(entryId), now: now.getTime(), movingAppointmentId: swap?.id };
  return transact(parts, clinicId, async (tx) => {
    const standing = await findPatientStanding(tx, { clinicId, matchKey, now, from: now, to: now });
    const patientKind = standing?.established ? ("established" as const) : ("new" as const);
    const plan = await planSlot(tx, target, { isStaff: false, dateOfBirth, patientKind }, options);
    await lockAll(tx, clinicId, [
      entryLock(entryId),
      `patient:${matchKey}`,
      ...plan.lockIds.map((id) => `resource:${id}`),
    ]);
    const current = await findEntry(tx, { clinicId, entryId });
    if (current?.entry.state !== "waiting" || current.entry.version !== view.entry.version) return null;
    await expireHolds(tx, { clinicId, resourceIds: plan.lockIds, owner: options.actor, now });
    const session = await sessionAt(tx, plan, options);
    const chosen = decideSlot(plan, await readTakenFor(tx, plan, options), { ...options, session });
    await requireNoOverlap(tx, plan, { ...options, patientId });

    const [holdId, offerId] = [parts.ids(), parts.ids()];
    const startsAt = new Date(target.start);
    const expiresAt = new Date(Math.min(now.getTime() + parts.offerMinutes * MINUTE_MS, target.start));
    const { visitTypeId, practitionerId, locationId } = target;
    await insertHold(tx, {
      id: holdId,
      clinicId,
      owner: options.actor,
      visitTypeId,
      practitionerId,
      locationId,
      startsAt,
      endsAt: new Date(target.start + plan.post.durationMs),
      expiresAt,
      expiresAtLatest: expiresAt,
      rescheduleOf: swap?.id ?? null,
      createdAt: now,
    });
    // A seat in a group's session is kept by the hold's row alone.
    if (!session) {
      await insertClaims(tx, holdClaims(plan, { clinicId, holdId, chosen, ids: parts.ids, kept: new Map() }));
    }
    await insertOffer(tx, {
      id: offerId,
      clinicId,
      entryId,
      holdId,
      slotId: slot.id,
      practitionerId,
      startsAt,
      state: "open",
      offeredAt: now,
      expiresAt,
      answeredAt: null,
      appointmentId: null,
    });
    await updateEntry(tx, { ...current.entry, state: "offered", updatedAt: now });
    await enqueue(tx, clinicId, now, [
      { kind: "send_offer", dedupeKey: `send_offer:${offerId}`, payload: { offerId }, runAt: now },
      { kind: "expire_offers", dedupeKey: `expire_offers:${offerId}`, payload: { offerId }, runAt: expiresAt },
    ]);
    return offerId;
  });
}
