import type { Db } from "../../../db/client.ts";
import { lockAll } from "../../../db/queries/locks.ts";
import { findPatientStanding, insertPatient } from "../../../db/queries/patients.ts";
import { readRuleBook } from "../../../db/queries/rule-book.ts";
import { type EntryRow, insertEntry, listOpenEntries, updateEntry } from "../../../db/queries/waitlist.ts";
import { answerOf, keepAnswer, keyedRequest, keyLock } from "../answer-once.ts";
import { DAY_MS, toCivilDay } from "../civil-day.ts";
import { isStaff, reachOf } from "../context.ts";
import { ageIneligibility, visitIneligibility } from "../eligibility.ts";
import type { SchedulingContext } from "../model.ts";
import { findReachable } from "../own-appointment.ts";
import { readPerson, requirePossibleBirth } from "../patient-details.ts";
import type { RefusalParams } from "../refusal.ts";
import { refuse } from "../refusal-text.ts";
import { isUuid } from "../slot-id.ts";
import { transact } from "../transaction.ts";
import { isOver, readCriteria } from "./criteria.ts";
import type { JoinRequest, WaitlistPlace } from "./model.ts";
import { todayOf, type WaitlistParts } from "./parts.ts";
import { toPlaces } from "./place-view.ts";

/** Places one patient may wait on at once. */
const PLACES_AT_MOST = 5;

/**
 * Puts a patient on the waitlist. Asked again by the same actor for the same patient and kind of visit, the place stays
 * and its wish is the new one. Refusals: who may have the visit (as in booking, by name), `past` for days that are over,
 * `practitioner_not_found`, `location_not_found`, `visit_not_offered_by_provider`, `appointment_not_found` and
 * `does_not_fit` for a visit to swap that is another's or of another kind, `patient_active_limit`,
 * `idempotency_mismatch`, `calendar_unavailable`.
 */
export async function joinWaitlist(
  parts: WaitlistParts,
  context: SchedulingContext,
  request: JoinRequest,
): Promise<WaitlistPlace> {
  const { idempotencyKey, ...body } = request;
  const keyed = keyedRequest(context, idempotencyKey, "waitlist_join", body);
  const criteria = readCriteria(request.criteria);
  const person = readPerson(request.patient);
  if (!isUuid(request.visitTypeId)) throw refuse("visit_type_not_found");
  const { clinicId, actor } = context;
  const now = parts.now();
  return transact(parts, clinicId, async (tx) => {
    await lockAll(tx, clinicId, [`patient:${person.matchKey}`, keyLock(keyed)]);
    const answered = await answerOf<WaitlistPlace>(tx, keyed);
    if (answered) return answered;
    const today = await todayOf(tx, clinicId, now);
    requirePossibleBirth(person.dateOfBirth, toCivilDay(today));
    if (isOver(criteria, today)) throw refuse("past");
    const standing = await findPatientStanding(tx, { clinicId, matchKey: person.matchKey, now, from: now, to: now });
    await requireFitting(tx, context, { ...request, criteria }, { today, now, established: standing?.established });
    const swapAppointmentId = await requireSwap(tx, context, request, { now, patientId: standing?.id });
    const patientId = standing?.id ?? parts.ids();
    if (!standing) await insertPatient(tx, { ...person, id: patientId, clinicId, createdAt: now });

    const theirs = standing ? await listOpenEntries(tx, { clinicId, patientId }) : [];
    const same = theirs.find(({ entry }) => entry.joinedBy === actor && entry.visitTypeId === request.visitTypeId);
    if (!same && theirs.length >= PLACES_AT_MOST && !isStaff(context)) {
      throw refuse("patient_active_limit", { limit: PLACES_AT_MOST });
    }
    const entry: EntryRow = same
      ? { ...same.entry, criteria, swapAppointmentId, version: same.entry.version + 1, updatedAt: now }
      : {
          id: parts.ids(),
          clinicId,
          patientId,
          visitTypeId: request.visitTypeId,
          criteria,
          swapAppointmentId,
          joinedBy: actor,
          state: "waiting",
          priority: 0,
          version: 1,
          createdAt: now,
          updatedAt: now,
        };
    await (same ? updateEntry(tx, entry) : insertEntry(tx, entry));
    const open = await listOpenEntries(tx, { clinicId, reach: reachOf(context, now), patientId });
    const views = open.filter((view) => view.entry.id === entry.id);
    const [place] = await toPlaces(tx, { clinicId, views, now, today });
    if (!place) throw new Error("A place on the waitlist is not within its own writer's reach.");
    await keepAnswer(tx, keyed, place, now);
    return place;
  });
}

/** The rules of the visit as far as they do not depend on a time. */
async function requireFitting(
  tx: Db,
  context: SchedulingContext,
  { visitTypeId, criteria, patient, hasReferral = false }: JoinRequest,
  { today, now, established }: { today: string; now: Date; established: boolean | undefined },
): Promise<void> {
  const day = Math.floor(now.getTime() / DAY_MS);
  const found = await readRuleBook(tx, {
    clinicId: context.clinicId,
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
  const asker = {
    isStaff: isStaff(context),
    patientKind: established ? ("established" as const) : ("new" as const),
    dateOfBirth: patient.dateOfBirth,
    hasReferral,
  };
  const unfit = visitIneligibility(book.visit, asker) ?? ageIneligibility(book.visit, asker, today);
  if (unfit) throw refuse(unfit.code, { ...unfit.params, phone: book.clinic.phone });
}

/** The visit to give up for an earlier one: the actor's to change, the same patient's, still to come, of the same kind. */
async function requireSwap(
  tx: Db,
  context: SchedulingContext,
  { swapAppointmentId, visitTypeId }: JoinRequest,
  { now, patientId }: { now: Date; patientId: string | undefined },
): Promise<string | null> {
  if (swapAppointmentId === undefined) return null;
  const { appointment } = await findReachable(tx, context, swapAppointmentId, now);
  if (appointment.patientId !== patientId) throw refuse("appointment_not_found");
  if (appointment.visitTypeId !== visitTypeId) throw refuse("does_not_fit");
  const { status, version } = appointment;
  if (status !== "booked" || appointment.startsAt <= now) throw refuse("version_conflict", { status, version });
  return appointment.id;
}
