import type { Intent } from "../acts.ts";
import type { CueMatch } from "../text/patterns.ts";
import type { Token } from "../text/tokens.ts";
import { LEAD_WORDS } from "./cues/verb-classes.ts";
import { WORD_CLASSES } from "./cues/word-classes.ts";
import { type Clause, clausesOf } from "./requests/clauses.ts";
import { isA } from "./requests/object.ts";
import type { Request } from "./requests/request.ts";
import type { SignalName, Signals } from "./signals.ts";

export interface TaskReading {
  task: Exclude<Intent, "none">;
  strength: number;
  /** Token index of its first cue. */
  at: number;
  /** It is of a thing of its own, so that a yes or a no before it does not swallow it. */
  fresh?: boolean;
  /** Told rather than asked. */
  stated?: boolean;
  /** Token indexes of its clause, `to` exclusive. */
  clause: { from: number; to: number };
}

type Found = Omit<TaskReading, "clause">;

const TASK_NAMES = ["cancel", "reschedule", "lookup", "book", "find"] as const;
const BARE: Readonly<Partial<Record<SignalName, TaskReading["task"]>>> = {
  "bare-cancel": "cancel",
  "bare-book": "book",
  "bare-change": "reschedule",
};
const REQUEST_OPENERS = new Set(["can", "could", "would", "please", "i", "we", "will"]);
/** "I need to see a doctor. Can you find me one?" looks for somebody; "… and book an appointment" goes further. */
const BOOKING_WORDS = new Set([
  "appointment",
  "appointments",
  "book",
  "booking",
  "schedule",
  "scheduling",
  "reserve",
  "slot",
  "openings",
]);
const WH = new Set([
  "when",
  "where",
  "what",
  "who",
  "which",
  "whose",
  "how",
  "did",
  "does",
  "is",
  "are",
  "was",
  "were",
  "has",
  "am",
  "have",
]);
const AVAILABILITY = new Set([
  "available",
  "availability",
  "free",
  "open",
  "opening",
  "openings",
  "slots",
  "earliest",
  "soonest",
]);

/** The tasks asked for, in the order said; one a clause, so that "book … and cancel …" gives two. */
export function readTasks(signals: Signals): TaskReading[] {
  const words = signals.tokens.words;
  const clauses = clausesOf(words);
  const tasks: TaskReading[] = [];
  for (const clause of clauses) {
    const reading = readClause(signals, clause);
    const goesOn = refersBack(signals, clause) && tasks.some(({ task, stated }) => task === "book" && !stated);
    // "I have a booking on Monday, move it to Tuesday": what was told only names what is to be changed.
    const told = tasks.findIndex(
      (known) => known.task === "book" && (known.stated === true || tellsOfOne(words, known.clause)),
    );
    const undoes = reading?.task === "reschedule" || reading?.task === "cancel";
    if (told >= 0 && undoes && pointsBack(signals, clause)) tasks.splice(told, 1);
    if (reading && !goesOn && !tasks.some(({ task }) => task === reading.task))
      tasks.push({ ...reading, clause, fresh: isFresh(signals, clause), stated: isStated(signals, clause) });
  }
  // "I want to find a dentist and book an appointment" is one wish in two steps; the find is part of the booking.
  if (!tasks.some(({ task }) => task === "find") || !tasks.some(({ task }) => task === "book")) return tasks;
  const kept = words.some(({ word }) => BOOKING_WORDS.has(word)) ? "book" : "find";
  return tasks.filter(({ task }) => (task !== "find" && task !== "book") || task === kept);
}

const isTaskCue = (name: SignalName) => (TASK_NAMES as readonly string[]).includes(name) || name in BARE;

/**
 * A clause's verb and object decide, except where it speaks of clinicians and treatments: the cues know that talk better.
 */
function readClause(signals: Signals, { from, to }: Clause): Found | null {
  const cued = taskOf(signals, from, to);
  if (asksWhy(signals.tokens.words.slice(from, to)) && (cued?.task === "book" || cued?.task === "find")) return null;
  const request = signals.requests.find((candidate) => candidate.from === from);
  if (!request) return cued?.task === "lookup" && !namesBooked(signals.tokens.words.slice(from, to)) ? null : cued;
  const clinical = signals.tokens.words.slice(from, to).some(({ word }) => CLINICAL.has(word));
  const ownVisit = request.task === "reschedule" || request.task === "cancel" || request.task === "lookup";
  if (clinical && !ownVisit) return cued ?? toFound(request);
  return toFound(request);
}

/** "Why do you want me to confirm it?" wants nothing done; "why not book it" does. */
function asksWhy(words: readonly Token[]): boolean {
  const at = words.findIndex(({ word }) => !LEAD_WORDS.has(word));
  return words[at]?.word === "why" && words[at + 1]?.word !== "not";
}

/** Looking up needs a thing that is looked up: "do I have to …" has none. */
const namesBooked = (words: readonly Token[]): boolean =>
  words.some(({ word }) => CLINICAL.has(word) || isBooked(word) || word === "booked" || word === "scheduled");

const isBooked = (word: string): boolean => isA(word, "visit") || isA(word, "event") || isA(word, "calendar");

/** "Yes, and add a lunch on Friday": something else than what the yes was to. */
function isFresh({ requests, tokens }: Signals, { from, to }: Clause): boolean {
  const request = requests.find((candidate) => candidate.from === from);
  if (!request || request.refers || request.stated || request.task === "foreign") return false;
  return tokens.words
    .slice(from, to)
    .some(
      ({ word }) =>
        isA(word, "event") || isA(word, "occasion") || isA(word, "calendar") || word === "another" || word === "other",
    );
}

const isStated = ({ requests }: Signals, clause: Clause): boolean =>
  requests.some(({ from, stated }) => from === clause.from && stated);

/** "I have a booking …" */
const tellsOfOne = (words: readonly Token[], { from, to }: Clause): boolean =>
  words.slice(from, to).some(({ word }, at, said) => /^(?:i|we)$/.test(word) && said[at + 1]?.word === "have");

/** What it does is done to "it", "that", "this one". */
const pointsBack = ({ requests, tokens }: Signals, clause: Clause): boolean =>
  requests.some(
    ({ from, at }) => from === clause.from && /^(?:it|that|this|them)$/.test(tokens.words[at + 1]?.word ?? ""),
  );

/** "Schedule a meeting. It will be at noon": the second sentence goes on about the first. */
const refersBack = ({ requests }: Signals, clause: Clause): boolean =>
  requests.some(({ from, refers }) => from === clause.from && refers);

function toFound({ task, strength, at }: Request): Found | null {
  return task === "foreign" ? null : { task, strength, at };
}

const CLINICAL: ReadonlySet<string> = new Set([...WORD_CLASSES.clinician, ...WORD_CLASSES.treatment]);

function taskOf(signals: Signals, from: number, to: number): Found | null {
  const words = signals.tokens.words;
  const inside = signals.matches.filter((match) => match.from >= from && match.from < to && isTaskCue(match.name));
  if (inside.length === 0) return null;
  const found = new Map<TaskReading["task"], Found>();
  for (const match of inside) {
    const bare = BARE[match.name];
    const task = bare ?? (match.name as TaskReading["task"]);
    if (isRefused(words, match)) continue;
    const known = found.get(task);
    const strength = 1 - (1 - (known?.strength ?? 0)) * (1 - match.weight * (bare ? 0.75 : 1));
    found.set(task, { task, strength, at: Math.min(known?.at ?? match.from, match.from) });
  }
  return settle(found, words.slice(from, to));
}

/** Two readings of one clause: the more particular one, by what its first words do. */
function settle(found: ReadonlyMap<TaskReading["task"], Found>, words: readonly Token[]): Found | null {
  const cancel = found.get("cancel");
  const reschedule = found.get("reschedule");
  const lookup = found.get("lookup");
  const book = found.get("book");
  const find = found.get("find");
  const lead =
    words.find(
      ({ word }) =>
        !["hi", "hello", "hey", "and", "also", "so", "okay", "yes", "no", "then", "but", "please"].includes(word),
    )?.word ?? "";
  const asks =
    WH.has(lead) || lead === "do" || lead === "show" || lead === "tell" || lead === "list" || lead === "check";
  const available = words.some(({ word }) => AVAILABILITY.has(word));
  const led = byFirstVerb(found, words);
  if (led && !asks) return led;
  if (cancel && !(lookup && asks && lookup.at < cancel.at)) return cancel;
  if (lookup && asks && !(available && book) && !(reschedule && reschedule.at < lookup.at)) return lookup;
  if (reschedule && book && book.at < reschedule.at && book.strength >= reschedule.strength) return book;
  if (reschedule && !(lookup && lookup.at < reschedule.at && lookup.strength > reschedule.strength)) return reschedule;
  if (lookup && book) {
    if (available) return book;
    return lookup.at < book.at || (!REQUEST_OPENERS.has(lead) && lookup.strength > book.strength) ? lookup : book;
  }
  if (lookup) return lookup;
  // A practitioner by name is one to be seen, not one to be found.
  if (book && find && words.some(({ word }, at) => word === "dr" && words[at + 1] !== undefined)) return book;
  if (book && find)
    return book.strength >= find.strength &&
      words.some(({ word }) => /^(appointment|appointments|book|schedule|visit|reserve|see)$/.test(word))
      ? book
      : find;
  return book ?? find ?? null;
}

const CANCEL_VERBS: ReadonlySet<string> = new Set(WORD_CLASSES.cancelverb);
const MOVE_VERBS: ReadonlySet<string> = new Set(WORD_CLASSES.moveverb);
const BOOK_VERBS: ReadonlySet<string> = new Set(WORD_CLASSES.bookverb);
const DEFINITE = new Set(["it", "that", "this", "the", "my", "them", "our", "those", "these"]);

/** The first verb of doing decides: "change the appointment I booked" moves, "book the slot that was cancelled" books. */
function byFirstVerb(found: ReadonlyMap<TaskReading["task"], Found>, words: readonly Token[]): Found | null {
  for (const [at, { word }] of words.entries()) {
    if (CANCEL_VERBS.has(word)) return found.get("cancel") ?? null;
    if (MOVE_VERBS.has(word) && word !== "correct" && word !== "find") return found.get("reschedule") ?? null;
    if (!BOOK_VERBS.has(word) || word === "confirm") continue;
    const definite = DEFINITE.has(words[at + 1]?.word ?? "");
    return definite
      ? (found.get("reschedule") ?? found.get("book") ?? null)
      : (found.get("book") ?? found.get("reschedule") ?? null);
  }
  return null;
}

/** "Don't cancel it", "I never said reschedule". "Can't make it" and "why not book" are cues of their own. */
function isRefused(words: readonly Token[], match: CueMatch<SignalName>): boolean {
  for (let at = match.from - 1; at >= Math.max(0, match.from - 2); at -= 1) {
    const token = words[at];
    if (!token || token.sentence !== words[match.from]?.sentence || words[at + 1]?.commaBefore) return false;
    if (token.word === "not" || token.word === "never") {
      const lead = words[at - 1]?.word;
      return (
        lead === "do" ||
        lead === "did" ||
        lead === "please" ||
        token.word === "never" ||
        lead === undefined ||
        lead === "to" ||
        lead === "would"
      );
    }
  }
  return false;
}

/**
 * Offsets of the clauses that speak of another visit than the one wanted: in "book me Tuesday and cancel my Friday one",
 * Friday is no wish.
 */
export function clausesOfOtherVisits(signals: Signals): { start: number; end: number }[] {
  const tasks = readTasks(signals);
  const wants = tasks.some(({ task }) => task === "book" || task === "find" || task === "reschedule");
  if (!wants) return [];
  return tasks
    .filter(({ task }) => task === "cancel" || task === "lookup")
    .flatMap(({ clause }) => {
      const first = signals.tokens.words[clause.from];
      const last = signals.tokens.words[clause.to - 1];
      return first && last ? [{ start: first.start, end: last.end }] : [];
    });
}
