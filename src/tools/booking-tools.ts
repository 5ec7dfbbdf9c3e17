import type { Scheduling } from "../scheduling/model.ts";
import { createAddNeeds } from "./add-needs.ts";
import { createBookAppointment } from "./book-appointment.ts";
import { createCancelAppointment } from "./cancel-appointment.ts";
import { createCancelSome } from "./cancel-some.ts";
import { createConfirmAttendance } from "./confirm-attendance.ts";
import { createExtendHold } from "./extend-hold.ts";
import { createFindSlots } from "./find-slots.ts";
import { createHoldSlot } from "./hold-slot.ts";
import { createLastChange } from "./last-change.ts";
import { createListAppointments } from "./list-appointments.ts";
import { createReleaseHold } from "./release-hold.ts";
import { createReportLate } from "./report-late.ts";
import { createRescheduleAppointment } from "./reschedule-appointment.ts";
import type { Report } from "./run-tool.ts";
import { createUndoLastChange } from "./undo-last-change.ts";

/** The booking agent's tools: the only ones that write visits. */
export function createBookingTools(parts: { scheduling: Scheduling; report: Report }) {
  return [
    createHoldSlot(parts),
    createExtendHold(parts),
    createReleaseHold(parts),
    createListAppointments(parts),
    createBookAppointment(parts),
    createRescheduleAppointment(parts),
    createCancelAppointment(parts),
    createCancelSome(parts),
    createConfirmAttendance(parts),
    createReportLate(parts),
    createAddNeeds(parts),
    createLastChange(parts),
    createUndoLastChange(parts),
    // Looks for an earlier time before one is promised.
    createFindSlots(parts),
  ];
}
