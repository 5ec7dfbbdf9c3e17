import { listAppointmentViews } from "../../db/queries/appointments.ts";
import { hasProof } from "../../db/queries/identity-proofs.ts";
import { toAppointment } from "./appointment-view.ts";
import { DAY_MS } from "./civil-day.ts";
import { reachOf, type SchedulingParts } from "./context.ts";
import type { ComingVisits, SchedulingContext } from "./model.ts";
import { transact } from "./transaction.ts";

const AT_MOST = 50;

/**
 * The visits within the actor's reach that are not over yet, booked or waiting for approval, by start; and whether the
 * actor has proved whom it speaks for (staff need no proof). Throws `calendar_unavailable`.
 */
export async function comingVisits(parts: SchedulingParts, context: SchedulingContext): Promise<ComingVisits> {
  const { clinicId } = context;
  const now = parts.now();
  const reach = reachOf(context, now);
  return transact(parts, clinicId, async (tx) => {
    const views = await listAppointmentViews(tx, {
      clinicId,
      reach,
      statuses: ["booked", "pending"],
      // One that has begun is still on; none lasts longer than a day.
      from: new Date(now.getTime() - DAY_MS),
      limit: AT_MOST,
    });
    const visits = views.filter(({ appointment }) => appointment.endsAt > now).map(toAppointment);
    const proved = reach === undefined || (await hasProof(tx, { clinicId, threadId: reach.threadId, now }));
    return { visits, proved };
  });
}
