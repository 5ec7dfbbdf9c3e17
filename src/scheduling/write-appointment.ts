import type { Db } from "../../db/client.ts";
import { insertAppointmentEvent } from "../../db/queries/appointment-events.ts";
import { type AppointmentRow, insertAppointment, updateAppointment } from "../../db/queries/appointments.ts";
import {
  type AppointmentClaim,
  type ClaimRow,
  deactivateAppointmentClaims,
  insertClaims,
  readAppointmentClaims,
} from "../../db/queries/claims.ts";
import { stateOf } from "./appointment-history.ts";
import type { SchedulingContext } from "./model.ts";
import type { SlotPlan } from "./slot-check.ts";
import { claimedTime } from "./slot-claims.ts";
import { wallClockAt } from "./time-zone.ts";
import { wallTimeText } from "./wall-text.ts";

/** What a slot promises, copied onto the visit: later edits of the rules leave it alone. */
export function promiseOf(
  plan: SlotPlan,
): Pick<
  AppointmentRow,
  | "practitionerId"
  | "locationId"
  | "visitTypeId"
  | "startsAt"
  | "endsAt"
  | "visitTypeName"
  | "visitTypeVersion"
  | "durationMinutes"
  | "bufferBeforeMinutes"
  | "bufferAfterMinutes"
  | "practitionerName"
  | "locationName"
  | "timeZone"
  | "wallTimeText"
> {
  const { target, book, post } = plan;
  const { visit } = book;
  const { timeZone } = post.location;
  const { date, time } = wallClockAt(timeZone, target.start);
  return {
    practitionerId: target.practitionerId,
    locationId: target.locationId,
    visitTypeId: target.visitTypeId,
    startsAt: new Date(target.start),
    endsAt: new Date(target.start + post.durationMs),
    visitTypeName: visit.name,
    visitTypeVersion: visit.version,
    durationMinutes: post.durationMs / 60_000,
    bufferBeforeMinutes: visit.bufferBeforeMinutes,
    bufferAfterMinutes: visit.bufferAfterMinutes,
    practitionerName: post.practitioner.name,
    locationName: post.location.name,
    timeZone,
    wallTimeText: wallTimeText(date, time, book.clinic.locale),
  };
}

/** Writes a new visit: row, claims and first event. Throws 23P01 when the time was taken. */
export async function writeNew(
  tx: Db,
  context: SchedulingContext,
  of: { row: AppointmentRow; claims: ClaimRow[]; plan: SlotPlan },
): Promise<void> {
  const { row, claims, plan } = of;
  const claimed = claimedTime(plan);
  const visit = { start: plan.target.start, end: plan.target.start + plan.post.durationMs };
  const state = stateOf(
    row,
    claims.map((claim) => ({ ...claim, ...(claim.resourceKind === "patient" ? visit : claimed) })),
  );
  // One connection: the statements go out together and are carried out in this order.
  await Promise.all([
    insertAppointment(tx, row),
    insertClaims(tx, claims),
    insertAppointmentEvent(tx, {
      clinicId: row.clinicId,
      appointmentId: row.id,
      version: row.version,
      type: "booked",
      actor: context.actor,
      channel: context.channel,
      after: state,
      reason: null,
      at: row.updatedAt,
    }),
  ]);
}

/** Writes that a visit ended before its time: row, freed claims and the event. */
export async function writeEnded(
  tx: Db,
  context: SchedulingContext,
  of: { row: AppointmentRow; type: "cancelled" | "rescheduled" },
): Promise<void> {
  const { row, type } = of;
  const held: AppointmentClaim[] = await readAppointmentClaims(tx, row.clinicId, row.id);
  const claims = held.map((claim) => ({ ...claim, active: false }));
  await Promise.all([
    updateAppointment(tx, row),
    deactivateAppointmentClaims(tx, row.clinicId, row.id),
    insertAppointmentEvent(tx, {
      clinicId: row.clinicId,
      appointmentId: row.id,
      version: row.version,
      type,
      actor: context.actor,
      channel: context.channel,
      after: stateOf(row, claims),
      reason: row.cancelReason,
      at: row.updatedAt,
    }),
  ]);
}
