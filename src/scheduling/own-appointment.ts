import type { Db } from "../../db/client.ts";
import { type AppointmentView, findAppointment } from "../../db/queries/appointments.ts";
import { isStaff, reachOf } from "./context.ts";
import type { SchedulingContext } from "./model.ts";
import { refuse } from "./refuse.ts";
import { isUuid } from "./slot-id.ts";

/**
 * A visit the actor may reach at `now`. Throws `appointment_not_found` when it does not exist and when it is another's: the
 * answer is the same, so ids cannot be tried out.
 */
export async function findReachable(
  tx: Db,
  context: SchedulingContext,
  appointmentId: string,
  now: Date,
): Promise<AppointmentView> {
  const { clinicId } = context;
  const view = isUuid(appointmentId)
    ? await findAppointment(tx, { clinicId, appointmentId, reach: reachOf(context, now) })
    : null;
  if (!view) throw refuse("appointment_not_found");
  return view;
}

/**
 * Throws unless the visit is as the caller saw it and still to come: `version_conflict`, `past`, and for patients
 * `cancel_cutoff`, which counts elapsed hours (a clock change in between does not matter).
 */
export function requireChangeable(
  { appointment }: AppointmentView,
  options: {
    context: SchedulingContext;
    expectedVersion: number;
    now: number;
    policy: { cancelCutoffHours: number };
    phone: string;
  },
): { late: boolean } {
  const { context, expectedVersion, now, policy, phone } = options;
  const { status, version, startsAt } = appointment;
  const standing = status === "booked" || status === "pending";
  if (version !== expectedVersion || !standing) throw refuse("version_conflict", { status, version });
  if (startsAt.getTime() <= now) throw refuse("past");
  const late = startsAt.getTime() - now < policy.cancelCutoffHours * 3_600_000;
  if (late && !isStaff(context)) throw refuse("cancel_cutoff", { cutoffHours: policy.cancelCutoffHours, phone });
  return { late };
}
