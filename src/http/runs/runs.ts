import type { AGUIEvent } from "@ag-ui/core";
import type { RatedVisit } from "../../../db/queries/feedback.ts";
import type { TurnInput } from "../../graph/input.ts";

/** A proven caller: the thread it owns in its clinic. From the session token, never from a body. */
export interface Session {
  clinicId: string;
  threadId: string;
}

/** One event of a run as logged; `sequence` counts from 1 without gaps. */
export interface LoggedEvent {
  sequence: number;
  event: AGUIEvent;
}

export interface SubmitRun {
  runId: string;
  /** The client's id of the new user message; a form, tap or answer has one too. */
  messageId: string;
  input: TurnInput;
}

export type RunState = "queued" | "running" | "finished" | "failed" | "cancelled";

export interface TranscriptMessage {
  id: string;
  role: "user" | "assistant";
  text: string;
  cards: { type: string; content: unknown }[];
  at: string;
}

export interface ThreadView {
  threadId: string;
  status: "open" | "handed_off" | "ended";
  messages: TranscriptMessage[];
  /** The last known public state (`graph/reply.ts` PublicState), for a page that was reloaded. */
  state: unknown;
  /** A run that is still going, to follow. */
  activeRunId: string | null;
}

/** How it went, 1 (poor) to 5 (great); `about` a completed outcome, or the conversation as a whole. */
export interface Feedback {
  about?: RatedVisit | undefined;
  rating: number;
  comment?: string | undefined;
}

/** Turns of conversations: logged before they are run, run whether or not anybody listens. */
export interface Runs {
  /** Opens a thread in the clinic; `timeZone`: of the patient's own clock, an IANA name, where the client knows it. */
  openThread(clinicId: string, patient?: { timeZone?: string | undefined }): Promise<Session>;
  /**
   * Stores the message and starts (or queues) its turn; resolves once it is stored. The same runId with the same input
   * re-attaches; with another input it is refused with `RunConflict`. A thread that has ended: `ThreadEnded`. No room,
   * draining, or a database that does not answer: `RunsBusy`.
   */
  submit(session: Session, run: SubmitRun): Promise<{ attached: boolean }>;
  /** The run's events from just after `after`: logged ones, then live ones, until the run ends. Unknown run: null. */
  follow(
    session: Session,
    runId: string,
    after: number,
    signal: AbortSignal,
  ): Promise<AsyncIterable<LoggedEvent> | null>;
  /** Stops a queued or running turn; refused (false) once a write is under way or the run is over. Unknown: null. */
  cancel(session: Session, runId: string): Promise<boolean | null>;
  thread(session: Session): Promise<ThreadView | null>;
  /** Ends the conversation, frees what it held and deletes its transcript, events and checkpoints. */
  endThread(session: Session): Promise<void>;
  /** Whether the conversation is there and has not ended. */
  isOpen(session: Session): Promise<boolean>;
  /**
   * Stores a rating, once for each outcome; false when the same one was stored before. `ThreadEnded` for a conversation
   * that is gone, `NotRated` for what is not to be rated.
   */
  feedback(session: Session, feedback: Feedback): Promise<boolean>;
  /** Resolves when no turn is under way in this process, tidying up included. */
  settled(): Promise<void>;
  /** No new turns; resolves when those under way have ended or the deadline passed. */
  drain(deadlineMs: number): Promise<void>;
}

/** The runId was used for something else. */
export class RunConflict extends Error {
  override readonly name = "RunConflict";
}
/** `already_rated`: otherwise than now. `nothing_to_rate`: nothing of the kind was done here, or it was an emergency. */
export class NotRated extends Error {
  override readonly name = "NotRated";
  readonly code: "already_rated" | "nothing_to_rate";
  constructor(code: NotRated["code"], message: string) {
    super(message);
    this.code = code;
  }
}
/** The conversation is over; a new session is needed. */
export class ThreadEnded extends Error {
  override readonly name = "ThreadEnded";
}
/** No more turns are taken: the process is draining, or the thread has too many waiting. */
export class RunsBusy extends Error {
  override readonly name: string = "RunsBusy";
}
/** The message could not be stored: the database is away. Nothing was taken, and the same request may be sent again. */
export class RunsUnavailable extends RunsBusy {
  override readonly name: string = "RunsUnavailable";
}
