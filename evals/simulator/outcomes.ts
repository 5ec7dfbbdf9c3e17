import type { ProposalKind } from "../../src/graph/reply.ts";
import type { Outcome } from "../scenario/schema.ts";
import type { Saying } from "./heard.ts";

/** What somebody must hear to know that their goal is reached. */
const TOLD_BY: Record<Outcome, readonly Saying[]> = {
  booked: ["booked"],
  moved: ["moved"],
  cancelled: ["cancelled", "undone"],
  joined: ["joined"],
  left_list: ["left_list"],
  offer_accepted: ["booked", "moved"],
  visits_shown: ["shows_visits", "shows_visit", "no_visits"],
  confirmed: ["confirmed"],
  late_noted: ["late_noted"],
  need_added: ["need_added"],
  undone: ["undone"],
  answered: [
    "answered",
    "shows_visit",
    "shows_visits",
    "shows_places",
    "compares",
    "messages_set",
    "none_free",
    "relaxed",
    "danger_told",
  ],
  handed_over: ["handed_over"],
  emergency: ["emergency"],
  declined: [
    "turned_down",
    "refused",
    "advice_declined",
    "unknown_answer",
    "identity_failed",
    "nothing_written",
    "for_desk",
    "no_visits",
    "none_free",
  ],
  none_free: ["none_free", "relaxed"],
};

/** Outcomes that are rows in the database: nobody leaves before they were told of them. */
export const WRITTEN: ReadonlySet<Outcome> = new Set([
  "booked",
  "moved",
  "cancelled",
  "joined",
  "left_list",
  "offer_accepted",
  "confirmed",
  "late_noted",
  "need_added",
  "undone",
]);

/** Which proposals lead to an outcome. */
const LEADS_TO: Partial<Record<Outcome, readonly ProposalKind[]>> = {
  booked: ["book"],
  moved: ["reschedule"],
  cancelled: ["cancel", "cancel_some", "undo"],
  joined: ["waitlist_join", "waitlist_edit"],
  left_list: ["waitlist_leave"],
  offer_accepted: ["waitlist_accept"],
  need_added: ["add_need"],
  undone: ["undo"],
};

/** Whether `outcome` was just told. `accepted`: the kind of the proposal that the last yes was for. */
export function isTold(outcome: Outcome, said: ReadonlySet<Saying>, accepted: ProposalKind | null): boolean {
  if (outcome === "offer_accepted" && accepted !== "waitlist_accept") return false;
  return TOLD_BY[outcome].some((saying) => said.has(saying));
}

/** Whether a yes to such a proposal is a step towards the outcome. */
export const leadsTo = (kind: ProposalKind, outcome: Outcome): boolean => LEADS_TO[outcome]?.includes(kind) ?? false;

/** Whether anything at all was told as written. */
export const isWriteTold = (said: ReadonlySet<Saying>): boolean => WRITES_TOLD.some((saying) => said.has(saying));

const WRITES_TOLD: readonly Saying[] = [
  "booked",
  "moved",
  "cancelled",
  "joined",
  "left_list",
  "confirmed",
  "late_noted",
  "need_added",
  "undone",
];
