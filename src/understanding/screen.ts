import { CONTROL_LINES } from "./control-words.ts";
import { normaliseText, READ_LIMIT } from "./normalise.ts";
import {
  CRISIS_CLASSES,
  HARMLESS_LINES,
  NOT_NOW_LINES,
  NOW_LINES,
  RED_FLAG_CLASSES,
  RED_FLAG_LINES,
  RED_FLAG_WORDS,
  type RedFlagClass,
  SERVICE_QUESTION_LINES,
} from "./red-flags.ts";
import { type Cue, type CueMatch, createCueBook } from "./text/patterns.ts";
import { type Token, type Tokens, tokenise } from "./text/tokens.ts";

export type ControlWord = keyof typeof CONTROL_LINES;

export type ScreenResult =
  | { kind: "emergency"; class: RedFlagClass; tier: "emergency" | "crisis" }
  | { kind: "control"; control: ControlWord }
  | { kind: "pass" }
  | { kind: "too_long"; limit: number };

/** Longest message that is answered, in characters. */
export const MESSAGE_LIMIT = 10_000;

type Mark = "not-now" | "harmless" | "service" | "now";

const flagBook = createCueBook<RedFlagClass>(
  RED_FLAG_CLASSES.map((name): Cue<RedFlagClass> => ({ name, weight: 1, lines: RED_FLAG_LINES[name] })),
  RED_FLAG_WORDS,
);
const markBook = createCueBook<Mark>([
  { name: "not-now", weight: 1, lines: NOT_NOW_LINES },
  { name: "harmless", weight: 1, lines: HARMLESS_LINES },
  { name: "service", weight: 1, lines: SERVICE_QUESTION_LINES },
  { name: "now", weight: 1, lines: NOW_LINES },
]);
const controlBook = createCueBook<ControlWord>(
  (Object.keys(CONTROL_LINES) as ControlWord[]).map((name) => ({ name, weight: 1, lines: CONTROL_LINES[name] })),
);

/**
 * What must be answered before anything else, from the words alone: red flags first, then control words. Each sentence
 * is judged by itself, so nothing said elsewhere in the message can talk it out of a red flag. When it is unclear
 * whether something happens now, it fires. Pure.
 */
export function screen(message: string): ScreenResult {
  const tokens = tokenise(normaliseText(message));
  const flag = redFlagOf(tokens) ?? redFlagBeyond(message);
  if (flag) return { kind: "emergency", class: flag, tier: CRISIS_CLASSES.has(flag) ? "crisis" : "emergency" };
  if (message.length > MESSAGE_LIMIT) return { kind: "too_long", limit: MESSAGE_LIMIT };
  const control = controlBook.find(tokens.words).matches[0];
  return control ? { kind: "control", control: control.name } : { kind: "pass" };
}

const OVERLAP = 200;
const LONGEST_SCREENED = 10 * READ_LIMIT;

/** A message too long to answer is still screened, piece by piece, so that nothing can be hidden behind its length. */
function redFlagBeyond(message: string): RedFlagClass | null {
  for (
    let from = READ_LIMIT - OVERLAP;
    from + OVERLAP < Math.min(message.length, LONGEST_SCREENED);
    from += READ_LIMIT - OVERLAP
  ) {
    const flag = redFlagOf(tokenise(normaliseText(message.slice(from))));
    if (flag) return flag;
  }
  return null;
}

function redFlagOf({ words }: Tokens): RedFlagClass | null {
  const flags = flagBook.find(words).matches;
  if (flags.length === 0) return null;
  const marks = markBook.find(words).matches;
  const stands = (flag: CueMatch<RedFlagClass>) => !isNegated(words, flag) && !isElsewhere(words, flag, marks);
  // Someone in danger from themselves needs the crisis line even when another class is named first.
  const first = flags.filter(({ name }) => CRISIS_CLASSES.has(name)).find(stands) ?? flags.find(stands);
  return first?.name ?? null;
}

/** How far a mark reaches within its sentence, in words: people write whole stories without a full stop. */
const MARK_REACH = 14;

function isElsewhere(words: readonly Token[], flag: CueMatch, marks: readonly CueMatch<Mark>[]): boolean {
  const sentence = words[flag.from]?.sentence;
  const near = marks.filter(
    (mark) =>
      mark.to > flag.from - MARK_REACH && mark.from < flag.to + MARK_REACH && words[mark.from]?.sentence === sentence,
  );
  if (near.some((mark) => mark.name === "harmless" && mark.from < flag.to && flag.from < mark.to)) return true;
  if (near.some(({ name }) => name === "now")) return false;
  if (near.some((mark) => mark.name === "not-now" && sameClause(words, mark, flag))) return true;
  if (yearOfThePast(words, flag)) return true;
  return near.some((mark) => mark.name === "service" && mark.from <= flag.from);
}

const NEW_CLAUSE = new Set(["but", "however", "although", "though", "yet"]);

function sameClause(words: readonly Token[], left: CueMatch, right: CueMatch): boolean {
  const [from, to] = left.from < right.from ? [left.to, right.from] : [right.to, left.from];
  for (let at = from; at < to; at += 1) if (NEW_CLAUSE.has(words[at]?.word ?? "")) return false;
  return true;
}

const PAST_YEAR = /^(19[3-9]\d|20[0-2]\d)$/;

function yearOfThePast(words: readonly Token[], flag: CueMatch): boolean {
  const sentence = words[flag.from]?.sentence;
  return words
    .slice(Math.max(0, flag.from - MARK_REACH), flag.to + MARK_REACH)
    .some((token) => token.sentence === sentence && PAST_YEAR.test(token.word));
}

const NEGATIONS = new Set(["no", "not", "never", "without", "denies", "deny", "neither", "nor", "zero", "sin"]);
const NEGATION_REACH = 4;
/** "No, my chest hurts", "not only chest pain", "I am not sure but my chest hurts": no negation of the flag. */
const STOPS_NEGATION = new Set([
  "but",
  "only",
  "sure",
  "just",
  "because",
  "well",
  "okay",
  "good",
  "help",
  "know",
  "wait",
  "longer",
  "and",
]);

/** "No chest pain", "I don't have any trouble breathing", "chest pain: no". A negation inside the cue is the cue's own. */
function isNegated(words: readonly Token[], flag: CueMatch): boolean {
  const first = words[flag.from];
  if (!first) return false;
  for (let at = flag.from - 1; at >= Math.max(0, flag.from - NEGATION_REACH); at -= 1) {
    const token = words[at];
    const after = words[at + 1];
    if (!token || token.sentence !== first.sentence || after?.commaBefore || STOPS_NEGATION.has(token.word))
      return false;
    if (NEGATIONS.has(token.word)) return true;
  }
  return false;
}
