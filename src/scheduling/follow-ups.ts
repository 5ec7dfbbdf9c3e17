import type { Db } from "../../db/client.ts";
import type { AppointmentEventRow } from "../../db/queries/appointment-events.ts";
import type { AppointmentRow } from "../../db/queries/appointments.ts";
import { enqueue, type NewJob } from "../../db/queries/jobs.ts";
import type { SchedulingContext } from "./model.ts";

/**
 * What follows from a change of a visit once it is committed: its confirmation, its reminder, its freed time for the
 * waitlist. Written with the change; carried out by the outbox, which reads the visit as it is then.
 */
export async function enqueueFollowUps(
  tx: Db,
  context: Pick<SchedulingContext, "channel">,
  change: { row: AppointmentRow; type: AppointmentEventRow["type"]; freed?: boolean },
): Promise<void> {
  // What a seed writes never happened to anybody.
  if (context.channel === "seed") return;
  const { row } = change;
  await enqueue(tx, row.clinicId, row.updatedAt, followUps(change));
}

function followUps({ row, type, freed = false }: { row: AppointmentRow; type: string; freed?: boolean }): NewJob[] {
  const { id, version, updatedAt: runAt } = row;
  const job = (kind: string, key: string): NewJob => ({
    kind,
    dedupeKey: `${kind}:${key}`,
    payload: { appointmentId: id, version },
    runAt,
  });
  if (freed) return [job("offer_slot", `visit:${id}:${version}`)];
  const stands = row.status === "booked" && (type === "booked" || type === "restored" || type === "status_changed");
  return stands ? [job("send_confirmation", `${id}:${version}`), job("send_reminder", id)] : [];
}
