import type { Db } from "../../../db/client.ts";
import { readPatient } from "../../../db/queries/patients.ts";
import { readRuleBook } from "../../../db/queries/rule-book.ts";
import { stands } from "../change-visit.ts";
import { DAY_MS } from "../civil-day.ts";
import { type Asker, ageIneligibility, isForKnown, visitIneligibility } from "../eligibility.ts";
import type { SchedulingContext } from "../model.ts";
import { findReachable } from "../own-appointment.ts";
import type { Person } from "../patient-details.ts";
import type { RefusalParams } from "../refusal.ts";
import { refuse } from "../refuse.ts";
import type { Criteria, JoinRequest } from "./model.ts";

/**
 * Who waits: as told, or the patient of the visit that an earlier time would take the place of. That visit must be the
 * actor's to change, the same patient's, still to come and of the same kind.
 */
export async function whoWaits(
  tx: Db,
  context: SchedulingContext,
  { swapAppointmentId, visitTypeId }: Pick<JoinRequest, "swapAppointmentId" | "visitTypeId">,
  { told, now }: { told: Person | undefined; now: Date },
): Promise<{ person: Person; swapAppointmentId: string | null }> {
  if (swapAppointmentId === undefined) {
    if (!told) throw refuse("identity_required");
    return { person: told, swapAppointmentId: null };
  }
  const { appointment } = await findReachable(tx, context, swapAppointmentId, now);
  const patient = await readPatient(tx, context.clinicId, appointment.patientId);
  if (!patient || (told && told.matchKey !== patient.matchKey)) throw refuse("appointment_not_found");
  if (appointment.visitTypeId !== visitTypeId) throw refuse("does_not_fit");
  const { status, version } = appointment;
  if (!stands(status) || appointment.startsAt <= now) throw refuse("version_conflict", { status, version });
  return { person: patient, swapAppointmentId };
}

/**
 * The rules of the visit as far as they do not depend on a time. Throws the first that says no, by its name; to whom
 * the patient is not `known`, of what only patients already seen may have, `identity_required`.
 */
export async function requireFitting(
  tx: Db,
  of: {
    clinicId: string;
    visitTypeId: string;
    criteria: Criteria;
    asker: Asker;
    known: boolean;
    today: string;
    now: Date;
  },
): Promise<void> {
  const { clinicId, visitTypeId, criteria, asker, known, today, now } = of;
  const day = Math.floor(now.getTime() / DAY_MS);
  const found = await readRuleBook(tx, {
    clinicId,
    visitTypeId,
    practitionerIds: criteria.practitionerIds,
    locationIds: criteria.locationIds,
    fromDay: day,
    toDay: day,
  });
  if (!found) throw refuse("visit_type_not_found");
  const { book, asked } = found;
  if (asked.practitioners.length < new Set(criteria.practitionerIds).size) throw refuse("practitioner_not_found");
  if (asked.locationIds.length < new Set(criteria.locationIds).size) throw refuse("location_not_found");
  const [named] = asked.practitioners;
  if (named && book.practitioners.length === 0) {
    const eligible: RefusalParams = asked.eligible.length > 0 ? { eligible: asked.eligible.join(", ") } : {};
    throw refuse("visit_not_offered_by_provider", { practitioner: named.name, visit: book.visit.name, ...eligible });
  }
  if (!known && isForKnown(book.visit, book.practitioners)) throw refuse("identity_required", { problem: "check" });
  const unfit = visitIneligibility(book.visit, asker) ?? ageIneligibility(book.visit, asker, today);
  if (unfit) throw refuse(unfit.code, { ...unfit.params, phone: book.clinic.phone });
}
