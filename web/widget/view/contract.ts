import type { Action, Change, SavedFile, Submission, ViewState } from "../core/types.ts";
import type { Strings } from "../strings/en.ts";
import type { ClinicColours } from "../styles/colours.ts";

/** What the widget knows of its clinic before the first message. Nothing of it is a secret. */
export interface ClinicInfo {
  name: string;
  /** As people write it: `(555) 010-0100`. */
  phone: string;
  /** IANA. */
  timeZone: string;
  /** Whom to call in an emergency; 911 when not given. */
  emergencyNumber?: string;
  /** The languages the conversation itself is held in (BCP 47); the first is spoken to who reads none of them. */
  languages: readonly string[];
  /** Origins or address prefixes, `https:` only, that a link may lead to; nothing else becomes one. */
  links: readonly string[];
  /** The clinic's own, where it has some; what a page sets on the element goes before them. */
  colours?: ClinicColours;
}

/** The conversation as it is shown; the view only reads it. */
export interface Store {
  readonly state: ViewState;
  /** Calls back after every change that had an effect; returns its own end. */
  subscribe(listener: (state: ViewState, change: Change) => void): () => void;
}

/**
 * What the patient can do. One turn at a time: while one runs, `say`, `tap`, `answer` and `retry` resolve to false and
 * send nothing; what goes wrong arrives in the store as a notice, never as a rejection.
 */
export interface Conversation {
  /** Whether anything may be sent now. */
  readonly idle: boolean;
  say(text: string): Promise<boolean>;
  /** `text` says the same in words, in the conversation's language. */
  tap(action: Action, text: string): Promise<boolean>;
  answer(approved: boolean, text: string): Promise<boolean>;
  retry(submission: Submission): Promise<boolean>;
  /** False when this turn can no longer be stopped. */
  stop(): Promise<boolean>;
  /** Ends the conversation here and on the server. Rejects when the server could not be told; nothing is lost then. */
  clear(): Promise<void>;
  /** Rejects with an error whose message may be shown. */
  calendarFile(url: string): Promise<SavedFile>;
  /** Whether this outcome (`booked:RC-7K3M-Q2`) was neither rated nor passed over yet. */
  mayRate(outcome: string): boolean;
  /** `rating` is 1 to 5. Rejects when it did not arrive. */
  rate(outcome: string, feedback: { rating: number; comment?: string }): Promise<void>;
  passOverRating(outcome: string): void;
}

/** How it was asked. A key moves the focus; a finger does not (the keyboard would rise); a script never does. */
export type Gesture = "pointer" | "keyboard" | "script";

/**
 * What the host page may know; never what was said. The view tells `open`, `close`, `unread` and `csat`; the element
 * tells the others.
 */
export type WidgetEvent =
  | { type: "ready" }
  | { type: "open" }
  | { type: "close" }
  | { type: "message"; role: "user" | "assistant" }
  | { type: "booked"; action: "book" | "reschedule" }
  | { type: "csat"; rating: number }
  | { type: "error"; code: string }
  | { type: "unread"; count: number };

export interface ViewParts {
  clinic: ClinicInfo;
  store: Store;
  conversation: Conversation;
  strings: Strings;
  /** Of the interface, BCP 47; decides the direction and how numbers are written. */
  locale: string;
  /** `bubble`: a launcher and a panel over the page; `inline`: as large as its element; `page`: the whole window. */
  mode: "bubble" | "inline" | "page";
  /** The corner of the bubble, in the direction of the text. */
  position: "start" | "end";
  /** Why there is nothing to talk to (wrong key, unlisted site), in words; shown with the phone number instead. */
  problem?: string | null;
  /** Milliseconds on this device's clock. */
  now(): number;
  tell(event: WidgetEvent): void;
}

/** What `mount` gives back. Closing a view that has no bubble does nothing. */
export interface MountedView {
  open(gesture: Gesture): void;
  close(): void;
  toggle(): void;
  update(parts: Partial<ViewParts>): void;
  /** Leaves the root as it was found. */
  unmount(): void;
}
