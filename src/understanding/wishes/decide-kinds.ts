import { type AskedField, DESK_TOPICS, type DeskTopic, type Intent, type WishKind } from "../acts.ts";
import { lineOf, type Token } from "../text/tokens.ts";
import type { CuedWish, WishMatch } from "./cue-book.ts";
import { fits, isTopic } from "./cue-fits.ts";
import type { LookAlikeName } from "./cues/look-alike-cues.ts";

/** One wish of a clause before its details are read. */
export interface KindReading {
  kind: WishKind;
  topic?: DeskTopic;
  /** Token index it was read at. */
  at: number;
  confidence: number;
  /** The question as it is to be asked of the documents, where it is more or less than its clause. */
  question?: string;
  /** Read of a refusal: "I can't make Friday" cancels unless another time is asked for. */
  refusal?: true;
}

/** What a clause is judged by. */
export interface ClauseEvidence {
  words: readonly Token[];
  /** Index of its first word in the message, which the matches count from. */
  from: number;
  matches: readonly WishMatch[];
  /** Tasks the acts hold that were said in this clause. */
  tasks: readonly { task: Exclude<Intent, "none">; at: number; strength: number }[];
  /** A write waits for its yes, or times stand to be chosen from. */
  pending: boolean;
  offered: boolean;
  /** A visit is being arranged: what is said of it changes the wish, not a visit there is. */
  arranging: boolean;
  /** The fields just asked for. */
  asked: readonly AskedField[];
}

/** The more particular first: of two cues for one clause the earlier one here is meant. */
const PRECEDENCE: readonly CuedWish[] = [
  "stop_messages",
  "waitlist_leave",
  "waitlist_position",
  "waitlist_edit",
  "waitlist_decline",
  "waitlist_accept",
  "add_to_calendar",
  "prior_authorisation",
  "refill",
  "medication",
  "lost_item",
  "insurance_update",
  "letter",
  "contact_update",
  "proxy",
  "privacy",
  "referral_status",
  "records",
  "results",
  "complaint",
  "billing",
  "why_none",
  "waitlist_join",
  "start_messages",
  "callback",
  "new_patient_registration",
  "compare",
  "undo",
  "running_late",
  "change_modality",
  "change_practitioner",
  "move_earlier",
  "reschedule",
  "preparation",
  "details",
  "add_need",
  "clinical_question",
  "confirm_attendance",
  "cancel",
  "not_coming",
  "list",
  "find",
  "book",
];
const RANK = new Map(PRECEDENCE.map((name, rank) => [name as string, rank]));

/** What a clause wants, in the order said; usually one thing. */
export function decideKinds(evidence: ClauseEvidence): KindReading[] {
  const { words, tasks } = evidence;
  const text = lineOf(words);
  const cued = cuedWishes(evidence, text);
  const asked = evidence.matches.some(({ name }) => name === "supposed" || name === "elsewhere");
  const basic = tasks.filter(
    ({ task }) =>
      !asked && !(task === "lookup" && !LOOKED_UP.test(text)) && !cued.some((reading) => swallows(reading, task)),
  );
  return [...cued, ...basic.map(({ task, at, strength }) => ({ ...BASIC[task], at, confidence: strength }))].sort(
    (left, right) => left.at - right.at,
  );
}

/** "Do I need to pay" and "who won the game" look nothing up. */
const LOOKED_UP =
  /^(?=.*\b(?:i|we|my|our|me|us|you|your|his|her|their|he|she|they|appointments?|visits?|bookings?|dr|doctor|'s)\b).*\b(?:appointments?|visits?|bookings?|booked|scheduled|schedule|calendar|check|exams?|cleanings?|physicals?|sessions?|scans?|ultrasound|when|next|coming|come|down|have|got|seeing|see|time|supposed|reservations?|meetings?|events?|what|who|where|list|show|it|one|tests?|shots?|on|with)\b/u;

const BASIC = {
  book: { kind: "book" },
  find: { kind: "find" },
  reschedule: { kind: "reschedule" },
  cancel: { kind: "cancel" },
  lookup: { kind: "list" },
} as const satisfies Record<Exclude<Intent, "none">, { kind: WishKind }>;

/** A task the acts found that the cue explains better: "add it to my calendar" is no booking. */
function swallows({ kind }: KindReading, task: Intent): boolean {
  return !(kind === "confirm_attendance" && (task === "cancel" || task === "reschedule"));
}

const isLookAlike = (name: WishMatch["name"]): name is LookAlikeName =>
  name === "practice" || name === "search" || name === "own-visit" || name === "supposed" || name === "elsewhere";

function cuedWishes(evidence: ClauseEvidence, text: string): KindReading[] {
  const found = new Map<CuedWish, WishMatch>();
  const alike = (name: LookAlikeName) => evidence.matches.some((match) => match.name === name);
  const practice = evidence.matches.find(({ name }) => name === "practice");
  for (const match of evidence.matches) {
    const { name } = match;
    if (isLookAlike(name)) continue;
    if (
      (alike("supposed") || alike("elsewhere")) &&
      (name === "cancel" || name === "reschedule" || name === "not_coming")
    )
      continue;
    if (alike("search") && SEARCHED.has(name)) continue;
    if (practice && ASKED_OF_PRACTICE.has(name) && practice.from <= match.from) continue;
    if (!fits(name, evidence, text, alike("own-visit"))) continue;
    const known = found.get(name);
    if (!known || match.to - match.from > known.to - known.from) found.set(name, match);
  }
  const sorted = [...found].sort(([left], [right]) => (RANK.get(left) ?? 0) - (RANK.get(right) ?? 0));
  const [first, ...others] = sorted;
  if (!first) return [];
  const apart = others.filter(
    ([name, match]) => isTopic(name) && isTopic(first[0]) && joined(evidence, first[1], match),
  );
  return [first, ...apart.slice(0, 1)].map(([name, match]) => toReading(name, match));
}

function toReading(name: CuedWish, { from: at, weight: confidence }: WishMatch): KindReading {
  if (isTopic(name)) return { kind: "desk", topic: name, at, confidence };
  if (name === "not_coming") return { kind: "cancel", at, confidence, refusal: true };
  return { kind: name, at, confidence };
}

/** "A refill and my results": two errands with a joint between them. */
function joined({ words, from }: ClauseEvidence, left: WishMatch, right: WishMatch): boolean {
  const [first, second] = left.from < right.from ? [left, right] : [right, left];
  if (second.to <= first.to) return false;
  return words.slice(first.from - from + 1, second.to - from).some(({ word }) => word === "and" || word === "plus");
}

const SEARCHED: ReadonlySet<CuedWish> = new Set(["results", "records", "billing", "insurance_update", "letter"]);
const ASKED_OF_PRACTICE: ReadonlySet<CuedWish> = new Set([
  ...DESK_TOPICS.filter((topic) => topic !== "callback" && topic !== "medication" && topic !== "clinical_question"),
  "add_need",
  "change_modality",
  "change_practitioner",
  "waitlist_join",
  "running_late",
  "preparation",
  "start_messages",
]);
