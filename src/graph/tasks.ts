/** One piece of work of a turn, for one agent. Tasks are carried out in order, one at a time. */
export type Task = { id: string } & TaskBody;

export type TaskBody =
  /** Look for free times with what the frame holds; `others`: leave out what was shown. */
  | { agent: "availability"; kind: "find"; others?: boolean }
  | { agent: "booking"; kind: "hold"; slotId: string }
  /** Go on with what is held: ask for what is missing, or read the proposal back. */
  | { agent: "booking"; kind: "propose" }
  | { agent: "booking"; kind: "commit"; proposalId: string }
  /** The proposal was turned down. */
  | { agent: "booking"; kind: "decline" }
  /** Back from a digression to what was held. */
  | { agent: "booking"; kind: "resume" }
  /** Free what is held without a word (a wish changed, or the task was dropped). */
  | { agent: "booking"; kind: "release" }
  | {
      agent: "booking";
      kind: "reschedule" | "cancel";
      reference: string | null;
      ordinal: number | null;
      like?: VisitLike;
    }
  | { agent: "booking"; kind: "list" }
  | { agent: "faq"; kind: "answer"; question: string }
  | { agent: "handoff"; kind: "request"; reason: string; urgency: "routine" | "emergency" };

/** What a patient said of the visit that is meant; empty: nothing. */
export interface VisitLike {
  visitTypeId?: string;
  practitionerIds?: string[];
  dates?: { from: string; to: string }[];
}

export type AgentName = Task["agent"];
