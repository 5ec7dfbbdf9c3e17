import type { FramePatch, UnderstandingContext } from "../acts.ts";
import { type Cue, createCueBook } from "../text/patterns.ts";
import type { Token } from "../text/tokens.ts";
import { WORD_CLASSES } from "./cues/word-classes.ts";
import { readSomebodyElse } from "./entities/somebody-else.ts";

type DetailName =
  | "new"
  | "established"
  | "other"
  | "self"
  | "earliest"
  | "soon"
  | "anyone"
  | "dont-care"
  | "any-day"
  | "other-days"
  | "not-early"
  | "not-late";

const DETAIL_CUES: readonly Cue<DetailName>[] = [
  {
    name: "new",
    weight: 1,
    lines: [
      "new patient|patients|here|client",
      "first time|visit|appointment",
      "never been|seen|visited",
      "have not ~1 been|seen ~2 before",
      "i am new",
      "not ~2 registered|patient|been",
    ],
  },
  {
    name: "established",
    weight: 1,
    lines: [
      "existing|current|returning|established|regular|old patient|client",
      "been|seen|visited ~4 before",
      "already ~2 patient",
      "i am a patient",
      "usual doctor|dentist",
    ],
  },
  {
    name: "other",
    weight: 1,
    lines: [
      "for my|our ~2 @relative",
      "my|our ~1 @relative needs|has|is|wants|need|would|@ask",
      "want|need|love|wanted|looking|book|schedule|take|bring ~3 my ~1 @relative !and|keeps|says|said|tells|told|thinks|insists",
      "my|our|a|an ~1 # year|years|month|months|week ~1 old",
      "my|our # yo",
      "for him|her|them",
      "on behalf of",
    ],
  },
  { name: "self", weight: 1, lines: ["for me|myself", "it is for me", "just me", "myself"] },
  {
    name: "earliest",
    weight: 1,
    lines: [
      "earliest|soonest",
      "first available",
      "next available",
      "as soon as ~2",
      "asap",
      "soonest possible",
      "right away",
      "sooner ~1 better",
    ],
  },
  {
    name: "soon",
    weight: 1,
    lines: ["asap", "as soon as ~2", "urgent|urgently", "right away", "quickly", "soon !after|before", "immediately"],
  },
  {
    name: "anyone",
    weight: 1,
    lines: [
      "any|whichever ~1 doctor|dentist|practitioner|provider|clinician",
      "anyone|anybody|whoever !else",
      "no preference ~3 doctor|dentist|provider",
      "does|do not ~2 matter|care who",
      "first available doctor|dentist|provider",
    ],
  },
  {
    name: "dont-care",
    weight: 1,
    lines: [
      "no preference",
      "does not ~1 matter",
      "do not ~1 care|mind",
      "any $",
      "any ~1 is|works|will fine?",
      "whichever|whatever|either",
      "up to you",
    ],
  },
  {
    name: "any-day",
    weight: 1,
    lines: [
      "any day|days|time is|works|will|would|fine|good|okay|suits",
      "any day|days|time $",
      "whenever ~1 is|you|works|suits|it",
      "whenever $",
      "whichever|whatever ~2 easiest|best|soonest|simplest|convenient|suits|works|free",
      "whichever|whatever you have|got",
      "home|free|around|flexible|available ~1 most|all|every|any days|day|week",
      "i am|she is|he is easy|flexible|retired",
      "you pick|choose|decide",
      "not ~1 fussy|picky|particular",
    ],
  },
  {
    name: "other-days",
    weight: 1,
    lines: ["other|different days|dates", "another|different day|date", "any|some|what other day|date"],
  },
  { name: "not-early", weight: 1, lines: ["not too|so|very early", "nothing too early", "not first thing"] },
  { name: "not-late", weight: 1, lines: ["not too|so|very late !to|for", "nothing too late"] },
];
const book = createCueBook(DETAIL_CUES, WORD_CLASSES);

/** The small things said around a wish: for whom, how soon, new or known, anyone will do. */
export function readDetails(words: readonly Token[], { expectation }: UnderstandingContext): FramePatch {
  const found = new Set(book.find(words).matches.map(({ name }) => name));
  const patch: FramePatch = {};
  if (found.has("new")) patch.patientKind = "new";
  else if (found.has("established")) patch.patientKind = "established";
  if (found.has("other")) patch.forWhom = "other";
  else if (found.has("self")) patch.forWhom = "self";
  if (found.has("earliest")) patch.earliest = true;
  if (found.has("soon")) patch.urgency = "soon";
  const open = expectation.offered.length === 0 && expectation.pending === null;
  // "Whenever you have something": the first free times are as good as any.
  if (open && (found.has("any-day") || (found.has("dont-care") && asksWhen(expectation)))) patch.earliest = true;
  // "Other days" than those on the table; with none there, it says nothing of when.
  if (expectation.offered.length > 0 && expectation.pending === null && found.has("other-days")) patch.otherDays = true;
  const times = vagueTimes(found);
  if (times) patch.times = [times];
  const asksWho = expectation.asked.includes("practitioner");
  if (readSomebodyElse(words)) patch.otherPractitioner = true;
  else if (found.has("anyone") || (asksWho && found.has("dont-care"))) patch.anyPractitioner = true;
  return patch;
}

const asksWhen = ({ asked }: UnderstandingContext["expectation"]): boolean =>
  asked.includes("dates") || asked.includes("times");

/** When a day is no longer early, and when it begins to be late, for those who say no more than that. */
const NOT_EARLY = "10:00";
const NOT_LATE = "16:00";

function vagueTimes(found: ReadonlySet<DetailName>): { from?: string; to?: string } | null {
  if (!found.has("not-early") && !found.has("not-late")) return null;
  return {
    ...(found.has("not-early") && { from: NOT_EARLY }),
    ...(found.has("not-late") && { to: NOT_LATE }),
  };
}
