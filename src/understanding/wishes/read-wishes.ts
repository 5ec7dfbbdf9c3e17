import type { FramePatch, Understanding, UnderstandingContext, Wish, WishKind } from "../acts.ts";
import { normaliseText } from "../normalise.ts";
import { SURE } from "../rules/answer.ts";
import { TOPICS } from "../rules/cues/topics.ts";
import { LEAD_WORDS, QUESTION_WORDS } from "../rules/cues/verb-classes.ts";
import type { LexiconReaders } from "../rules/lexicon-readers.ts";
import { readSignals, type Signals } from "../rules/signals.ts";
import { readTasks } from "../rules/tasks.ts";
import { type Token, type Tokens, tokenise } from "../text/tokens.ts";
import { buildWish } from "./build-wish.ts";
import { wishClauses } from "./clauses.ts";
import { findWishCues, type WishCueName, type WishMatch } from "./cue-book.ts";
import { decideKinds, type KindReading } from "./decide-kinds.ts";
import { type Reading, settled } from "./region-reading.ts";
import { type Region, regionsOf, spanOf, trimmed } from "./regions.ts";
import { splitVisits, visitBeside } from "./split-visits.ts";
import { tidied } from "./tidy.ts";

/** More than this at once is for a person to sort out, and would cost a letter's reader milliseconds. */
const MOST_REGIONS = 8;
/** What is wanted stands in the first words. */
const READ_CHARACTERS = 2_500;
/** What somebody who asks for advice on medicine wants is settled by a person, however it was worded. */
const MEDICINE =
  /^(?:medicines?|medications?|meds|pills?|tablets?|dose|dosage|ibuprofen|tylenol|aspirin|paracetamol|antibiotics?|amoxicillin|insulin|drugs?|prescription|take|mg)$/u;

/**
 * Everything a message wants of the front desk, in the order said. `base` is what the rules made of the message; a wish
 * to book, find, list, move or cancel stands only where its acts say so, and a finer wish takes the act's place. `signals`
 * are those of the same normalised text, to spare reading them again. Pure; never throws on any text.
 */
export function readWishes(
  message: string,
  context: UnderstandingContext,
  readers: LexiconReaders,
  base: Understanding,
  signals: Signals = readSignals(tokenise(normaliseText(message).slice(0, READ_CHARACTERS))),
  windows: NonNullable<Reading["windows"]> = new Map(),
): Wish[] {
  const { words } = signals.tokens;
  if (words.length === 0 || base.language || isRefused(signals, base)) return [];
  const text = normaliseText(message).slice(0, READ_CHARACTERS);
  if (STOP.test(text)) return [stopMessages(text)];
  const matches = findWishCues(words);
  const clauses = readClauses(signals, matches, context, base);
  const regions = regionsOf(clauses, words, readers).slice(0, MOST_REGIONS);
  const reading = { text, context, readers, windows };
  const wishes = regions.flatMap((region) => {
    const range = trimmed(words, region);
    // What was not split was read before as it stands.
    const whole = regions.length === 1 && region.from === 0 && region.to === words.length;
    const said = whole ? words : words.slice(range.from, range.to);
    const only = regions.length === 1 && region.kinds.length === 1;
    const alone: FramePatch | null = only ? settled(base.frame, said) : null;
    return region.kinds.flatMap((kind) => {
      const wish = buildWish({ ...reading, reading: kind, words: said, span: spanOf(words, range), alone, base });
      if (region.otherwise) wish.otherwise = true;
      return [...splitVisits(wish, said, readers), ...visitBeside(wish, said, reading)];
    });
  });
  return tidied(wishes.map(named));
}

/** Nobody has to be found who is named, nor for visits in a row. */
function named(wish: Wish): Wish {
  const { practitionerIds = [], recurrence, count } = wish.frame;
  const known = practitionerIds.length > 0 || recurrence !== undefined || (count ?? 0) > 1;
  return wish.kind === "find" && known ? { ...wish, kind: "book" } : wish;
}

/** The word a carrier honours, as carriers write it; "stop" in a sentence's dress only ends the talk. */
const STOP = /^\s*"?STOP(?:ALL| ALL)?"?\s*[.!]*$/u;

const stopMessages = (text: string): Wish => ({
  kind: "stop_messages",
  span: { start: 0, end: text.length },
  frame: {},
  visit: {},
  confidence: 0.95,
});

/** Attacks want nothing of a clinic, and what is about other trades only what the cues are sure of. */
function isRefused(signals: Signals, { acts }: Understanding): boolean {
  return signals.strength("attack") > SURE && acts.includes("out-of-scope");
}

function readClauses(
  signals: Signals,
  matches: readonly WishMatch[],
  { expectation }: UnderstandingContext,
  base: Understanding,
): Region[] {
  const { words, questions } = signals.tokens;
  const listed = base.acts.includes("waitlist");
  const tasks = readTasks(signals).filter(
    ({ task, strength }) =>
      base.tasks.includes(task) || (listed && strength > SURE && (task === "book" || task === "find")),
  );
  const strange = base.acts.includes("out-of-scope") && signals.other.firm > 0 && !OWN_VISIT.test(lowerCase(words));
  const arranging =
    expectation.offered.length > 0 ||
    expectation.proposed !== undefined ||
    expectation.pending !== null ||
    expectation.asked.some((field) => ARRANGING.has(field));
  const regions = wishClauses(words).map((clause): Region => {
    const said = words.slice(clause.from, clause.to);
    const inside = (at: number) => at >= clause.from && at < clause.to;
    const cued = matches.filter(({ from }) => inside(from));
    const kinds = decideKinds({
      words: said,
      from: clause.from,
      matches: strange ? cued.filter(({ name }) => !TAKEN_ELSEWHERE.has(name)) : cued,
      tasks: tasks.filter(({ at }) => inside(at)),
      pending: expectation.pending !== null,
      offered: expectation.offered.length > 0,
      arranging,
      asked: expectation.asked,
    });
    if (kinds.length > 0) return { ...clause, kinds };
    const asks =
      matches.some(({ name, from }) => name === "supposed" && inside(from)) ||
      ((base.acts.includes("ask") || (base.acts.some((act) => BESIDE_A_QUESTION.has(act)) && isQuestion(said))) &&
        isAsked(signals, clause, questions));
    return { ...clause, kinds: asks ? [ask(clause.from, base)] : [] };
  });
  const practice = matches.some(({ name }) => name === "practice");
  return completed(
    regions,
    base,
    signals.tokens,
    practice || expectation.pending !== null || expectation.offered.length > 0,
    arranging || expectation.asked.length > 0 || expectation.yesNo !== null ? "something" : "nothing",
  );
}

/** Cues whose words other trades use too: in talk of flights and alarms they mean nothing here. */
const TAKEN_ELSEWHERE: ReadonlySet<WishCueName> = new Set<WishCueName>([
  "reschedule",
  "list",
  "book",
  "find",
  "compare",
  "why_none",
  "details",
  "move_earlier",
  "confirm_attendance",
  "change_modality",
  "change_practitioner",
  "undo",
  "add_need",
  "callback",
  "privacy",
  "clinical_question",
  "new_patient_registration",
]);

/** Beside a visit of one's own, "my car died" is only the reason. */
const OWN_VISIT =
  /\b(?:my|our|his|her|tomorrow|today|\w+day)(?: '?s)? (?:\w+ )?(?:appointment|visit|check up|cleaning|physical|ultrasound)\b/u;
const lowerCase = (words: readonly Token[]): string => words.map(({ word }) => word).join(" ");

const ARRANGING: ReadonlySet<string> = new Set([
  "visitType",
  "practitioner",
  "location",
  "dates",
  "times",
  "patientKind",
]);

const ask = (at: number, { confidence }: Understanding): KindReading => ({ kind: "ask", at, confidence });

/** A clause with a topic is asked, unless it is told: "I have Aetna", "my insurance is Cigna". */
function isAsked(signals: Signals, { from, to }: { from: number; to: number }, questions: readonly boolean[]): boolean {
  const said = signals.tokens.words.slice(from, to).filter(({ word }) => !LEAD_WORDS.has(word));
  // "…, do I?" only asks for a nod.
  if (said.length < (from > 0 ? 3 : 2)) return false;
  const goesOn = signals.tokens.words[to]?.sentence === said[0]?.sentence;
  if (isTold(said) && (goesOn || questions[said[0]?.sentence ?? -1] !== true)) return false;
  const topics: ReadonlySet<string> = new Set(TOPICS);
  const named = signals.matches.some((match) => topics.has(match.name) && match.from >= from && match.from < to);
  return named || questions[signals.tokens.words[from]?.sentence ?? -1] === true;
}

/** Acts beside which a question is easily overlooked. */
const BESIDE_A_QUESTION: ReadonlySet<string> = new Set(
  "late cancel reschedule book find lookup waitlist inform affirm confirm-attendance".split(" "),
);

/** Built as a question: "is there parking", "how much is it". */
function isQuestion(words: readonly Token[]): boolean {
  const said = words.filter(({ word }) => !LEAD_WORDS.has(word) && !JOINTS.has(word));
  const first = said[0]?.word ?? "";
  if (QUESTION_WORDS.has(first)) return true;
  return (
    /^(?:is|are|do|does|did|can|could|will|would|may|must|should)$/u.test(first) && SUBJECT.test(said[1]?.word ?? "")
  );
}
const JOINTS: ReadonlySet<string> = new Set("and also then plus but".split(" "));
const SUBJECT = /^(?:i|we|you|they|he|she|it|there|the|your|this|that|parking|someone|anyone)$/u;

const TELLERS: ReadonlySet<string> = new Set("i we my our".split(" "));
const WONDERS: ReadonlySet<string> = new Set(
  "what where when who how why which whether if know wonder wondering tell question ask about".split(" "),
);

const isTold = (said: readonly Token[]): boolean =>
  TELLERS.has(said[0]?.word ?? "") && !said.some(({ word }) => WONDERS.has(word));

/** "Cleaning Friday after 4": a visit and when or with whom, and nothing else is under way. */
function saysWhatVisit({ acts, frame }: Understanding, words: readonly Token[]): boolean {
  if (!acts.includes("inform") || !acts.every((act) => act === "inform" || act === "greet" || act === "thank"))
    return false;
  if (frame.visitTypeId === undefined && frame.visitTypeCandidates === undefined) return false;
  const { dates, weekdays, times, exactTime, practitionerIds, together, people } = frame;
  const more = [dates, weekdays, times, exactTime, practitionerIds, together, people].some((one) => one !== undefined);
  return more && !/\b(?:have|had|has|was|were|did|not|my|our)\b/u.test(lowerCase(words));
}

/** What the acts say and no clause has: one wish more over the whole message. */
function completed(
  regions: Region[],
  base: Understanding,
  { words, questions }: Tokens,
  onlyAsked: boolean,
  onTable: "something" | "nothing",
): Region[] {
  const advice = base.acts.includes("clinical-advice");
  const asking = questions.some(Boolean);
  const kinds = regions.flatMap((region) => region.kinds);
  const whole = (kind: KindReading): Region[] => [{ from: 0, to: words.length, otherwise: false, kinds: [kind] }];
  if (advice) {
    if (kinds.some(({ kind }) => kind === "desk" || kind === "preparation")) return regions;
    const topic = words.some(({ word }) => MEDICINE.test(word)) ? "medication" : "clinical_question";
    return whole({ kind: "desk", topic, at: 0, confidence: base.confidence });
  }
  if (kinds.length > 0) return regions;
  const told = isTold(words.filter(({ word }) => !LEAD_WORDS.has(word)));
  // "Physio six times, once a week": so much is wanted.
  const series = base.frame.recurrence !== undefined || (base.frame.count ?? 0) > 1;
  if (series && base.tasks.length === 0 && !base.acts.some((act) => act === "ask" || act === "out-of-scope"))
    return whole({ kind: "book", at: 0, confidence: 0.85 });
  if (onTable === "nothing" && saysWhatVisit(base, words)) return whole({ kind: "book", at: 0, confidence: 0.86 });
  const [first] = FROM_ACTS.filter(({ act }) => base.acts.includes(act) && (act !== "ask" || asking || !told));
  // "What if I'm late?", "do you have a waitlist?": asked about, not said of this visit.
  if (first && first.kind !== "ask" && onlyAsked) return asking ? whole(ask(0, base)) : regions;
  return first ? whole({ kind: first.kind, at: 0, confidence: base.confidence }) : regions;
}

const FROM_ACTS: readonly { act: Understanding["acts"][number]; kind: WishKind }[] = [
  { act: "late", kind: "running_late" },
  { act: "waitlist", kind: "waitlist_join" },
  { act: "confirm-attendance", kind: "confirm_attendance" },
  { act: "ask", kind: "ask" },
];
