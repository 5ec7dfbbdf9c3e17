import type { Db } from "../../db/client.ts";
import type { AppointmentRow, AppointmentView } from "../../db/queries/appointments.ts";
import { lockAll } from "../../db/queries/locks.ts";
import { answerOf, keepAnswer, keyedRequest, keyLock } from "./answer-once.ts";
import { toAppointment } from "./appointment-view.ts";
import type { SchedulingParts } from "./context.ts";
import type { Appointment, SchedulingContext } from "./model.ts";
import { findReachable } from "./own-appointment.ts";
import { refuse } from "./refuse.ts";
import { transact } from "./transaction.ts";

/** A visit under its lock, as it stands. */
export interface LockedVisit {
  tx: Db;
  current: AppointmentView;
  nowDate: Date;
}

/**
 * Changes one visit, once: takes its lock, answers a repeated request as before, else makes the change and keeps its
 * answer. `change` writes, and returns the row it wrote. Throws `appointment_not_found`, `idempotency_mismatch`,
 * `calendar_unavailable`, and what `change` throws.
 */
export async function changeVisit(
  parts: SchedulingParts,
  context: SchedulingContext,
  request: { verb: string; appointmentId: string; idempotencyKey: string; body: unknown },
  change: (visit: LockedVisit) => Promise<AppointmentRow>,
): Promise<Appointment> {
  const { verb, appointmentId, idempotencyKey, body } = request;
  const { clinicId } = context;
  const keyed = keyedRequest(context, idempotencyKey, verb, body);
  const nowDate = parts.now();
  return transact(parts, clinicId, async (tx) => {
    await lockAll(tx, clinicId, [`appointment:${appointmentId}`, keyLock(keyed)]);
    const answered = await answerOf(tx, keyed);
    if (answered) return answered;
    const current = await findReachable(tx, context, appointmentId, nowDate);
    const row = await change({ tx, current, nowDate });
    const appointment = toAppointment({ ...current, appointment: row });
    await keepAnswer(tx, keyed, appointment, nowDate);
    return appointment;
  });
}

/** The row's next version with what changes. */
export function nextVersion(row: AppointmentRow, nowDate: Date, changes: Partial<AppointmentRow>): AppointmentRow {
  return { ...row, ...changes, version: row.version + 1, updatedAt: nowDate };
}

/** Throws `version_conflict` unless the visit stands (booked, or waiting for approval), and as the caller saw it. */
export function requireStanding({ status, version }: AppointmentRow, expectedVersion = version): void {
  if (version !== expectedVersion || !stands(status)) throw refuse("version_conflict", { status, version });
}

/** Whether a visit is still to be: booked, or waiting for the clinic's approval. */
export const stands = (status: AppointmentRow["status"]): boolean => status === "booked" || status === "pending";
