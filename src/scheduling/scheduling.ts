import { addNeeds } from "./add-needs.ts";
import { bookAppointment } from "./book-appointment.ts";
import { calendarFile } from "./calendar-file.ts";
import { cancelAppointment } from "./cancel-appointment.ts";
import { cancelSome } from "./cancel-some.ts";
import { comingVisits } from "./coming-visits.ts";
import { confirmAttendance } from "./confirm-attendance.ts";
import type { SchedulingParts } from "./context.ts";
import { createDirectory } from "./directory.ts";
import { findSlots } from "./find-slots.ts";
import { extendHold, holdSlot, releaseHold } from "./hold-slot.ts";
import { lastChange } from "./last-change.ts";
import { getAppointment, listAppointments } from "./list-appointments.ts";
import type { Scheduling } from "./model.ts";
import { reportLate } from "./report-late.ts";
import { rescheduleAppointment } from "./reschedule-appointment.ts";
import { undoLast } from "./undo-last.ts";

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
    cancelSome: (context, request) => cancelSome(parts, context, request),
    confirmAttendance: (context, request) => confirmAttendance(parts, context, request),
    reportLate: (context, request) => reportLate(parts, context, request),
    addNeeds: (context, request) => addNeeds(parts, context, request),
    lastChange: (context) => lastChange(parts, context),
    undoLast: (context, request) => undoLast(parts, context, request),
    calendarFile: (context, appointmentId) => calendarFile(parts, context, appointmentId),
    listAppointments: (context, filter) => listAppointments(parts, context, filter),
    comingVisits: (context) => comingVisits(parts, context),
    getAppointment: (context, appointmentId) => getAppointment(parts, context, appointmentId),
  };
}
