import type { Db } from "../../db/client.ts";
import { type AppointmentEventRow, insertAppointmentEvent } from "../../db/queries/appointment-events.ts";
import { type AppointmentRow, insertAppointment, updateAppointment } from "../../db/queries/appointments.ts";
import {
  type AppointmentClaim,
  activateAppointmentClaims,
  type ClaimRow,
  deactivateAppointmentClaims,
  insertClaims,
  readAppointmentClaims,
} from "../../db/queries/claims.ts";
import { closeEmptySession } from "../../db/queries/group-sessions.ts";
import { stateOf } from "./appointment-history.ts";
import { enqueueFollowUps } from "./follow-ups.ts";
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

/** A visit that needs the clinic's approval waits for it; what staff book is approved. */
export const bookedStatus = ({ book }: Pick<SlotPlan, "book">, staff: boolean): AppointmentRow["status"] =>
  book.visit.needsApproval && !staff ? "pending" : "booked";

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
    enqueueFollowUps(tx, context, { row, type: "booked" }),
  ]);
}

/** Writes that a visit ended before its time: row, freed claims and the event. */
export async function writeEnded(
  tx: Db,
  context: SchedulingContext,
  of: { row: AppointmentRow; type: "cancelled" | "rescheduled" },
): Promise<void> {
  const { row, type } = of;
  await writeNext(tx, context, { row, type, reason: row.cancelReason, claims: "freed" });
}

/**
 * Writes the next version of a visit: row, claims and event. `claims` says what becomes of its time: `kept` as it is,
 * `freed`, or `taken` again (throws 23P01 when somebody else has it).
 */
export async function writeNext(
  tx: Db,
  context: SchedulingContext,
  of: {
    row: AppointmentRow;
    type: AppointmentEventRow["type"];
    reason: string | null;
    claims: "kept" | "freed" | "taken";
  },
): Promise<void> {
  const { row, type, reason } = of;
  const { clinicId, id } = row;
  const before: AppointmentClaim[] = await readAppointmentClaims(tx, clinicId, id);
  const after = of.claims === "kept" ? before : before.map((claim) => ({ ...claim, active: of.claims === "taken" }));
  await Promise.all([
    updateAppointment(tx, row),
    of.claims === "freed" && deactivateAppointmentClaims(tx, clinicId, id),
    of.claims === "taken" && activateAppointmentClaims(tx, clinicId, id),
    insertAppointmentEvent(tx, {
      clinicId,
      appointmentId: id,
      version: row.version,
      type,
      actor: context.actor,
      channel: context.channel,
      after: stateOf(row, after),
      reason,
      at: row.updatedAt,
    }),
    enqueueFollowUps(tx, context, { row, type, freed: of.claims === "freed" }),
  ]);
  if (of.claims === "freed" && row.groupSessionId) await closeEmptySession(tx, clinicId, row.groupSessionId);
}
