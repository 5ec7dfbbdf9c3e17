import type { ProposalKind } from "../../src/graph/reply.ts";
import type { TurnRecord, Write } from "../trial.ts";

/** What a write did, finer than the row tells. */
export type WriteKind =
  | "booked"
  | "moved"
  | "moved_away"
  | "cancelled"
  | "confirmed"
  | "late"
  | "needs"
  | "note_undone"
  | "joined"
  | "edited"
  | "left"
  | "accepted"
  | "offer"
  | "note"
  | "messages"
  | "hold"
  | "unknown";

/** Writes that each kind of proposal may lead to. A booking off the list or with a swap writes more than one row. */
export const WRITES_OF: Readonly<Record<ProposalKind, readonly WriteKind[]>> = {
  book: ["booked"],
  reschedule: ["moved", "moved_away"],
  cancel: ["cancelled"],
  cancel_some: ["cancelled"],
  add_need: ["needs"],
  undo: ["booked", "cancelled", "moved", "moved_away", "note_undone"],
  waitlist_join: ["joined"],
  waitlist_edit: ["edited"],
  waitlist_leave: ["left"],
  waitlist_accept: ["booked", "moved", "moved_away", "cancelled", "accepted"],
};

/**
 * Writes on the patient's own words, or of the clinic's side alone: attendance, being late, messages, notes for the desk,
 * a hold, an offer made, declined or run out. All others need a yes.
 */
export const WITHOUT_YES: ReadonlySet<WriteKind> = new Set(["confirmed", "late", "messages", "note", "hold", "offer"]);

export function writeKind(write: Write, turn: Pick<TurnRecord, "tools" | "pendingBefore">): WriteKind {
  const { table, what, fields } = write;
  switch (table) {
    case "holds":
      return "hold";
    case "handoffs":
      return "note";
    case "contact_preferences":
      return "messages";
    case "waitlist_entries":
      if (what === "joined" || what === "left" || what === "accepted") return what;
      // The row reads the same when it waits again after an offer as when its wishes were edited.
      return did(turn, "edit_waitlist") ? "edited" : "offer";
    case "appointments":
      if (fields.status === "cancelled") return fields.cancelReason === "rescheduled" ? "moved_away" : "cancelled";
      if (what === "rescheduled") return "moved";
      if (what === "noted") return noteKind(write, turn);
      return fields.status === "booked" || fields.status === "pending" ? "booked" : "unknown";
  }
}

/** What was noted on a visit: the row tells all that ever was, so the tools of the turn come first, then the proposal. */
function noteKind({ fields }: Write, turn: Pick<TurnRecord, "tools" | "pendingBefore">): WriteKind {
  if (did(turn, "add_needs")) return "needs";
  if (did(turn, "undo_last_change")) return "note_undone";
  if (did(turn, "report_late")) return "late";
  if (did(turn, "confirm_attendance")) return "confirmed";
  if (turn.pendingBefore?.kind === "undo") return "note_undone";
  if (turn.pendingBefore?.kind === "add_need" || fields.needs) return "needs";
  return fields.lateMinutes ? "late" : "confirmed";
}

const did = ({ tools }: Pick<TurnRecord, "tools">, name: string): boolean =>
  tools.some((call) => call.name === name && call.refusal === null);

/** The name in a row's `Ana Ruiz born 1988-04-03`. */
export const nameIn = (patient: string | null | undefined): string | null => patient?.replace(/ born .*$/, "") ?? null;
