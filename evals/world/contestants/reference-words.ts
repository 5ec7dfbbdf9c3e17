import type { ProposalKind } from "../../../src/graph/reply.ts";
import { clockText, dayAndYearText } from "../../../src/locales/en/wording.ts";
import type { ClinicDirectory } from "../../../src/scheduling/model.ts";
import type { Action, RequiredFact } from "../../scenario/schema.ts";
import type { Write } from "../../trial.ts";

type ActionKey = Action extends infer One ? (One extends unknown ? keyof One : never) : never;

/** How each action is done in conversation: the proposal that asks for its yes, and the tool that does it. */
export const CONDUCT: Readonly<Record<ActionKey, { asks: ProposalKind | null; tool: string }>> = {
  book: { asks: "book", tool: "book_appointment" },
  reschedule: { asks: "reschedule", tool: "reschedule_appointment" },
  cancel: { asks: "cancel", tool: "cancel_appointment" },
  confirm: { asks: null, tool: "confirm_attendance" },
  late: { asks: null, tool: "report_late" },
  need: { asks: "add_need", tool: "add_needs" },
  join_waitlist: { asks: "waitlist_join", tool: "join_waitlist" },
  edit_waitlist: { asks: "waitlist_edit", tool: "edit_waitlist" },
  leave_waitlist: { asks: "waitlist_leave", tool: "leave_waitlist" },
  accept_offer: { asks: "waitlist_accept", tool: "accept_offer" },
  decline_offer: { asks: null, tool: "decline_offer" },
  hand_over: { asks: null, tool: "request_handoff" },
  messages: { asks: null, tool: "set_messages" },
  time_off: { asks: null, tool: "" },
};

/** The visit or place that was written, in words: "Dental cleaning for Ana Ruiz on …". */
export function rowWords({ fields }: Write, clinic: ClinicDirectory): string {
  const type = clinic.visitTypes.find(({ slug }) => slug === fields.visitType)?.name ?? "visit";
  const who = fields.patient?.replace(/ born .*$/, "");
  const practitioner = clinic.practitioners.find(({ slug }) => slug === fields.practitioner)?.name;
  const location = clinic.locations.find(({ slug }) => slug === fields.location)?.name;
  const [date, time] = fields.startsAt?.split("T") ?? [];
  return [
    type,
    who && `for ${who}`,
    date && time && `on ${dayAndYearText(date)} at ${clockText(time)}`,
    practitioner && `with ${practitioner}`,
    location && `at ${location}`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** What was done, in a plain sentence. */
export function doneWords(key: ActionKey, row: string, action: Action): string {
  switch (key) {
    case "book":
    case "accept_offer":
      return `You're booked: ${row}.`;
    case "reschedule":
      return `Your visit is moved: ${row}.`;
    case "cancel":
      return `Your visit is cancelled: ${row}.`;
    case "confirm":
      return "I've noted that you will come.";
    case "late":
      return "I've noted that you will be late.";
    case "need":
      return "I've noted what the visit needs.";
    case "join_waitlist":
      return "You're on the waitlist.";
    case "edit_waitlist":
      return "I've changed what you are waiting for.";
    case "decline_offer":
      return "You keep your place on the waitlist.";
    case "leave_waitlist":
      return "You're no longer on the waitlist.";
    case "hand_over":
      return "I've left a note for the desk.";
    case "messages":
      return "messages" in action && action.messages.wanted
        ? "You'll now get our messages again."
        : "We'll send you no more messages.";
    case "time_off":
      return "";
  }
}

/** A required fact in a plain sentence; `reference`: of a visit of the scenario, by its name. */
export function factWords(fact: RequiredFact, clinic: ClinicDirectory, reference: (name: string) => string): string {
  if ("date" in fact) return `The day is ${dayAndYearText(fact.date)}.`;
  if ("time" in fact) return `The time is ${clockText(fact.time)}.`;
  if ("phone" in fact) return `The number is ${fact.phone}.`;
  if ("dollars" in fact) return `That costs $${fact.dollars}.`;
  if ("number" in fact) return `It is ${fact.number} ${fact.unit}.`;
  if ("practitioner" in fact) {
    return `It is about ${clinic.practitioners.find(({ slug }) => slug === fact.practitioner)?.name}.`;
  }
  if ("location" in fact) return `The place is ${clinic.locations.find(({ slug }) => slug === fact.location)?.name}.`;
  if ("reference" in fact) return reference(fact.reference);
  return `In short: ${fact.words.join(", ")}.`;
}
