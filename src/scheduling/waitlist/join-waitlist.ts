import { lockAll } from "../../../db/queries/locks.ts";
import { findPatientStanding, insertPatient, provedMatchKey } from "../../../db/queries/patients.ts";
import { type EntryRow, insertEntry, listOpenEntries, updateEntry } from "../../../db/queries/waitlist.ts";
import { answerOf, keepAnswer, keyedRequest, keyLock } from "../answer-once.ts";
import { toCivilDay } from "../civil-day.ts";
import { isStaff, reachOf } from "../context.ts";
import type { SchedulingContext } from "../model.ts";
import { nameKey, readPerson, requirePossibleBirth } from "../patient-details.ts";
import { aboutPatient } from "../patient-overlap.ts";
import { refuse } from "../refuse.ts";
import { isUuid } from "../slot-id.ts";
import { transact } from "../transaction.ts";
import { isOver, readCriteria } from "./criteria.ts";
import { requireFitting, whoWaits } from "./join-checks.ts";
import type { JoinRequest, WaitlistPlace } from "./model.ts";
import { todayOf, type WaitlistParts } from "./parts.ts";
import { toPlaces } from "./place-view.ts";

/** Places one patient may wait on at once. */
const PLACES_AT_MOST = 5;

/**
 * Puts a patient on the waitlist. Asked again by the same actor for the same patient and kind of visit, the place stays
 * and its wish is the new one. Refusals: who may have the visit (as in booking, by name), `past` for days that are over,
 * `practitioner_not_found`, `location_not_found`, `visit_not_offered_by_provider`, `appointment_not_found` and
 * `does_not_fit` for a visit to swap that is another's or of another kind, `patient_active_limit`, `identity_required`
 * (with `problem: "check"`, where a conversation has not proved the patient: as in booking), `idempotency_mismatch`,
 * `calendar_unavailable`.
 */
export async function joinWaitlist(
  parts: WaitlistParts,
  context: SchedulingContext,
  request: JoinRequest,
): Promise<WaitlistPlace> {
  const { idempotencyKey, ...body } = request;
  const keyed = keyedRequest(context, idempotencyKey, "waitlist_join", body);
  const criteria = readCriteria(request.criteria);
  const told = request.patient && readPerson(request.patient);
  if (!isUuid(request.visitTypeId)) throw refuse("visit_type_not_found");
  const { clinicId, actor } = context;
  const now = parts.now();
  return transact(parts, clinicId, async (tx) => {
    const { person, swapAppointmentId } = await whoWaits(tx, context, request, { told, now });
    const { dateOfBirth } = person;
    const reach = reachOf(context, now);
    // Whom the conversation has proved is the same patient with another number today; a visit to swap names its own.
    const proved =
      reach && swapAppointmentId === null
        ? await provedMatchKey(tx, { clinicId, nameKey: nameKey(person), dateOfBirth, reach })
        : null;
    const matchKey = proved ?? person.matchKey;
    await lockAll(tx, clinicId, [`patient:${matchKey}`, keyLock(keyed)]);
    const answered = await answerOf<WaitlistPlace>(tx, keyed);
    if (answered) return answered;
    const today = await todayOf(tx, clinicId, now);
    requirePossibleBirth(dateOfBirth, toCivilDay(today));
    if (isOver(criteria, today)) throw refuse("past");
    const standing = await findPatientStanding(tx, { clinicId, matchKey, now, from: now, to: now, reach });
    const asker = {
      isStaff: isStaff(context),
      patientKind: standing?.established ? ("established" as const) : ("new" as const),
      dateOfBirth,
      // Who has such a visit booked had what it needs.
      hasReferral: request.hasReferral ?? swapAppointmentId !== null,
    };
    const known = !reach || swapAppointmentId !== null || standing?.known === true;
    await requireFitting(tx, { clinicId, visitTypeId: request.visitTypeId, criteria, asker, known, today, now });
    const patientId = standing?.id ?? parts.ids();
    if (!standing) await insertPatient(tx, { ...person, id: patientId, clinicId, createdAt: now });

    const theirs = standing ? await listOpenEntries(tx, { clinicId, patientId }) : [];
    const same = theirs.find(({ entry }) => entry.joinedBy === actor && entry.visitTypeId === request.visitTypeId);
    if (!same && theirs.length >= PLACES_AT_MOST && !isStaff(context)) {
      throw aboutPatient({ known }, "patient_active_limit", { limit: PLACES_AT_MOST });
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
    const open = await listOpenEntries(tx, { clinicId, reach, patientId });
    const views = open.filter((view) => view.entry.id === entry.id);
    const [place] = await toPlaces(tx, { clinicId, views, now, today });
    if (!place) throw new Error("A place on the waitlist is not within its own writer's reach.");
    await keepAnswer(tx, keyed, place, now);
    return place;
  });
}
