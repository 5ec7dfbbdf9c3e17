import type { Db } from "../../db/client.ts";
import type { AppointmentRow } from "../../db/queries/appointments.ts";
import type { ClaimRow } from "../../db/queries/claims.ts";
import { endHold, expireHolds, findActiveHold, findHold, type HoldRow } from "../../db/queries/holds.ts";
import { lockAll } from "../../db/queries/locks.ts";
import { findPatientStanding, insertPatient, type PatientStanding, provedMatchKey } from "../../db/queries/patients.ts";
import { answerOf, type KeyedRequest, keepAnswer, keyedRequest, keyLock } from "./answer-once.ts";
import { toAppointment } from "./appointment-view.ts";
import { isStaff, reachOf, type SchedulingParts } from "./context.ts";
import { isForKnown } from "./eligibility.ts";
import { sessionAt, takePlace } from "./group-session.ts";
import { isSameSlot, targetOf } from "./hold-slot.ts";
import type { Appointment, BookRequest, SchedulingContext } from "./model.ts";
import { decideOrOverride } from "./overbook.ts";
import { nameKey, type Person, readPerson } from "./patient-details.ts";
import { aboutPatient } from "./patient-overlap.ts";
import { Refusal } from "./refusal.ts";
import { refuse } from "./refuse.ts";
import { decideSlot, planSlot, readTakenFor, requireEligible, type SlotPlan } from "./slot-check.ts";
import { decodeSlotId, isUuid, type SlotTarget } from "./slot-id.ts";
import { transact } from "./transaction.ts";
import { newVisit } from "./visit-rows.ts";
import { writeNew } from "./write-appointment.ts";

/**
 * Books what is held, or a slot directly; either way the rules of the slot are checked again under the locks. The same
 * request sent again, even at the same moment, answers with the same visit. A hold that ran out is taken again
 * silently while its slot is free. Refusals: the rules of slot, patient and practitioner by name, `hold_not_found`,
 * `hold_expired`, `slot_held`, `slot_taken`, `patient_overlap`, `patient_active_limit`, `identity_required`
 * (with `problem: "check"`, where a conversation has not proved the patient: in place of these two, and for what only
 * patients already seen may book),
 * `idempotency_mismatch`, `calendar_unavailable`.
 */
export async function bookAppointment(
  parts: SchedulingParts,
  context: SchedulingContext,
  request: BookRequest,
): Promise<Appointment> {
  const { idempotencyKey, ...body } = request;
  if ((request.holdId === undefined) === (request.slotId === undefined)) {
    throw new RangeError("book needs either holdId or slotId, and not both");
  }
  if (request.override && !isStaff(context)) throw refuse("not_authorised");
  if (request.override?.reason.trim() === "") throw new RangeError("an override needs its reason");
  const keyed = keyedRequest(context, idempotencyKey, "book", body);
  const person = readPerson(request.patient);
  const nowDate = parts.now();
  return transact(parts, context.clinicId, (tx) => book({ parts, tx, context, request, keyed, person, nowDate }));
}

interface Booking {
  parts: SchedulingParts;
  tx: Db;
  context: SchedulingContext;
  request: BookRequest;
  keyed: KeyedRequest;
  person: Person;
  nowDate: Date;
}

async function book({ parts, tx, context, request, keyed, person, nowDate }: Booking): Promise<Appointment> {
  const { clinicId, actor } = context;
  const now = nowDate.getTime();
  const options = { clinicId, actor, now };
  const asker = {
    isStaff: isStaff(context),
    dateOfBirth: person.dateOfBirth,
    hasReferral: request.hasReferral ?? false,
  };
  // Asked together, and both waited for: nothing may be sent any more once the transaction ends.
  const reach = reachOf(context, nowDate);
  const [before, planned, proved] = await Promise.allSettled([
    answerOf(tx, keyed),
    targetOfRequest(tx, context, request).then((found) => planSlot(tx, found, asker, options)),
    reach && provedMatchKey(tx, { clinicId, nameKey: nameKey(person), dateOfBirth: person.dateOfBirth, reach }),
  ]);
  if (before.status === "rejected") throw before.reason;
  if (before.value) return before.value;
  if (planned.status === "rejected") throw planned.reason;
  if (proved.status === "rejected") throw proved.reason;
  const plan = planned.value;
  const matchKey = proved.value ?? person.matchKey;
  const { target } = plan;
  const visit = { from: new Date(target.start), to: new Date(target.start + plan.post.durationMs) };
  // One connection: what goes out together is carried out in this order, each statement on what is committed when it
  // begins. So all below is read under the locks.
  const [, answered, , rows, standing, own] = await Promise.all([
    lockAll(tx, clinicId, [...plan.lockIds.map((id) => `resource:${id}`), `patient:${matchKey}`, keyLock(keyed)]),
    answerOf(tx, keyed),
    expireHolds(tx, { clinicId, resourceIds: plan.lockIds, owner: actor, now: nowDate }),
    readTakenFor(tx, plan, options),
    findPatientStanding(tx, {
      clinicId,
      matchKey,
      now: nowDate,
      ...visit,
      reach,
    }),
    request.holdId === undefined ? findActiveHold(tx, clinicId, actor) : findHold(tx, clinicId, request.holdId),
  ]);
  if (answered) return answered;
  const hold = request.holdId === undefined ? null : requireUsable(own, actor);
  if (reach && !standing?.known && isForKnown(plan.book.visit, [plan.post.practitioner]))
    throw refuse("identity_required", { problem: "check" });
  requireEligible(plan, { ...asker, patientKind: standing?.established ? "established" : "new" });
  requireRoomFor(standing, plan, asker.isStaff);
  const session = await sessionAt(tx, plan, options);
  const { chosen, laneId, overridden } = await decideOrOverride(
    tx,
    plan,
    { ...options, override: request.override },
    () => decideOrExpired(() => decideSlot(plan, rows, { ...options, session }), hold),
  );

  const patientId = standing?.id ?? parts.ids();
  const appointmentId = parts.ids();
  // The exclusion constraint on the patient's claim is the guarantee behind it.
  if (standing?.busy) throw aboutPatient(standing, "patient_overlap");
  const usesUp = own?.state === "active" && own.owner === actor && isSameSlot(own, target) ? own : null;
  // A session claims its time at once, so the hold must have given it up by then.
  if (usesUp && plan.book.visit.seats > 1) await endHold(tx, { clinicId, holdId: usesUp.id, state: "converted" });
  const place = { clinicId, appointmentId, patientId, chosen, ids: parts.ids, session };
  const { claims: taken, groupSessionId } = await takePlace(tx, plan, place);
  const claims = laneId === null ? taken : taken.map((claim) => inLane(claim, laneId));
  const row: AppointmentRow = {
    ...newVisit(plan, { id: appointmentId, patientId, context, now: nowDate }),
    note: request.note ?? null,
    needs: request.needs ?? {},
    overrideReason: overridden ? (request.override?.reason ?? null) : null,
    groupSessionId,
  };
  const appointment = toAppointment({
    appointment: row,
    patientGivenName: person.givenName,
    patientFamilyName: person.familyName,
    locationAddress: plan.post.location.address,
    preparation: plan.book.visit.preparation,
    modality: plan.book.visit.modality,
  });
  // In this order: the hold gives its time up before the visit takes it, and the patient is there before the visit.
  await Promise.all([
    usesUp && endHold(tx, { clinicId, holdId: usesUp.id, state: "converted" }),
    standing ?? insertPatient(tx, { ...person, id: patientId, clinicId, createdAt: nowDate }),
    writeNew(tx, context, { row, claims, plan }),
    keepAnswer(tx, keyed, appointment, nowDate),
  ]);
  return appointment;
}

/** Over another visit the practitioner's time is had already: this one takes a lane of theirs. */
const inLane = (claim: ClaimRow, laneId: string): ClaimRow =>
  claim.resourceKind === "practitioner" ? { ...claim, resourceId: laneId, resourceKind: "overbook" } : claim;

async function targetOfRequest(
  tx: Db,
  { clinicId, actor }: SchedulingContext,
  request: BookRequest,
): Promise<SlotTarget> {
  if (request.slotId !== undefined) {
    const target = decodeSlotId(request.slotId);
    if (!target) throw refuse("off_grid");
    return target;
  }
  const holdId = request.holdId ?? "";
  const hold = isUuid(holdId) ? await findHold(tx, clinicId, holdId) : null;
  return targetOf(requireUsable(hold, actor));
}

/** One that ran out may still be used while its slot is free; one given back or used up may not. */
function requireUsable(hold: HoldRow | null, actor: string): HoldRow {
  if (!hold || hold.owner !== actor) throw refuse("hold_not_found");
  if (hold.state === "released" || hold.state === "converted") throw refuse("hold_expired");
  return hold;
}

function decideOrExpired(decide: () => string[], hold: HoldRow | null): string[] {
  try {
    return decide();
  } catch (error) {
    const lost = error instanceof Refusal && (error.code === "slot_taken" || error.code === "slot_held");
    if (lost && hold) throw refuse("hold_expired", error.params, { cause: error });
    throw error;
  }
}

function requireRoomFor(standing: PatientStanding | null, plan: SlotPlan, staff: boolean): void {
  const limit = plan.book.clinic.policy.maxActiveAppointments;
  if (!staff && standing && standing.active >= limit) throw aboutPatient(standing, "patient_active_limit", { limit });
}
