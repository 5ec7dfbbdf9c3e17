import { readClinicContact } from "../../db/queries/clinic-policy.ts";
import { toAppointment } from "./appointment-view.ts";
import { calendarEntry } from "./calendar-entry.ts";
import type { SchedulingParts } from "./context.ts";
import type { CalendarFile, SchedulingContext } from "./model.ts";
import { findReachable } from "./own-appointment.ts";
import { transact } from "./transaction.ts";

/**
 * A visit the actor may reach, as a file for any calendar. The same visit gives the same UID for ever and a higher
 * SEQUENCE after each change. Refusals: `appointment_not_found`, `calendar_unavailable`.
 */
export async function calendarFile(
  parts: SchedulingParts,
  context: SchedulingContext,
  appointmentId: string,
): Promise<CalendarFile> {
  const { clinicId } = context;
  const now = parts.now();
  return transact(parts, clinicId, async (tx) => {
    const view = await findReachable(tx, context, appointmentId, now);
    const clinic = await readClinicContact(tx, clinicId);
    const { calendarUid: uid, calendarSequence: sequence, updatedAt } = view.appointment;
    const appointment = toAppointment(view);
    const content = calendarEntry({ appointment, uid, sequence, clinic, stamp: updatedAt });
    return { filename: `visit-${appointment.date}.ics`, content };
  });
}
