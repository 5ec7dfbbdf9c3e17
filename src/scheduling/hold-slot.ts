import type { Db } from "../../db/client.ts";
import { findAppointment } from "../../db/queries/appointments.ts";
import { insertClaims, readAppointmentClaims } from "../../db/queries/claims.ts";
import { readHoldSlot } from "../../db/queries/hold-slot.ts";
import {
  endHold,
  expireHolds,
  extendHoldRow,
  findActiveHold,
  findHold,
  type HoldRow,
  insertHold,
} from "../../db/queries/holds.ts";
import { lockAll } from "../../db/queries/locks.ts";
import { MINUTE_MS } from "./civil-day.ts";
import { isStaff, reachOf, type SchedulingParts } from "./context.ts";
import { sessionAt } from "./group-session.ts";
import { type Interval, union } from "./intervals.ts";
import type { Hold, SchedulingContext } from "./model.ts";
import { refuse } from "./refuse.ts";
import { decideSlot, planSlot, readTakenFor, type SlotPlan } from "./slot-check.ts";
import { holdClaims } from "./slot-claims.ts";
import { decodeSlotId, encodeSlotId, isUuid, type SlotTarget } from "./slot-id.ts";
import { toSlot } from "./slot-view.ts";
import { wallClockAt } from "./time-zone.ts";
import { transact } from "./transaction.ts";

const NOTHING_KEPT: ReadonlyMap<string, Interval[]> = new Map();

/**
 * Keeps a slot for the actor while the patient decides, in place of what the actor held before: one hold an actor,
 * the newest survives. The slot already held is extended, up to the clinic's longest. Refusals: every rule of the slot
 * by its name, `slot_held`, `slot_taken`, `appointment_not_found` (when moving), `calendar_unavailable`.
 */
export async function holdSlot(
  parts: SchedulingParts,
  context: SchedulingContext,
  request: { slotId: string; movingAppointmentId?: string },
): Promise<Hold> {
  const { clinicId, actor } = context;
  const { movingAppointmentId } = request;
  const target = decodeSlotId(request.slotId);
  if (!target) throw refuse("off_grid");
  if (movingAppointmentId !== undefined && !isUuid(movingAppointmentId)) throw refuse("appointment_not_found");
  const nowDate = parts.now();
  const now = nowDate.getTime();
  return transact(parts, clinicId, async (tx) => {
    if (movingAppointmentId !== undefined) {
      const moving = await findAppointment(tx, {
        clinicId,
        appointmentId: movingAppointmentId,
        reach: reachOf(context, nowDate),
      });
      if (!moving) throw refuse("appointment_not_found");
    }
    const options = { clinicId, actor, now, movingAppointmentId };
    const plan = await planSlot(tx, target, { isStaff: isStaff(context) }, options);
    // One connection: what goes out together is carried out in this order, so all of it under the locks.
    const [, , own, rows, kept] = await Promise.all([
      lockAll(tx, clinicId, [`owner:${actor}`, ...plan.lockIds.map((id) => `resource:${id}`)]),
      expireHolds(tx, { clinicId, resourceIds: plan.lockIds, owner: actor, now: nowDate }),
      findActiveHold(tx, clinicId, actor),
      readTakenFor(tx, plan, options),
      movingAppointmentId === undefined ? NOTHING_KEPT : timeKeptBy(tx, clinicId, movingAppointmentId),
    ]);
    const { policy } = plan.book.clinic;
    const expiresAt = new Date(now + policy.holdMinutes * MINUTE_MS);
    if (own && isSameSlot(own, target)) {
      const extended = await extendHoldRow(tx, { clinicId, holdId: own.id, owner: actor, now: nowDate, expiresAt });
      if (extended) return toHold(plan, extended.id, extended.expiresAt);
    }
    const session = await sessionAt(tx, plan, options);
    const chosen = decideSlot(plan, rows, { ...options, session });
    const holdId = parts.ids();
    const latest = new Date(now + Math.max(policy.holdMinutes, policy.holdMaxMinutes) * MINUTE_MS);
    // A seat in a session is kept by the hold's row alone: the session has its time already.
    const claims = session ? [] : holdClaims(plan, { clinicId, holdId, chosen, ids: parts.ids, kept });
    const row = {
      id: holdId,
      clinicId,
      owner: actor,
      visitTypeId: target.visitTypeId,
      practitionerId: target.practitionerId,
      locationId: target.locationId,
      startsAt: new Date(target.start),
      endsAt: new Date(target.start + plan.post.durationMs),
      expiresAt,
      expiresAtLatest: latest,
      rescheduleOf: movingAppointmentId ?? null,
      createdAt: nowDate,
    };
    // In this order too: the earlier hold gives its time up first.
    await Promise.all([
      own && endHold(tx, { clinicId, holdId: own.id, state: "released" }),
      insertHold(tx, row),
      claims.length > 0 && insertClaims(tx, claims),
    ]);
    return toHold(plan, holdId, expiresAt);
  });
}

/** Moves the expiry of the actor's own hold on, because the patient is still there; null when the hold is gone. */
export async function extendHold(
  parts: SchedulingParts,
  { clinicId, actor }: SchedulingContext,
  holdId: string,
): Promise<Hold | null> {
  if (!isUuid(holdId)) return null;
  const now = parts.now();
  return transact(parts, clinicId, async (tx) => {
    const shown = await readHoldSlot(tx, { clinicId, holdId, owner: actor });
    if (!shown) return null;
    const expiresAt = new Date(now.getTime() + shown.policy.holdMinutes * MINUTE_MS);
    const row = await extendHoldRow(tx, { clinicId, holdId, owner: actor, now, expiresAt });
    if (!row) return null;
    const { startsAt, endsAt } = row;
    const { names, modality, timeZone } = shown;
    const target = targetOf(row);
    const slot = {
      id: encodeSlotId(target),
      visitTypeId: row.visitTypeId,
      practitionerId: row.practitionerId,
      locationId: row.locationId,
      ...names,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      durationMinutes: (endsAt.getTime() - startsAt.getTime()) / MINUTE_MS,
      timeZone,
      ...wallClockAt(timeZone, target.start),
      modality,
      heldByYou: true,
    };
    return { id: row.id, slot, expiresAt: row.expiresAt.toISOString() };
  });
}

/** Gives the actor's own hold back. One that is gone, or another's, is left alone: the outcome is the same. */
export async function releaseHold(
  parts: SchedulingParts,
  { clinicId, actor }: SchedulingContext,
  holdId: string,
): Promise<void> {
  if (!isUuid(holdId)) return;
  await transact(parts, clinicId, async (tx) => {
    const hold = await findHold(tx, clinicId, holdId);
    if (hold?.owner === actor) await endHold(tx, { clinicId, holdId, state: "released" });
  });
}

export function targetOf(hold: HoldRow): SlotTarget {
  const { visitTypeId, practitionerId, locationId, startsAt } = hold;
  return { visitTypeId, practitionerId, locationId, start: startsAt.getTime() };
}

export function isSameSlot(hold: HoldRow, target: SlotTarget): boolean {
  return encodeSlotId(targetOf(hold)) === encodeSlotId(target);
}

function toHold(plan: SlotPlan, id: string, expiresAt: Date): Hold {
  const slot = toSlot(plan.book.visit, plan.post, plan.target.start, true);
  return { id, slot, expiresAt: expiresAt.toISOString() };
}

async function timeKeptBy(tx: Db, clinicId: string, appointmentId: string): Promise<Map<string, Interval[]>> {
  const kept = new Map<string, Interval[]>();
  for (const { resourceId, start, end, active } of await readAppointmentClaims(tx, clinicId, appointmentId)) {
    if (active) kept.set(resourceId, union([...(kept.get(resourceId) ?? []), { start, end }]));
  }
  return kept;
}
