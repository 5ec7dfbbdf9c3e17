import type { AppointmentView } from "../../db/queries/appointments.ts";
import type { Appointment } from "./model.ts";
import { wallClockAt } from "./time-zone.ts";

/** A stored visit as clients see it: what was promised when it was booked, not what the rules say now. */
export function toAppointment(view: AppointmentView): Appointment {
  const { appointment } = view;
  return {
    id: appointment.id,
    reference: appointment.reference,
    status: appointment.status,
    patientName: `${view.patientGivenName} ${view.patientFamilyName}`,
    visitTypeId: appointment.visitTypeId,
    visitTypeName: appointment.visitTypeName,
    practitionerId: appointment.practitionerId,
    practitionerName: appointment.practitionerName,
    locationId: appointment.locationId,
    locationName: appointment.locationName,
    locationAddress: view.locationAddress,
    startsAt: appointment.startsAt.toISOString(),
    endsAt: appointment.endsAt.toISOString(),
    durationMinutes: appointment.durationMinutes,
    timeZone: appointment.timeZone,
    ...wallClockAt(appointment.timeZone, appointment.startsAt.getTime()),
    modality: view.modality,
    preparation: view.preparation,
    needs: appointment.needs,
    confirmedAt: appointment.confirmedAt?.toISOString() ?? null,
    lateMinutes: appointment.lateMinutes,
    rescheduledFrom: appointment.rescheduledFrom,
    version: appointment.version,
  };
}
