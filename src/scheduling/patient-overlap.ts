import type { Db } from "../../db/client.ts";
import { readTaken } from "../../db/queries/claims.ts";
import { refuse } from "./refusal-text.ts";
import type { SlotPlan } from "./slot-check.ts";

/**
 * Throws `patient_overlap` when the patient has another visit at the time of the slot. Asked under the patient's lock;
 * the exclusion constraint on the patient's claim is the guarantee behind it.
 */
export async function requireNoOverlap(
  tx: Db,
  { target, post }: Pick<SlotPlan, "target" | "post">,
  options: { clinicId: string; now: number; patientId: string; movingAppointmentId?: string },
): Promise<void> {
  const { patientId, ...query } = options;
  const { start } = target;
  const busy = await readTaken(tx, { ...query, resourceIds: [patientId], from: start, to: start + post.durationMs });
  if (busy.claims.length > 0) throw refuse("patient_overlap");
}
