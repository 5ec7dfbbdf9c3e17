import type { Db } from "../../db/client.ts";
import { type AppointmentEventRow, listLastChange } from "../../db/queries/appointment-events.ts";
import type { AppointmentView } from "../../db/queries/appointments.ts";
import { toAppointment } from "./appointment-view.ts";
import type { SchedulingParts } from "./context.ts";
import type { LastChange, SchedulingContext } from "./model.ts";
import { findReachable } from "./own-appointment.ts";
import { refuse } from "./refuse.ts";
import { transact } from "./transaction.ts";

/** The reason on events that take a change back; what was taken back is not taken back again. */
export const UNDONE = "undone";

/** What an actor did last, with the visits as they stand: exactly as it left them. */
export interface FoundChange {
  kind: LastChange["kind"];
  visits: AppointmentView[];
  /** `reschedule`: the visit that was moved away from. */
  before: AppointmentView | null;
}

/**
 * What this actor changed last. Throws `nothing_to_undo` when there is nothing, when it was itself an undoing, or when
 * somebody has changed those visits since; `calendar_unavailable`.
 */
export async function lastChange(parts: SchedulingParts, context: SchedulingContext): Promise<LastChange> {
  const now = parts.now();
  return transact(parts, context.clinicId, async (tx) => {
    const { kind, visits, before } = await findLastChange(tx, context, now);
    return { kind, visits: visits.map(toAppointment), before: before && toAppointment(before) };
  });
}

/** As lastChange, inside the caller's transaction. */
export async function findLastChange(tx: Db, context: SchedulingContext, now: Date): Promise<FoundChange> {
  const events = await listLastChange(tx, context.clinicId, context.actor);
  const left = events.findLast(({ type }) => type === "rescheduled");
  const kind = kindOf(events);
  if (!kind || events.some(({ reason }) => reason === UNDONE)) throw refuse("nothing_to_undo");
  const touched: AppointmentView[] = [];
  for (const event of events) {
    const view = await findReachable(tx, context, event.appointmentId, now);
    if (view.appointment.version !== event.version) throw refuse("nothing_to_undo");
    touched.push(view);
  }
  const before = touched.find(({ appointment }) => appointment.id === left?.appointmentId) ?? null;
  return { kind, visits: touched.filter((view) => view !== before), before };
}

function kindOf(events: readonly AppointmentEventRow[]): LastChange["kind"] | null {
  const types = new Set(events.map(({ type }) => type));
  if (types.has("rescheduled")) return events.length === 2 && types.has("booked") ? "reschedule" : null;
  if (types.size !== 1) return null;
  if (types.has("cancelled")) return "cancel";
  if (events.length !== 1) return null;
  return types.has("booked") ? "book" : types.has("noted") ? "note" : null;
}
