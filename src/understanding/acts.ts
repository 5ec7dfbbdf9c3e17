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
const INTENTS = ["find", "book", "reschedule", "cancel", "lookup", "none"] as const;
export type Intent = (typeof INTENTS)[number];

/**
 * What a patient may want of the front desk: finer than an intent, in the order it was said. Closed list; the group it
 * belongs to decides which agent carries it out.
 */
export const WISH_KINDS = [
  // a visit to come
  "book",
  "find",
  "compare",
  "why_none",
  // visits there are
  "list",
  "details",
  "preparation",
  "reschedule",
  "move_earlier",
  "cancel",
  "confirm_attendance",
  "running_late",
  "change_modality",
  "change_practitioner",
  "add_need",
  "add_to_calendar",
  "undo",
  // the waitlist
  "waitlist_join",
  "waitlist_edit",
  "waitlist_leave",
  "waitlist_position",
  "waitlist_accept",
  "waitlist_decline",
  // everything else
  "ask",
  "stop_messages",
  "start_messages",
  "desk",
] as const;
export type WishKind = (typeof WISH_KINDS)[number];

/** What only a person of the clinic settles; each gets a useful answer and a queued handoff. Closed list. */
export const DESK_TOPICS = [
  "refill",
  "results",
  "referral_status",
  "billing",
  "records",
  "prior_authorisation",
  "letter",
  "clinical_question",
  "medication",
  "complaint",
  "callback",
  "lost_item",
  "new_patient_registration",
  "contact_update",
  "insurance_update",
  "proxy",
  "privacy",
] as const;
export type DeskTopic = (typeof DESK_TOPICS)[number];

/** Which existing visit is meant; empty: not said. */
export interface VisitMention {
  reference?: string;
  /** 1-based among those listed; -1 is the last. */
  ordinal?: number;
  /** "the next one", "my upcoming visit". */
  next?: true;
  /** "all of them", "both". */
  all?: true;
  visitTypeIds?: string[];
  practitionerIds?: string[];
  /** Days of the visit as it stands, not of the wished one. */
  dates?: { from: string; to: string }[];
  weekdays?: number[];
  /** Its start, `HH:MM`. */
  time?: string;
  /** Whose visit it is, when not the writer's: "cancel my son's cleaning". */
  person?: PersonMention;
}

/** One thing wanted, with what its own clause says. */
export interface Wish {
  kind: WishKind;
  /** The clause it was read from: offsets into the message as normalised (`normaliseText`). */
  span: { start: number; end: number };
  /** The visit wanted (book, find, compare, reschedule, waitlist …). */
  frame: FramePatch;
  /** The existing visit meant (list, cancel, reschedule, running_late …). */
  visit: VisitMention;
  /** `ask`, `desk`, `compare`, `why_none`, `preparation`: the clause in the patient's words. */
  question?: string;
  /** `desk`: what it is about. */
  topic?: DeskTopic;
  /** `running_late`. */
  minutesLate?: number;
  /** `add_need`. */
  needs?: NeedsPatch;
  /** "only if Dr Lee; otherwise put me on the waitlist": done only when the wish before it came to nothing. */
  otherwise?: true;
  confidence: number;
}

/** What a visit must be prepared for, as said. */
export interface NeedsPatch {
  /** The language an interpreter is needed for, capitalised; `sign language` too. */
  interpreter?: string;
  wheelchair?: boolean;
  other?: string;
}

/** Who else a visit is for. */
export interface PersonMention {
  /** `self`: the writer, where others come too ("one for me and one for my husband"). */
  relation: "self" | "child" | "spouse" | "parent" | "sibling" | "friend" | "group" | "other";
  /** The word used: "son", "wife", "mom". */
  word: string;
  givenName?: string;
}

/** A visit that repeats, "every other Monday for six weeks". */
export interface RecurrencePatch {
  every: number;
  unit: "day" | "week" | "month";
  weekdays: number[];
  /** Visits in each stretch, "twice a week"; absent: one. */
  times?: number;
  /** How many visits; absent: not said. */
  count?: number;
}

/** How a message behaves, beside what it wants. */
export type Conduct =
  | "abuse"
  | "harassment"
  | "prompt_attack"
  | "privacy_fishing"
  | "robot_question"
  | "frustration"
  | "small_talk";

/** Words the clinic's own data gives to a message: what can be named. */
export interface Lexicon {
  /** `staffOnly`: the desk alone books it; known by its whole names, so that nothing else is offered in its place. */
  visitTypes: { id: string; name: string; aliases: string[]; specialty: string; staffOnly?: true }[];
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
  /** The time that is kept for the patient, whether or not it waits for a yes already. */
  held?: OfferedOption;
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
  | "patientKind"
  | "code"
  | "payer"
  | "minutesLate"
  | "needs"
  | "forWhom";

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
  /** "Anyone else", "another dermatologist": anybody but whom it was about so far. */
  otherPractitioner?: true;
  locationIds?: string[];
  specialty?: string;
  /** "Show other days", "another day": any but the day wished for or the days on the table. */
  otherDays?: true;
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
  /** Who the visits are for when not the writer; two or more: one visit each. */
  people?: PersonMention[];
  urgency?: "soon" | "today";
  modality?: "in_person" | "phone" | "video";
  needs?: NeedsPatch;
  /** The insurance plan as said; `null`: it was asked and is not known. */
  payer?: string | null;
  hasReferral?: boolean;
  recurrence?: RecurrencePatch;
  /** How many visits are wanted in a row, "physio six times". */
  count?: number;
  /** How several visits are to lie: "both kids back to back", "a cleaning and an exam on the same day". */
  together?: "same_day" | "back_to_back";
  /** The reason in the patient's words, for the visit's note; never a diagnosis of ours. */
  reason?: string;
  /** Each time later or earlier than what is on the table: "later", "earlier in the day". */
  shift?: "earlier" | "later";
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
  /** Everything wanted, in the order it was said. Empty: nothing of the closed list. */
  wishes: Wish[];
  /** How it was said, where that needs an answer of its own. */
  conduct?: Conduct;
  /** Two things said of the time that cannot both hold: "morning, after 2 pm". */
  contradiction?: { said: [string, string] };
  /** A detail asked for was refused, or why it is needed was asked: "why do you need my date of birth?" */
  declinedDetail?: {
    how: "refused" | "asked_why" | "unknown";
    field: "name" | "dateOfBirth" | "phone" | "code" | "payer";
  };
  /** It is no emergency after all; counts only right after the fixed text. */
  falseAlarm?: true;
  /** Somebody's promise is claimed: "the nurse said I could come in". It changes no rule. */
  claimsPermission?: true;
  /** How many minutes late, where that was asked. */
  minutesLate?: number;
  /** A one-time code that was typed. */
  code?: string;
  frame: FramePatch;
  identity: IdentityPatch;
  selection: Selection | null;
  /** The question to answer from the clinic's knowledge, in the patient's words (act `ask`). */
  question: string | null;
  ambiguous: AmbiguousWhen[];
  /** What was arranged was for the wrong person: "that should have been for my son". */
  meantForOther?: true;
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

/** A message in which nothing was found; what is known goes over it. */
export const nothingUnderstood = (known: Partial<Understanding> = {}): Understanding => ({
  acts: [],
  tasks: [],
  wishes: [],
  frame: {},
  identity: {},
  selection: null,
  question: null,
  ambiguous: [],
  reference: null,
  confidence: 1,
  tier: "rules",
  ...known,
});
