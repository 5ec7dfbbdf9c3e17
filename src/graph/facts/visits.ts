import type { Appointment, LastChange } from "../../scheduling/model.ts";
import type { Proposal } from "../reply.ts";
import type { VisitTask } from "../tasks.ts";

/** Facts about visits there are, beyond booking, moving and cancelling one. Made only from rows a tool returned. */
export type VisitFact =
  | { kind: "coming_visits"; appointments: Appointment[] }
  /** Said only after a proof: before it, nobody is told what there is not. */
  | { kind: "no_visits" }
  /** After a proof: nothing fits what was said, and this is what there is. */
  | { kind: "no_such_visit"; appointments: Appointment[] }
  /** More than one fits. */
  | { kind: "which_visit"; appointments: Appointment[]; task: VisitTask["kind"] }
  | { kind: "visit_details"; appointment: Appointment }
  | { kind: "visit_preparation"; appointment: Appointment }
  /** `url`: where the file is, for who has this conversation's session. */
  | { kind: "calendar_file"; appointment: Appointment; url: string }
  | { kind: "attendance_confirmed"; appointment: Appointment }
  | { kind: "ask_minutes_late"; appointment: Appointment }
  /** `limitMinutes`: the clinic's, where the patient will come later than it allows. */
  | { kind: "late_noted"; appointment: Appointment; minutes: number; limitMinutes: number | null }
  | { kind: "ask_need"; appointment: Appointment }
  /** Too near to be changed here; a person is offered. */
  | { kind: "inside_cutoff"; appointment: Appointment; cutoffHours: number; action: "cancel" | "reschedule" | "undo" }
  /** Seen another way than the clinic offers. */
  | { kind: "modality_not_offered"; appointment: Appointment; modality: Appointment["modality"] }
  /** Nothing before the visit is free; the waitlist is offered. */
  | { kind: "nothing_earlier"; appointment: Appointment }
  /** A write on visits there are, read back before it is made. */
  | { kind: "visits_proposal"; proposal: Proposal; change: VisitsChange }
  | { kind: "cancelled_some"; appointments: Appointment[] }
  | { kind: "need_added"; appointment: Appointment }
  | { kind: "undone"; change: LastChange["kind"]; appointments: Appointment[] }
  /** Booked as far as the patient is concerned, once the clinic has approved it. */
  | { kind: "awaiting_approval"; appointment: Appointment }
  /** What was to be written was overtaken; null: the visit is no longer booked. */
  | { kind: "changed_meanwhile"; appointment: Appointment | null };

/** What such a write would do. */
export type VisitsChange =
  | { kind: "cancel_some"; appointments: Appointment[] }
  | { kind: "add_need"; appointment: Appointment; needs: Appointment["needs"] }
  | { kind: "undo"; change: LastChange };
