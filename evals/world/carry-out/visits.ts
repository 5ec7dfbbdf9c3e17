import type { Appointment } from "../../../src/scheduling/model.ts";
import type { Action } from "../../scenario/schema.ts";
import { type Acting, detailsOf, idOf, keyOf, personOf } from "./acting.ts";
import { findSlot, looseFields } from "./find-slot.ts";

type Of<Key extends string> = Extract<Action, Record<Key, unknown>>[Key & keyof Extract<Action, Record<Key, unknown>>];

export async function book(acting: Acting, action: Of<"book">): Promise<Appointment> {
  const patient = detailsOf(personOf(acting, action.patient));
  const { referral: hasReferral, needs } = action;
  const { id: slotId } = await findSlot(acting, { ...action, hasReferral, dateOfBirth: patient.dateOfBirth });
  const request = { slotId, patient, hasReferral, needs, idempotencyKey: keyOf(acting) };
  const visit = await acting.verbs.scheduling.book(acting.context, request);
  if (action.as) acting.named.visits.set(action.as, visit.id);
  acting.loose.set(`appointments:${visit.id}`, looseFields(action));
  return visit;
}

export async function reschedule(acting: Acting, action: Of<"reschedule">): Promise<Appointment> {
  const before = await visitNamed(acting, action.visit);
  const type = acting.directory.visitTypes.find(({ id }) => id === before.visitTypeId);
  const visitType = action.visitType ?? type?.slug ?? "";
  const { id: slotId } = await findSlot(acting, {
    ...action,
    visitType,
    movingAppointmentId: before.id,
    hasReferral: true,
  });
  const moved = await acting.verbs.scheduling.reschedule(acting.context, {
    appointmentId: before.id,
    slotId,
    expectedVersion: before.version,
    ...(action.visitType && action.visitType !== type?.slug && { changeVisitType: true as const }),
    idempotencyKey: keyOf(acting),
  });
  acting.named.visits.set(action.visit, moved.id);
  acting.loose.set(`appointments:${moved.id}`, looseFields(action));
  return moved;
}

export async function cancel(acting: Acting, { visit }: Of<"cancel">): Promise<Appointment> {
  const { id, version } = await visitNamed(acting, visit);
  const request = { appointmentId: id, expectedVersion: version, idempotencyKey: keyOf(acting) };
  const cancelled = await acting.verbs.scheduling.cancel(acting.context, request);
  // Why it was cancelled is not what the scenario says.
  acting.loose.set(`appointments:${id}`, { ...acting.loose.get(`appointments:${id}`), cancelReason: "*" });
  return cancelled;
}

export async function confirm(acting: Acting, { visit }: Of<"confirm">): Promise<Appointment> {
  const appointmentId = idOf(acting.named.visits, acting, visit);
  return acting.verbs.scheduling.confirmAttendance(acting.context, { appointmentId, idempotencyKey: keyOf(acting) });
}

export async function late(acting: Acting, { visit, minutes }: Of<"late">): Promise<Appointment> {
  const appointmentId = idOf(acting.named.visits, acting, visit);
  return acting.verbs.scheduling.reportLate(acting.context, {
    appointmentId,
    minutes,
    idempotencyKey: keyOf(acting),
  });
}

export async function need(acting: Acting, { visit, needs }: Of<"need">): Promise<Appointment> {
  const appointmentId = idOf(acting.named.visits, acting, visit);
  return acting.verbs.scheduling.addNeeds(acting.context, { appointmentId, needs, idempotencyKey: keyOf(acting) });
}

function visitNamed(acting: Acting, name: string): Promise<Appointment> {
  return acting.verbs.scheduling.getAppointment(acting.context, idOf(acting.named.visits, acting, name));
}
