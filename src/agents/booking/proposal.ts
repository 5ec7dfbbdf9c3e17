import { createHash } from "node:crypto";
import type { ChosenAppointment, Frame, HeldSlot } from "../../graph/frame.ts";
import type { AppointmentCard, Proposal } from "../../graph/reply.ts";
import { placeAndTime } from "../../locales/en/cards.ts";
import { birthDateText, phoneText, visitText, whenText } from "../../locales/en/wording.ts";
import type { Appointment, ClinicDirectory } from "../../scheduling/model.ts";

/** The full name as the patient gave it, or null while a part is missing. */
export function patientName({ givenName, familyName }: Frame): string | null {
  return givenName && familyName ? `${givenName.value} ${familyName.value}` : null;
}

/** What tells the patient apart, read back so that a slip is seen. */
function patientDetails({ dateOfBirth, phone }: Frame): string | undefined {
  return dateOfBirth && phone ? `born ${birthDateText(dateOfBirth.value)}, phone ${phoneText(phone.value)}` : undefined;
}

export const chosen = (appointment: Appointment): ChosenAppointment => ({
  id: appointment.id,
  version: appointment.version,
  reference: appointment.reference,
  visitTypeId: appointment.visitTypeId,
  date: appointment.date,
  summary: visitText(appointment),
});

/** What will be written after a yes; its id is a digest of everything in it, so any change makes another proposal. */
export function bookingProposal(frame: Frame, held: HeldSlot): Proposal {
  const { moving } = frame;
  const who = [frame.givenName, frame.familyName, frame.dateOfBirth, frame.phone, frame.email].map(
    (field) => field?.value ?? "",
  );
  const body = {
    kind: moving ? ("reschedule" as const) : ("book" as const),
    holdId: held.holdId,
    slotId: held.slot.id,
    appointmentId: moving?.id ?? null,
    appointmentVersion: moving?.version ?? null,
    summary: moving
      ? `Move ${moving.summary} to ${whenText(held.slot)} with ${held.slot.practitionerName}`
      : visitText(held.slot),
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

export function proposalCard(frame: Frame, held: HeldSlot, directory: ClinicDirectory): AppointmentCard {
  const { slot } = held;
  return {
    status: "proposed",
    action: frame.moving ? "reschedule" : "book",
    ...placeAndTime(slot),
    address: directory.locations.find(({ id }) => id === slot.locationId)?.address,
    ...(!frame.moving && { patientName: patientName(frame) ?? undefined, patientDetails: patientDetails(frame) }),
    replaces: frame.moving?.summary,
    expiresAt: held.expiresAt,
  };
}

function digest(parts: unknown): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22);
}
