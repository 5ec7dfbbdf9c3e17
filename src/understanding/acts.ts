import type { WhenAmbiguity } from "./when/when.ts";

/** What one message does in the conversation (dialogue acts). Closed list. */
export const DIALOGUE_ACTS = [
  "find",
  "book",
  "reschedule",
  "cancel",
  "lookup",
  "inform",
  "request",
  "select",
  "alternatives",
  "affirm",
  "deny",
  "greet",
  "thank",
  "bye",
  "repeat",
  "help",
  "abort",
  "handoff",
  "late",
  "waitlist",
  "confirm-attendance",
  "ask",
  "clinical-advice",
  "emergency",
  "out-of-scope",
  "staff-query",
] as const;
export type DialogueAct = (typeof DIALOGUE_ACTS)[number];

/** The task a patient is in after a message. */
export const INTENTS = ["find", "book", "reschedule", "cancel", "lookup", "none"] as const;
export type Intent = (typeof INTENTS)[number];

/** Words the clinic's own data gives to a message: what can be named. */
export interface Lexicon {
  visitTypes: { id: string; name: string; aliases: string[]; specialty: string }[];
  practitioners: { id: string; givenName: string; familyName: string; prefix: string; specialty: string }[];
  locations: { id: string; name: string; aliases: string[]; city: string }[];
}

/** One slot as it was offered, for "the second one", "the 2:30", "with Dr Lee". */
export interface OfferedOption {
  slotId: string;
  date: string;
  time: string;
  practitionerId: string;
  practitionerName: string;
  locationId: string;
}

/** What the clinic's side did just before; it decides what "yes", "the 8th" or "Ana Ruiz" mean. */
export interface Expectation {
  /** The fields just asked for, e.g. `["name","dateOfBirth","phone"]`, `["visitType"]`, `["dates"]`. */
  asked: AskedField[];
  offered: OfferedOption[];
  /** One write waits for its yes. */
  pending: "book" | "reschedule" | "cancel" | null;
  /** A yes/no question other than a pending write, e.g. `resume`, `handoff`. */
  yesNo: string | null;
  /** Parts of the name that are still needed, when the name was asked. */
  missing?: ("givenName" | "familyName")[];
  /** What exactly waits for its yes, so that "yes, Thursday at 3" can be told from a changed wish. */
  proposed?: OfferedOption;
}

export type AskedField =
  | "visitType"
  | "practitioner"
  | "location"
  | "dates"
  | "times"
  | "name"
  | "dateOfBirth"
  | "phone"
  | "appointment"
  | "patientKind";

export interface UnderstandingContext {
  /** The clinic's wall clock, `YYYY-MM-DDTHH:mm:ss`, and its zone. */
  now: string;
  timeZone: string;
  lexicon: Lexicon;
  expectation: Expectation;
}

/** What the message says of the visit; absent: not mentioned. Ids come from the lexicon, never from free text. */
export interface FramePatch {
  visitTypeId?: string;
  /** Several visit types fit the words ("a check-up"); the conversation asks which. */
  visitTypeCandidates?: string[];
  practitionerIds?: string[];
  excludedPractitionerIds?: string[];
  /** "anyone", "whoever is free". */
  anyPractitioner?: boolean;
  locationIds?: string[];
  specialty?: string;
  dates?: { from: string; to: string }[];
  excludedDates?: string[];
  weekdays?: number[];
  excludedWeekdays?: number[];
  times?: { from?: string; to?: string }[];
  /** One clock time was named: prefer it exactly. */
  exactTime?: string;
  earliest?: boolean;
  patientKind?: "new" | "established";
  forWhom?: "self" | "other";
  urgency?: "soon";
}

/** Who the patient says they are; each field only if it was said and reads as one. */
export interface IdentityPatch {
  givenName?: string;
  familyName?: string;
  dateOfBirth?: string;
  phone?: string;
  email?: string;
}

/** Which of what was offered is meant. `ordinal` is 1-based; -1 is the last. */
export interface Selection {
  ordinal?: number;
  slotId?: string;
  date?: string;
  time?: string;
  practitionerId?: string;
}

/** A date or time that reads two ways, to be asked instead of guessed. */
export type AmbiguousWhen = WhenAmbiguity & { text: string };

/** What a tier made of one message. */
export interface Understanding {
  acts: DialogueAct[];
  /** Tasks in the order they were said, for "book … and cancel …". */
  tasks: Intent[];
  frame: FramePatch;
  identity: IdentityPatch;
  selection: Selection | null;
  /** The question to answer from the clinic's knowledge, in the patient's words (act `ask`). */
  question: string | null;
  ambiguous: AmbiguousWhen[];
  /** A yes with a change that could not be read: nothing may be written on it. */
  unreadChange?: true;
  /** Details of the patient that were given and do not read. */
  invalidIdentity?: ("name" | "dateOfBirth" | "phone")[];
  /** Another language than English was written. */
  language?: "es" | "other";
  /** An appointment reference that was typed. */
  reference: string | null;
  /** Calibrated: the share of such answers that are right. 0 to 1. */
  confidence: number;
  tier: "rules" | "model";
}
