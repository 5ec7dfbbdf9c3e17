import { type Db, withClinic } from "../../db/client.ts";
import { type AppointmentView, findAppointment } from "../../db/queries/appointments.ts";
import type { Reader } from "../locales/locale.ts";
import type { PatientMessages } from "../locales/messages.ts";
import { toAppointment } from "../scheduling/appointment-view.ts";
import { type Job, type JobHandlers, payloadId } from "./job.ts";
import { readerOf } from "./message-reader.ts";
import type { Notify } from "./notify.ts";

const HOUR_MS = 3_600_000;

/**
 * `send_confirmation` and `send_reminder`: each reads the visit as it is when it is told, so a visit that was cancelled or
 * moved meanwhile is not told of, and one that stands is told with the time it has now.
 */
export function createVisitMessages(parts: {
  db: Db;
  notify: Notify;
  messages: PatientMessages;
  now: () => Date;
  /** How long before its start a visit is reminded of. */
  reminderHours: number;
}): JobHandlers {
  const { notify, messages, now, reminderHours } = parts;

  return {
    async send_confirmation(job, signal) {
      const { view, reader } = await readVisit(parts.db, job);
      const gone = reasonToDrop(view, now());
      if (!view || gone) return { state: "dropped", outcome: gone ?? "not_found" };
      const words = view.appointment.rescheduledFrom === null ? messages.booked : messages.moved;
      return notify(job, noticeOf(job, view, reader, words), signal);
    },

    async send_reminder(job, signal) {
      const { view, reader } = await readVisit(parts.db, job);
      const gone = reasonToDrop(view, now());
      if (!view || gone) return { state: "dropped", outcome: gone ?? "not_found" };
      const due = new Date(view.appointment.startsAt.getTime() - reminderHours * HOUR_MS);
      if (view.appointment.createdAt >= due) return { state: "dropped", outcome: "booked_shortly_before" };
      if (due > now()) return { state: "later", until: due, outcome: "not_yet_due" };
      return notify(job, noticeOf(job, view, reader, messages.reminder), signal);
    },
  };
}

/** The visit, and whose clock it is told by. */
function readVisit(db: Db, job: Job): Promise<{ view: AppointmentView | null; reader: Reader }> {
  const { clinicId } = job;
  const appointmentId = payloadId(job, "appointmentId");
  return withClinic(db, clinicId, async (tx) => {
    const view = await findAppointment(tx, { clinicId, appointmentId });
    return { view, reader: await readerOf(tx, clinicId, view?.appointment.bookedBy ?? "") };
  });
}

/** Why a visit is not to be told of any more; null when it is. */
function reasonToDrop(view: AppointmentView | null, now: Date): string | null {
  if (!view) return "not_found";
  const { status, cancelReason, startsAt } = view.appointment;
  if (status === "cancelled") return cancelReason === "rescheduled" ? "moved" : "cancelled";
  if (status !== "booked") return `status_${status}`;
  return startsAt <= now ? "past" : null;
}

function noticeOf(job: Job, view: AppointmentView, reader: Reader, words: PatientMessages["booked"]) {
  const { id: appointmentId, patientId } = view.appointment;
  const visit = toAppointment(view);
  return {
    kind: job.kind,
    patientId,
    appointmentId,
    words: (sender: Parameters<typeof words>[1]) => words(visit, sender, reader),
  };
}
