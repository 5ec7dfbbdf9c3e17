import { listAppointmentViews } from "../../db/queries/appointments.ts";
import { toAppointment } from "./appointment-view.ts";
import { reachOf, type SchedulingParts } from "./context.ts";
import type { Appointment, AppointmentsFilter, SchedulingContext } from "./model.ts";
import { findReachable } from "./own-appointment.ts";
import { transact } from "./transaction.ts";

const DEFAULT_LIMIT = 100;
const LIMIT_AT_MOST = 100_000;

/**
 * Visits by start; `from` inclusive, `to` exclusive, both ISO instants. A conversation gets those within its reach.
 * Throws RangeError for a bound that is no instant, `calendar_unavailable`.
 */
export async function listAppointments(
  parts: SchedulingParts,
  context: SchedulingContext,
  filter: AppointmentsFilter = {},
): Promise<Appointment[]> {
  const { status, statuses, limit = DEFAULT_LIMIT } = filter;
  const from = readInstant("from", filter.from);
  const to = readInstant("to", filter.to);
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMIT_AT_MOST) {
    throw new RangeError(`limit is ${limit}; it must be a whole number from 1 to ${LIMIT_AT_MOST}`);
  }
  const { clinicId } = context;
  const query = { clinicId, reach: reachOf(context, parts.now()), status, statuses, from, to, limit };
  const views = await transact(parts, clinicId, (tx) => listAppointmentViews(tx, query));
  return views.map(toAppointment);
}

/** One visit the actor may reach. Throws `appointment_not_found`, also for another's. */
export async function getAppointment(
  parts: SchedulingParts,
  context: SchedulingContext,
  appointmentId: string,
): Promise<Appointment> {
  const now = parts.now();
  return toAppointment(await transact(parts, context.clinicId, (tx) => findReachable(tx, context, appointmentId, now)));
}

function readInstant(name: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) throw new RangeError(`${name} is "${text}"; write it as an ISO 8601 instant`);
  return instant;
}
