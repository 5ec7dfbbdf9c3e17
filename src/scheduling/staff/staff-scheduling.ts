import type { SchedulingParts } from "../context.ts";
import { decideApproval } from "./decide-approval.ts";
import type { StaffScheduling } from "./model.ts";
import { recordOutcome, visitHistory } from "./record-outcome.ts";
import { addTimeOff, markWorklistItem, worklist } from "./time-off.ts";
import { reportZoneChange } from "./zone-change.ts";

/** What only staff do with the calendar. `db` is a pool of the app's role. */
export function createStaffScheduling(parts: SchedulingParts): StaffScheduling {
  return {
    approve: (context, request) => decideApproval(parts, context, request, "approve"),
    decline: (context, request) => decideApproval(parts, context, request, "decline"),
    recordOutcome: (context, request) => recordOutcome(parts, context, request),
    history: (context, appointmentId) => visitHistory(parts, context, appointmentId),
    addTimeOff: (context, request) => addTimeOff(parts, context, request),
    worklist: (context, filter) => worklist(parts, context, filter),
    markWorklistItem: (context, request) => markWorklistItem(parts, context, request),
    reportZoneChange: (context, request) => reportZoneChange(parts, context, request),
  };
}
