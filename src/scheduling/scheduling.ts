import { bookAppointment } from "./book-appointment.ts";
import { cancelAppointment } from "./cancel-appointment.ts";
import type { SchedulingParts } from "./context.ts";
import { createDirectory } from "./directory.ts";
import { findSlots } from "./find-slots.ts";
import { extendHold, holdSlot, releaseHold } from "./hold-slot.ts";
import { getAppointment, listAppointments } from "./list-appointments.ts";
import type { Scheduling } from "./model.ts";
import { rescheduleAppointment } from "./reschedule-appointment.ts";

/** The clinic's calendar. `db` is a pool of the app's role; every verb runs in a transaction of its clinic. */
export function createScheduling(parts: SchedulingParts): Scheduling {
  return {
    directory: createDirectory(parts),
    findSlots: (context, query) => findSlots(parts, context, query),
    hold: (context, request) => holdSlot(parts, context, request),
    extendHold: (context, holdId) => extendHold(parts, context, holdId),
    releaseHold: (context, holdId) => releaseHold(parts, context, holdId),
    book: (context, request) => bookAppointment(parts, context, request),
    reschedule: (context, request) => rescheduleAppointment(parts, context, request),
    cancel: (context, request) => cancelAppointment(parts, context, request),
    listAppointments: (context, filter) => listAppointments(parts, context, filter),
    getAppointment: (context, appointmentId) => getAppointment(parts, context, appointmentId),
  };
}
