import { type CueMatch, createCueBook } from "../text/patterns.ts";
import type { Token, Tokens } from "../text/tokens.ts";
import { CLINICAL_CUES, type ClinicalCueName } from "./cues/clinical-cues.ts";
import { isConditionWord, isEveryday, isMedicalWord, SYMPTOM_WORDS } from "./cues/health-words.ts";
import { FIRM_OTHER_DOMAIN, FOREIGN_CUE, OTHER_DOMAIN_WORDS } from "./cues/other-domains.ts";
import { QUESTION_CUES, type QuestionCueName } from "./cues/question-cues.ts";
import { REPLY_CUES, type ReplyCueName } from "./cues/reply-cues.ts";
import { TASK_CUES, type TaskCueName } from "./cues/task-cues.ts";
import { WORD_CLASSES } from "./cues/word-classes.ts";
import { type HouseQuestion, houseQuestions } from "./house-questions.ts";
import { askedWords } from "./question-parts.ts";
import { isVisiting } from "./requests/object.ts";
import { readRequests } from "./requests/read-requests.ts";
import type { Request } from "./requests/request.ts";

export type SignalName = TaskCueName | ReplyCueName | QuestionCueName | ClinicalCueName | "foreign";

/** What the cues found in one message, before anyone asks what it means here. */
export interface Signals {
  tokens: Tokens;
  matches: readonly CueMatch<SignalName>[];
  /** Evidence for a cue, 0 to 1: several matches add up, none reaches 1. */
  strength(name: SignalName): number;
  first(name: SignalName): CueMatch<SignalName> | undefined;
  /** How much the message speaks of a clinic: its people, its visits, its treatments. */
  clinic: { people: number; visits: number; treatments: number };
  events: number;
  /** A diary is spoken of: meetings, a calendar, what is "mine". */
  diary: boolean;
  /** Words of other trades, and those that are never a clinic's. */
  other: { words: number; firm: number };
  symptoms: number;
  /** Words of illness and treatment; everyday ones count only beside others. */
  medical: number;
  /** Of those, the ones only illness and treatment have. */
  conditions: number;
  /** What its clauses ask for, by verb and object. */
  requests: readonly Request[];
  /** For each word, whether it stands in a question. */
  asked: readonly boolean[];
  /** Questions that the clinic's documents answer for everybody. */
  house: readonly HouseQuestion[];
  /** The words beside those questions. */
  beside: readonly Token[];
  steps: number;
}

/** Cues are read from the first words only; a person says what they want early, and the work stays bounded. */
const CUE_WORDS = 400;

const book = createCueBook<SignalName>(
  [...TASK_CUES, ...REPLY_CUES, ...QUESTION_CUES, ...CLINICAL_CUES, FOREIGN_CUE],
  WORD_CLASSES,
);
const PEOPLE: ReadonlySet<string> = new Set(WORD_CLASSES.clinician);
const VISITS: ReadonlySet<string> = new Set(WORD_CLASSES.appt);
const TREATMENTS: ReadonlySet<string> = new Set(WORD_CLASSES.treatment);
const EVENTS: ReadonlySet<string> = new Set([...WORD_CLASSES.event, ...WORD_CLASSES.calendar]);
const DIARY: ReadonlySet<string> = new Set([
  ...WORD_CLASSES.calendar,
  "meeting",
  "meetings",
  "appointment",
  "appointments",
  "conference",
  "standup",
]);
const OTHER: ReadonlySet<string> = new Set(OTHER_DOMAIN_WORDS);
const SYMPTOMS: ReadonlySet<string> = new Set(SYMPTOM_WORDS);

/** Cues that stay what they are inside a question. */
const OF_QUESTIONS: ReadonlySet<SignalName> = new Set<SignalName>(QUESTION_CUES.map(({ name }) => name));

const ASSENTS: ReadonlySet<SignalName> = new Set(["affirm", "praise", "select"]);

/** "That was not right" holds the words of an assent and is none; "why not" and "no doubt" begin with their negation. */
function holdsNegation(words: readonly Token[], { from, to }: CueMatch): boolean {
  return words
    .slice(from, to)
    .some(({ word }, at) => (word === "not" || word === "no" || word === "never") && !(at <= 1 && to - from <= 2));
}

function medicalWords(words: readonly Token[]): number {
  const medical = words.filter(({ word }) => isMedicalWord(word));
  const proper = medical.filter(({ word }) => !isEveryday(word)).length;
  return proper > 0 ? medical.length : Math.floor(medical.length / 2);
}

/** `house`: whether a clinic is spoken to already, so that "how much is parking?" asks about its own. */
export function readSignals(tokens: Tokens, { house: ours = false }: { house?: boolean } = {}): Signals {
  const words = tokens.words.slice(0, CUE_WORDS);
  const found = book.find(words);
  const { steps } = found;
  const house = ours ? houseQuestions({ words, questions: tokens.questions }) : [];
  const inHouse = (at: number) => house.some(({ from, to }) => at >= from && at < to);
  const beside = house.length === 0 ? words : words.filter((_, at) => !inHouse(at));
  // "You're a star" rates nobody.
  const kind = found.matches.filter(({ name }) => name === "thank" || name === "bye");
  const inKindWord = ({ from, to }: CueMatch) => kind.some((word) => word.from <= from && to <= word.to);
  const matches = found.matches.filter(
    (match) =>
      !(ASSENTS.has(match.name) && holdsNegation(words, match)) &&
      !(OF_QUESTIONS.has(match.name) && inKindWord(match)) &&
      (OF_QUESTIONS.has(match.name) || !inHouse(match.from)),
  );
  const byName = new Map<SignalName, CueMatch<SignalName>[]>();
  for (const match of matches) {
    const list = byName.get(match.name);
    if (list) list.push(match);
    else byName.set(match.name, [match]);
  }
  const count = (belongs: (word: string) => boolean, of = words) => of.filter(({ word }) => belongs(word)).length;
  return {
    tokens,
    matches,
    strength: (name) => 1 - (byName.get(name) ?? []).reduce((doubt, { weight }) => doubt * (1 - weight), 1),
    first: (name) => byName.get(name)?.[0],
    clinic: {
      people: count((word) => PEOPLE.has(word)),
      visits: words.filter(({ word }, at) => VISITS.has(word) && !isVisiting(words, at)).length,
      treatments: count((word) => TREATMENTS.has(word)),
    },
    events: count((word) => EVENTS.has(word)),
    diary: words.some(({ word }, at) => DIARY.has(word) || (word === "my" && EVENTS.has(words[at + 1]?.word ?? ""))),
    other: {
      words: count((word) => OTHER.has(word), beside),
      firm: count((word) => FIRM_OTHER_DOMAIN.has(word), beside),
    },
    symptoms: count((word) => SYMPTOMS.has(word), beside),
    medical: medicalWords(beside),
    conditions: count(isConditionWord, beside),
    requests: readRequests(words).filter(({ from }) => !inHouse(from)),
    asked: askedWords({ words, questions: tokens.questions }),
    house,
    beside,
    steps,
  };
}
