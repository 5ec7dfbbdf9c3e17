import type { Db } from "../../db/client.ts";
import { readTaken } from "../../db/queries/claims.ts";
import { isKnownPatient, type PatientStanding } from "../../db/queries/patients.ts";
import { reachOf } from "./context.ts";
import type { Refusal, RefusalParams } from "./refusal.ts";
import { refuse } from "./refuse.ts";
import type { SlotPlan } from "./slot-check.ts";

/**
 * Throws `patient_overlap` when the patient has another visit at the time of the slot, or to a conversation that may not
 * know it `identity_required`. Asked under the patient's lock; the exclusion constraint on the patient's claim is the
 * guarantee behind it.
 */
export async function requireNoOverlap(
  tx: Db,
  { target, post }: Pick<SlotPlan, "target" | "post">,
  options: { clinicId: string; actor: string; now: number; patientId: string; movingAppointmentId?: string },
): Promise<void> {
  const { patientId, actor, ...query } = options;
  const { start } = target;
  const busy = await readTaken(tx, { ...query, resourceIds: [patientId], from: start, to: start + post.durationMs });
  if (busy.claims.length === 0) return;
  const reach = reachOf({ actor }, new Date(options.now));
  const known = !reach || (await isKnownPatient(tx, { clinicId: options.clinicId, patientId, reach }));
  throw aboutPatient({ known }, "patient_overlap");
}

/**
 * A refusal that tells what a patient has with the clinic, for those who may know; for anybody else who came with a
 * patient's details, one that only asks for a proof.
 */
export function aboutPatient(
  { known }: Pick<PatientStanding, "known">,
  code: "patient_overlap" | "patient_active_limit",
  params: RefusalParams = {},
): Refusal {
  return known ? refuse(code, params) : refuse("identity_required", { problem: "check" });
}
