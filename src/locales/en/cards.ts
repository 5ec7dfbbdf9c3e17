import type { AppointmentCard, FormCard, SlotsCard } from "../../graph/reply.ts";
import type { Appointment, Slot } from "../../scheduling/model.ts";
import type { FactOf, Reader } from "../locale.ts";
import { clockText, dayText, needsText, whenText, whenTextFor, yourTimeText } from "./wording.ts";

/** A visit as the database holds it. */
export function appointmentCard(appointment: Appointment, status: AppointmentCard["status"]): AppointmentCard {
  return {
    status,
    reference: appointment.reference,
    ...placeAndTime(appointment),
    address: appointment.locationAddress,
    patientName: appointment.patientName,
    preparation: appointment.preparation ?? undefined,
    needs: Object.keys(appointment.needs).length > 0 ? needsText(appointment.needs) : undefined,
    ...(IN_CALENDARS.has(status) && { calendarUrl: calendarUrl(appointment.id) }),
  };
}

/** A visit that stands belongs in a calendar. */
const IN_CALENDARS: ReadonlySet<AppointmentCard["status"]> = new Set(["booked", "rescheduled"]);

/** Where the calendar file of a visit is, for who has the conversation's session. */
export const calendarUrl = (appointmentId: string): string => `/v1/appointments/${appointmentId}/calendar.ics`;

/** The card with the time on its reader's own clock, where that differs. */
export const cardFor = (card: AppointmentCard, reader: Reader): AppointmentCard => ({
  ...card,
  yourTime: yourTimeText(card, reader),
});

/** What every card of a visit shows. */
export function placeAndTime(visit: Slot | Appointment) {
  return {
    visitType: visit.visitTypeName,
    practitioner: visit.practitionerName,
    location: visit.locationName,
    when: whenText(visit),
    timeZone: visit.timeZone,
    startsAt: visit.startsAt,
    endsAt: visit.endsAt,
  };
}

/** The same times as a card to tap. */
export function slotsCard(visitTypeName: string, slots: readonly Slot[], reader: Reader): SlotsCard {
  const days = new Map<string, Slot[]>();
  for (const slot of slots) days.set(slot.date, [...(days.get(slot.date) ?? []), slot]);
  return {
    visitType: visitTypeName,
    timeZone: slots[0]?.timeZone ?? "UTC",
    days: [...days].map(([date, ofDay]) => ({
      date,
      label: dayText(date),
      slots: ofDay.map((slot) => ({
        slotId: slot.id,
        time: slot.time,
        label: clockText(slot.time),
        practitioner: slot.practitionerName,
        location: slot.locationName,
        yourTime: yourTimeText(slot, reader),
        accessibleName: `${whenTextFor(slot, reader)} with ${slot.practitionerName}, ${slot.locationName}`,
      })),
    })),
  };
}

/** What is still needed to know who the visit is for. */
export function identityForm({ missing, known }: FactOf<"ask_identity">): FormCard {
  const all: (FormCard["fields"][number] & { name: (typeof missing)[number] })[] = [
    { name: "name", label: "Full name", type: "text", autocomplete: "name", value: known.name },
    { name: "dateOfBirth", label: "Date of birth", type: "date", autocomplete: "bday", value: known.dateOfBirth },
    { name: "phone", label: "Phone", type: "tel", autocomplete: "tel", value: known.phone },
  ];
  return { purpose: "identity", fields: all.filter(({ name }) => missing.includes(name)), submitLabel: "Continue" };
}
