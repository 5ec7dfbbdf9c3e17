import type { Db } from "../../../db/client.ts";
import { type AppointmentRow, type AppointmentView, findAppointment } from "../../../db/queries/appointments.ts";
import { endHold, expireHolds } from "../../../db/queries/holds.ts";
import { lockAll } from "../../../db/queries/locks.ts";
import { findPatientStanding } from "../../../db/queries/patients.ts";
import { type EntryView, endOffer, findOffer, updateEntry } from "../../../db/queries/waitlist.ts";
import { answerOf, type KeyedRequest, keepAnswer, keyedRequest, keyLock } from "../answer-once.ts";
import { toAppointment } from "../appointment-view.ts";
import { isStaff, reachOf } from "../context.ts";
import { type OpenSession, sessionAt, takePlace } from "../group-session.ts";
import type { Appointment, SchedulingContext } from "../model.ts";
import { requireChangeable } from "../own-appointment.ts";
import { aboutPatient, requireNoOverlap } from "../patient-overlap.ts";
import { Refusal, type RefusalCode } from "../refusal.ts";
import { refuse } from "../refuse.ts";
import { decideSlot, planSlot, readTakenFor, requireEligible, type SlotPlan } from "../slot-check.ts";
import { decodeSlotId, isUuid } from "../slot-id.ts";
import { transact } from "../transaction.ts";
import { leftVisit, movedVisit, newVisit } from "../visit-rows.ts";
import { writeEnded, writeNew } from "../write-appointment.ts";
import { closeOffer } from "./close-offer.ts";
import type { AcceptRequest } from "./model.ts";
import type { WaitlistParts } from "./parts.ts";
import { isOpen, swapOf } from "./place-view.ts";
import { entryLock, findReachableEntry, holderOf } from "./reach.ts";

/** The time went to somebody else in spite of the hold, or its practitioner is away by now. */
const LOST: ReadonlySet<RefusalCode> = new Set([
  "slot_taken",
  "slot_held",
  "provider_off",
  "closed_day",
  "outside_hours",
  "room_unavailable",
  "device_unavailable",
  "daily_cap",
]);

/**
 * Books an offered time from its hold. With a visit to give up, that one ends and the new one takes its reference, in
 * the same transaction: both happen, or neither. Of two who accept one offer, one wins. Refusals: `offer_gone` (answered,
 * run out or lost: the place on the list stays), `waitlist_not_found`, `version_conflict` when the visit to give up is
 * not as the caller saw it, `cancel_cutoff`, `patient_overlap`, `patient_active_limit`, `identity_required`
 * (in place of these two, as in booking), `idempotency_mismatch`, `calendar_unavailable`.
 */
export async function acceptOffer(
  parts: WaitlistParts,
  context: SchedulingContext,
  request: AcceptRequest,
): Promise<Appointment> {
  const { idempotencyKey, ...body } = request;
  const keyed = keyedRequest(context, idempotencyKey, "waitlist_accept", body);
  if (!isUuid(request.offerId)) throw refuse("waitlist_not_found");
  const now = parts.now();
  const taken = await transact(parts, context.clinicId, (tx) => take({ parts, tx, context, request, keyed, now }));
  if (taken === "lost") throw refuse("offer_gone");
  return taken;
}

interface Taking {
  parts: WaitlistParts;
  tx: Db;
  context: SchedulingContext;
  request: AcceptRequest;
  keyed: KeyedRequest;
  now: Date;
}

async function take(taking: Taking): Promise<Appointment | "lost"> {
  const { tx, context, request, keyed, now } = taking;
  const { clinicId } = context;
  const before = await answerOf(tx, keyed);
  if (before) return before;
  const seen = await findOffer(tx, clinicId, request.offerId);
  if (!seen) throw refuse("waitlist_not_found");
  const { entry, patient } = await findReachableEntry(tx, context, seen.entryId, now);
  const swapId = (await swapOf(tx, clinicId, entry.swapAppointmentId, now))?.id;
  const target = decodeSlotId(seen.slotId);
  if (!target) throw refuse("offer_gone");
  const options = { clinicId, actor: holderOf(entry.id), now: now.getTime(), movingAppointmentId: swapId };
  const plan = await planSlot(tx, target, { isStaff: isStaff(context), dateOfBirth: patient.dateOfBirth }, options);
  await lockAll(tx, clinicId, [
    entryLock(entry.id),
    `patient:${patient.matchKey}`,
    ...plan.lockIds.map((id) => `resource:${id}`),
    ...(swapId ? [`appointment:${swapId}`] : []),
    keyLock(keyed),
  ]);
  const answered = await answerOf(tx, keyed);
  if (answered) return answered;
  // Everything that decides is read again under the locks.
  const offer = await findOffer(tx, clinicId, request.offerId);
  const view = await findReachableEntry(tx, context, entry.id, now);
  if (!offer || !isOpen(offer, now) || view.entry.state !== "offered") throw refuse("offer_gone");
  const swap = swapId ? await findAppointment(tx, { clinicId, appointmentId: swapId }) : null;
  const { late } = requireSwapAsSeen(swap, request, { context, plan, now });
  await expireHolds(tx, { clinicId, resourceIds: plan.lockIds, owner: options.actor, now });
  const rows = await readTakenFor(tx, plan, options);
  const session = await sessionAt(tx, plan, options);
  let chosen: string[];
  try {
    chosen = decideSlot(plan, rows, { ...options, session });
  } catch (error) {
    if (!(error instanceof Refusal) || !LOST.has(error.code)) throw error;
    await closeOffer(tx, { offer, state: "lost", now });
    await updateEntry(tx, { ...view.entry, state: "waiting", updatedAt: now });
    return "lost";
  }
  // The hold is the place's; what may be told is the conversation's.
  await requireNoOverlap(tx, plan, { ...options, actor: context.actor, patientId: entry.patientId });
  if (offer.holdId !== null) await endHold(tx, { clinicId, holdId: offer.holdId, state: "converted" });
  const appointment = await write(taking, { view, swap, late, plan, chosen, session });
  await endOffer(tx, { clinicId, offerId: offer.id, state: "accepted", at: now, appointmentId: appointment.id });
  await updateEntry(tx, { ...view.entry, state: "accepted", updatedAt: now });
  await keepAnswer(tx, keyed, appointment, now);
  return appointment;
}

/** What was read to the patient is what is given up: the same visit in the same version, and still theirs to change. */
function requireSwapAsSeen(
  swap: AppointmentView | null,
  request: AcceptRequest,
  { context, plan, now }: { context: SchedulingContext; plan: SlotPlan; now: Date },
): { late: boolean } {
  if (swap?.appointment.id !== request.swap?.id) throw refuse("version_conflict");
  if (!swap || !request.swap) return { late: false };
  const { policy, phone } = plan.book.clinic;
  const expectedVersion = request.swap.version;
  return requireChangeable(swap, { context, expectedVersion, now: now.getTime(), policy, phone });
}

async function write(
  { parts, tx, context, now }: Taking,
  of: {
    view: EntryView;
    swap: AppointmentView | null;
    /** The visit given up is given up after the clinic's cutoff. */
    late: boolean;
    plan: SlotPlan;
    chosen: string[];
    session: OpenSession | null;
  },
): Promise<Appointment> {
  const { view, swap, late, plan, chosen, session } = of;
  const { clinicId } = context;
  const { patientId } = view.entry;
  const promised = swap
    ? movedVisit(swap.appointment, plan, { id: parts.ids(), context, now })
    : await bookedRow({ parts, tx, context, now }, view, plan);
  if (swap) {
    const ended = leftVisit(swap.appointment, { late, now });
    // The old time is freed first: the new one may overlap it.
    await writeEnded(tx, context, { row: ended, type: "rescheduled" });
  }
  const place = { clinicId, appointmentId: promised.id, patientId, chosen, ids: parts.ids, session };
  const { claims, groupSessionId } = await takePlace(tx, plan, place);
  const row = { ...promised, groupSessionId };
  await writeNew(tx, context, { row, claims, plan });
  const { preparation, modality } = plan.book.visit;
  return toAppointment({
    appointment: row,
    patientGivenName: view.patient.givenName,
    patientFamilyName: view.patient.familyName,
    locationAddress: plan.post.location.address,
    preparation,
    modality,
  });
}

async function bookedRow(
  { parts, tx, context, now }: Pick<Taking, "parts" | "tx" | "context" | "now">,
  { entry, patient }: EntryView,
  plan: SlotPlan,
): Promise<AppointmentRow> {
  const { clinicId } = context;
  const staff = isStaff(context);
  const reach = reachOf(context, now);
  const { matchKey } = patient;
  const standing = await findPatientStanding(tx, { clinicId, matchKey, now, from: now, to: now, reach });
  const limit = plan.book.clinic.policy.maxActiveAppointments;
  if (!staff && standing && standing.active >= limit) throw aboutPatient(standing, "patient_active_limit", { limit });
  const patientKind = standing?.established ? ("established" as const) : ("new" as const);
  requireEligible(plan, { isStaff: staff, dateOfBirth: patient.dateOfBirth, patientKind });
  return newVisit(plan, { id: parts.ids(), patientId: entry.patientId, context, now });
}
