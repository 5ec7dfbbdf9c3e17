import type { Understanding, UnderstandingContext, WishKind } from "../acts.ts";
import { SURE } from "../rules/answer.ts";
import { TOPICS } from "../rules/cues/topics.ts";
import { LEAD_WORDS, QUESTION_WORDS } from "../rules/cues/verb-classes.ts";
import type { HouseQuestion } from "../rules/house-questions.ts";
import type { Signals } from "../rules/signals.ts";
import { readTasks } from "../rules/tasks.ts";
import { lineOf, type Token, type Tokens } from "../text/tokens.ts";
import { type WishClause, wishClauses } from "./clauses.ts";
import type { WishCueName, WishMatch } from "./cue-book.ts";
import { decideKinds, type KindReading } from "./decide-kinds.ts";
import type { Region } from "./regions.ts";

/** What somebody who asks for advice on medicine wants is settled by a person, however it was worded. */
const MEDICINE =
  /^(?:medicines?|medications?|meds|pills?|tablets?|dose|dosage|ibuprofen|tylenol|aspirin|paracetamol|antibiotics?|amoxicillin|insulin|drugs?|prescription|take|mg)$/u;

/** The clauses of a message with what each wants; where only the acts say what is wanted, one clause over all of it. */
export function readClauses(
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
  const strange = base.acts.includes("out-of-scope") && signals.other.firm > 0 && !OWN_VISIT.test(lineOf(words));
  const arranging =
    expectation.offered.length > 0 ||
    expectation.proposed !== undefined ||
    expectation.pending !== null ||
    expectation.held !== undefined ||
    expectation.asked.some((field) => ARRANGING.has(field));
  const { house } = signals;
  const beside = wishClauses(words).flatMap((clause) => withoutHouse(clause, words, house));
  const asked = house.map(
    (one): Region => ({ ...one, otherwise: false, kinds: [ofHouse(one.from, questionText(signals.tokens, one))] }),
  );
  const others = beside.map((clause): Region => {
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
  const regions =
    house.length === 0
      ? others
      : [...others.map((region) => withoutGround(region, words)), ...asked].sort((one, two) => one.from - two.from);
  const practice = matches.some(({ name }) => name === "practice");
  return completed(
    withoutAttempts(regions, words),
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

const ARRANGING: ReadonlySet<string> = new Set([
  "visitType",
  "practitioner",
  "location",
  "dates",
  "times",
  "patientKind",
]);

const ask = (at: number, { confidence }: Understanding): KindReading => ({ kind: "ask", at, confidence });

/** A question the documents answer; surer than the acts are of the whole message. */
const ofHouse = (at: number, question: string): KindReading => ({ kind: "ask", at, confidence: 0.9, question });

function questionText({ text, words }: Tokens, { from, to }: HouseQuestion): string {
  const said = text.slice(words[from]?.start ?? 0, words[to - 1]?.end ?? text.length);
  return text[words[to - 1]?.end ?? text.length] === "?" ? `${said}?` : said;
}

/** What a clause says before the question in it; manners alone say nothing. */
function withoutHouse(clause: WishClause, words: readonly Token[], house: readonly HouseQuestion[]): WishClause[] {
  const cut = house.find(({ from, to }) => from < clause.to && to > clause.from);
  if (!cut) return [clause];
  const said = words.slice(clause.from, cut.from).some(({ word }) => !LEAD_WORDS.has(word) && !JOINTS.has(word));
  return cut.from > clause.from && said ? [{ ...clause, to: cut.from }] : [];
}

/** "My mother is in a wheelchair. Is there an elevator?": a need only told is why it is asked, and changes no visit. */
function withoutGround(region: Region, words: readonly Token[]): Region {
  if (ASKS_FOR_NEED.test(lineOf(words.slice(region.from, region.to)))) return region;
  return { ...region, kinds: region.kinds.filter(({ kind }) => kind !== "add_need") };
}
/** "I tried to get a visit with Dr. Lee. Why is there nothing?": what was tried is what is asked about, and no wish beside. */
function withoutAttempts(regions: readonly Region[], words: readonly Token[]): Region[] {
  const asked = regions.findIndex(({ kinds }) => kinds.some(({ kind }) => kind === "why_none"));
  return regions.map((region, at) => {
    const tried = at < asked && ATTEMPT.test(lineOf(words.slice(region.from, region.to)));
    return tried ? { ...region, kinds: region.kinds.filter(({ kind }) => !ATTEMPTED.has(kind)) } : region;
  });
}
const ATTEMPT = /\b(?:tried|trying|attempted)(?: \w+)? to (?:get|book|find|make|schedule|see|arrange|reserve)\b/u;
const ATTEMPTED: ReadonlySet<WishKind> = new Set(["book", "find", "list"]);

const ASKS_FOR_NEED = /\b(?:need|needs|note|add|please|put|want|arrange|appointment|visit|booking|tell|let)\b/u;

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
  return more && !/\b(?:have|had|has|was|were|did|not|my|our)\b/u.test(lineOf(words));
}

const COMES_IN = /\b(?:should|better|ought) (?:\w+ ){0,3}?(?:come in|be seen|appointment)\b/u;

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
    // "My tooth hurts, should I come in?" is answered with times.
    if (kinds.some(({ kind }) => kind === "book") && COMES_IN.test(lineOf(words))) return regions;
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
