import type { DeskTopic, NeedsPatch, VisitMention } from "../understanding/acts.ts";
import type { IdentityAction } from "./facts/identity.ts";

/** One piece of work of a turn, for one agent. Tasks are carried out in order, one at a time. */
export type Task = { id: string } & TaskBody;

export type TaskBody =
  /** Look for free times with what the frame holds; `others`: leave out what was shown. */
  /** `notOn`: other days than these, this once. */
  /** `among`: the kinds of visit that the words may mean, when which one is asked. */
  | { agent: "availability"; kind: "find"; others?: boolean; notOn?: string[]; among?: string[] }
  /** Which of these can see the patient sooner. */
  | { agent: "availability"; kind: "compare"; practitionerIds: string[] }
  | { agent: "booking"; kind: "hold"; slotId: string }
  /** Go on with what is held: ask for what is missing, or read the proposal back. */
  | { agent: "booking"; kind: "propose" }
  | { agent: "booking"; kind: "commit"; proposalId: string }
  /** The proposal was turned down. */
  | { agent: "booking"; kind: "decline" }
  /** Back from a digression to what was held. */
  | { agent: "booking"; kind: "resume" }
  /** Free what is held without a word (a wish changed, or the task was dropped); `holdId` where the frame forgot it. */
  | { agent: "booking"; kind: "release"; holdId?: string }
  | { agent: "booking"; kind: "cancel"; visit: VisitMention }
  /** `how`: an earlier time than it has, or another practitioner; what else is wanted stands in the frame. */
  | { agent: "booking"; kind: "reschedule"; visit: VisitMention; how?: "earlier" | "other_practitioner" }
  | { agent: "booking"; kind: "list"; visit?: VisitMention }
  /** Cancels several visits with one yes. */
  | { agent: "booking"; kind: "cancel_some"; visit: VisitMention }
  | { agent: "booking"; kind: "details" | "preparation" | "calendar"; visit: VisitMention }
  | { agent: "booking"; kind: "confirm_attendance"; visit: VisitMention }
  /** `minutes` null: not said yet. */
  | { agent: "booking"; kind: "running_late"; visit: VisitMention; minutes: number | null }
  | { agent: "booking"; kind: "add_need"; visit: VisitMention; needs: NeedsPatch }
  /** Waits for an earlier time that takes the place of this visit. */
  | { agent: "booking"; kind: "wait_instead"; visit: VisitMention }
  /** Takes the last committed change of this conversation back, after a yes. */
  | { agent: "booking"; kind: "undo" }
  /** Asks for what is needed to prove who is asking; what waits for it stands in `Footing.afterProof`. */
  | { agent: "identity"; kind: "begin"; action: IdentityAction }
  | { agent: "identity"; kind: "check"; code: string }
  | { agent: "identity"; kind: "resend" }
  | { agent: "waitlist"; kind: "join" | "edit" | "leave" | "position" | "accept" | "decline" }
  /** Messages to the patient's phone or e-mail: wanted, or no longer. */
  | { agent: "waitlist"; kind: "messages"; wanted: boolean }
  | { agent: "waitlist"; kind: "commit"; proposalId: string }
  /** `quiet`: an answer that is not known is passed over in silence, because a person is asked anyway. */
  | { agent: "faq"; kind: "answer"; question: string; quiet?: boolean }
  | {
      agent: "handoff";
      kind: "request";
      reason: string;
      urgency: "routine" | "emergency";
      topic?: DeskTopic;
    }
  /** What the patient told since goes with the note that waits. */
  | { agent: "handoff"; kind: "update" };

export type AgentName = Task["agent"];

/** Work on a visit there is. */
export type VisitTask = Extract<TaskBody, { agent: "booking"; visit: VisitMention }>;
