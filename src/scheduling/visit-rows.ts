import { randomBytes } from "node:crypto";
import type { AppointmentRow } from "../../db/queries/appointments.ts";
import { nextVersion } from "./change-visit.ts";
import { isStaff } from "./context.ts";
import type { SchedulingContext } from "./model.ts";
import { createReference } from "./reference.ts";
import type { SlotPlan } from "./slot-check.ts";
import { bookedStatus, promiseOf } from "./write-appointment.ts";

/** A visit nobody had before, as the slot promises it; its calendar entry is named for it. */
export function newVisit(
  plan: SlotPlan,
  of: { id: string; patientId: string; context: SchedulingContext; now: Date },
): AppointmentRow {
  const { id, patientId, context, now } = of;
  const { clinicId, actor, channel } = context;
  return {
    id,
    clinicId,
    reference: createReference(randomBytes),
    status: bookedStatus(plan, isStaff(context)),
    patientId,
    ...promiseOf(plan),
    bookedBy: actor,
    channel,
    note: null,
    needs: {},
    confirmedAt: null,
    lateMinutes: null,
    overrideReason: null,
    calendarUid: id,
    calendarSequence: 0,
    groupSessionId: null,
    seriesId: null,
    rescheduledFrom: null,
    rescheduleCount: 0,
    cancelReason: null,
    cancelledLate: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

/** The visit at its new time: reference, calendar entry and lineage go with it; what was said of the old time does not. */
export function movedVisit(
  old: AppointmentRow,
  plan: SlotPlan,
  { id, context, now }: { id: string; context: Pick<SchedulingContext, "channel">; now: Date },
): AppointmentRow {
  return {
    ...old,
    ...promiseOf(plan),
    id,
    channel: context.channel,
    confirmedAt: null,
    lateMinutes: null,
    calendarSequence: old.calendarSequence + 1,
    rescheduledFrom: old.id,
    rescheduleCount: old.rescheduleCount + 1,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

/** What a move leaves behind: the old visit, ended, its reference numbered so that the new one may have it. */
export const leftVisit = (old: AppointmentRow, { late, now }: { late: boolean; now: Date }): AppointmentRow =>
  nextVersion(old, now, {
    reference: `${old.reference}~${old.rescheduleCount + 1}`,
    status: "cancelled",
    cancelReason: "rescheduled",
    cancelledLate: late,
  });
