import { createHash } from "node:crypto";
import type { ChosenAppointment, Frame, HeldSlot } from "../../graph/frame.ts";
import type { AppointmentCard, Proposal } from "../../graph/reply.ts";
import { placeAndTime } from "../../locales/en/cards.ts";
import { needsText, visitText, visitTextFor, whenText } from "../../locales/en/wording.ts";
import type { Reader } from "../../locales/locale.ts";
import type { Appointment, ClinicDirectory, LastChange } from "../../scheduling/model.ts";
import type { NeedsPatch } from "../../understanding/acts.ts";
import { patientDetails, patientName } from "../patient.ts";

export const chosen = (appointment: Appointment, reader: Reader): ChosenAppointment => ({
  id: appointment.id,
  version: appointment.version,
  reference: appointment.reference,
  visitTypeId: appointment.visitTypeId,
  date: appointment.date,
  summary: visitTextFor(appointment, reader),
});

/** What will be written after a yes; its id is a digest of everything in it, so any change makes another proposal. */
export function bookingProposal(frame: Frame, held: HeldSlot): Proposal {
  const { moving } = frame;
  const needs = frame.needs?.value;
  const who = [frame.givenName, frame.familyName, frame.dateOfBirth, frame.phone, frame.email].map(
    (field) => field?.value ?? "",
  );
  const another = moving !== null && moving.visitTypeId !== held.slot.visitTypeId;
  const details: Proposal["details"] = another
    ? { changeVisitType: true }
    : !moving && needs
      ? { needs: { ...needs } }
      : undefined;
  const body = {
    kind: moving ? ("reschedule" as const) : ("book" as const),
    holdId: held.holdId,
    slotId: held.slot.id,
    appointmentId: moving?.id ?? null,
    appointmentVersion: moving?.version ?? null,
    summary: moving
      ? `Move ${moving.summary} to ${another ? visitText(held.slot) : `${whenText(held.slot)} with ${held.slot.practitionerName}`}`
      : visitText(held.slot),
    ...(details && { details }),
  };
  return { id: digest([body, moving ? [] : who]), expiresAt: held.expiresAt, ...body };
}

export function cancelProposal(appointment: Appointment): Proposal {
  const body = {
    kind: "cancel" as const,
    holdId: null,
    slotId: null,
    appointmentId: appointment.id,
    appointmentVersion: appointment.version,
    summary: `Cancel ${visitText(appointment)}`,
  };
  return { id: digest([body]), expiresAt: null, ...body };
}

/** Several visits with one yes. */
export function cancelSomeProposal(appointments: readonly Appointment[]): Proposal {
  return proposalOf("cancel_some", `Cancel ${appointments.map(visitText).join("; ")}`, {
    visits: appointments.map(seen),
  });
}

export function needsProposal(appointment: Appointment, needs: NeedsPatch): Proposal {
  const proposal = proposalOf("add_need", `Note ${needsText(needs)} for ${visitText(appointment)}`, {
    needs: { ...needs },
  });
  const named = { ...proposal, appointmentId: appointment.id, appointmentVersion: appointment.version };
  return { ...named, id: digest([named]) };
}

export function undoProposal({ kind, visits }: LastChange): Proposal {
  const what = { book: "booking", reschedule: "move", cancel: "cancellation", note: "note" }[kind];
  return proposalOf("undo", `Undo the ${what}: ${visits.map(visitText).join("; ")}`, {
    kind,
    visits: visits.map(seen),
  });
}

const seen = ({ id, version }: Appointment) => ({ id, version });

/** A write that holds no time: nothing but its details and its words. */
function proposalOf(kind: Proposal["kind"], summary: string, details: NonNullable<Proposal["details"]>): Proposal {
  const nothing = { holdId: null, slotId: null, appointmentId: null, appointmentVersion: null };
  const body = { kind, ...nothing, summary, details };
  return { id: digest([body]), expiresAt: null, ...body };
}

export function proposalCard(frame: Frame, held: HeldSlot, directory: ClinicDirectory): AppointmentCard {
  const { slot } = held;
  return {
    status: "proposed",
    action: frame.moving ? "reschedule" : "book",
    ...placeAndTime(slot),
    address: directory.locations.find(({ id }) => id === slot.locationId)?.address,
    ...(!frame.moving && { patientName: patientName(frame) ?? undefined, patientDetails: patientDetails(frame) }),
    needs: !frame.moving && frame.needs ? needsText(frame.needs.value) || undefined : undefined,
    replaces: frame.moving?.summary,
    expiresAt: held.expiresAt,
  };
}

function digest(parts: unknown): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22);
}
