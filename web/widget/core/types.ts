import type { Card, FormCard, ProposalKind, PublicState } from "../../../src/graph/reply.ts";
import type { ThreadView } from "../../../src/http/runs/runs.ts";

/** A conversation this browser may speak in. Lives in sessionStorage, so a shared device forgets it with the tab. */
export interface Session {
  token: string;
  threadId: string;
}

/** A tap that means exactly one thing; its message text says the same in words. */
export type Action =
  | { type: "select_slot"; slotId: string }
  | { type: "submit_form"; purpose: FormCard["purpose"]; values: Record<string, string> };

/** One turn of the patient. `runId` makes sending it twice harmless. */
export interface Submission {
  runId: string;
  messageId: string;
  text: string;
  action?: Action;
  /** The answer to a proposal, bound to it by the interrupt's id. */
  answer?: { interruptId: string; approved: boolean };
}

export interface TextItem {
  kind: "text";
  id: string;
  role: "user" | "assistant";
  text: string;
  status: "streaming" | "done" | "stopped" | "failed";
}

/** Of the page's own card: the two answers to a proposal that came in words alone. */
type QuestionType = "page.question";

/** The content of a `page.question`. */
export interface QuestionCard {
  interruptId: string;
  kind: string;
  summary: string;
}

export interface CardItem {
  kind: "card";
  id: string;
  /** An unknown type is kept and not drawn: its text went with it. */
  type: Card["type"] | QuestionType | (string & {});
  content: unknown;
  /** The slot that was picked from this card, or how its proposal was answered: `yes` or `no`. */
  chosen?: string;
  /** The form was sent. */
  submitted?: boolean;
  /** The turn that said so, as long as nobody knows whether it succeeds. */
  by?: string;
}

export interface NoticeItem {
  kind: "notice";
  id: string;
  text: string;
  /** Sent again when the patient taps "Try again". */
  retry?: Submission;
}

/** How it went, 1 (poor) to 5 (great). */
export interface Feedback {
  rating: number;
  comment?: string;
}

/** A file the server made, for the patient to keep. */
export interface SavedFile {
  name: string;
  content: Blob;
}

export type Item = TextItem | CardItem | NoticeItem;

/** A proposal that waits for its yes. */
export interface Pending {
  interruptId: string;
  /** A newer server may ask for what we do not know; empty when it did not say. */
  kind: ProposalKind | (string & {});
  /** ISO instant on the server's clock; null when nothing is held (a cancellation). */
  expiresAt: string | null;
  summary: string;
}

export interface ViewState {
  items: readonly Item[];
  /** The turn that is being answered. */
  running: { runId: string; submission: Submission | null } | null;
  pending: Pending | null;
  suggestions: readonly string[];
  connection: "online" | "reconnecting";
  status: "open" | "handed_off" | "ended";
  /** Server clock minus ours, in milliseconds; 0 until it is known. */
  clockOffsetMs: number;
  clockKnown: boolean;
}

/** An AG-UI event as it came: only its type is certain. */
export interface ServerEvent {
  type: string;
  [field: string]: unknown;
}

export type Change =
  | { type: "submitted"; submission: Submission }
  | { type: "event"; event: ServerEvent; receivedAt: number }
  | { type: "server_date"; at: number; receivedAt: number }
  | { type: "restored"; view: ThreadView }
  | { type: "following"; runId: string }
  /** `code` is the server's or ours, stable. */
  | { type: "run_lost"; id: string; text: string; code: string; retry?: Submission }
  | { type: "connection"; connection: ViewState["connection"] }
  /** Nobody has done anything for so long that the conversation is about to be cleared; or somebody just did. */
  | { type: "idle"; soon: boolean }
  | { type: "cleared" };

export type { PublicState, ThreadView };
