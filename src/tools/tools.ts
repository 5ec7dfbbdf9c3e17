import type { StructuredToolInterface } from "@langchain/core/tools";
import type { Scheduling } from "../scheduling/model.ts";
import { createAddNeeds } from "./add-needs.ts";
import { type AnswerFromKnowledge, createAnswerQuestion } from "./answer-question.ts";
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
import { createRequestHandoff, type QueueHandoff } from "./request-handoff.ts";
import { createRescheduleAppointment } from "./reschedule-appointment.ts";
import type { Report } from "./run-tool.ts";
import { createUndoLastChange } from "./undo-last-change.ts";

export interface ToolParts {
  scheduling: Scheduling;
  answer: AnswerFromKnowledge;
  queueHandoff: QueueHandoff;
  report: Report;
}

/** Every agent's tools: only booking can write a visit. */
export function createTools(parts: ToolParts) {
  return {
    availability: [createFindSlots(parts)],
    booking: [
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
    ],
    faq: [createAnswerQuestion(parts)],
    handoff: [createRequestHandoff(parts)],
  } satisfies Record<string, StructuredToolInterface[]>;
}
