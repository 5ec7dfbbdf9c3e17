import { READ_LIMIT } from "../normalise.ts";
import { type CueMatch, createCueBook, createPhraseBook } from "../text/patterns.ts";
import type { Token } from "../text/tokens.ts";
import { hitOf, RED_FLAG_CLASSES, type RedFlagClass, type RedFlagHit } from "./classes.ts";
import { isDenied, saysNoItself } from "./denial.ts";
import { FAMILY_LINES, isOnlyFamily, PURPOSE_LINES } from "./family.ts";
import { FELT_LINES } from "./felt.ts";
import { RED_FLAG_WORDS, RED_FLAGS } from "./phrases.ts";
import { plainWords } from "./plain-words.ts";
import { ASKED_LINES, HARMLESS_LINES, HISTORY_LINES, NOW_LINES, TODAY_LINES, TOPIC_LINES } from "./quieting.ts";
import { inOneClause, nearby } from "./reach.ts";
import { findSigns } from "./signs.ts";
import { HAPPENED_LINES, isSupposed, SUPPOSED_LINES } from "./supposed.ts";

type Mark =
  | "history"
  | "family"
  | "purpose"
  | "topic"
  | "harmless"
  | "asked"
  | "supposed"
  | "happened"
  | "felt"
  | "now"
  | "today";

const bookOf = (wanted: (line: string) => boolean) =>
  createCueBook<RedFlagClass>(
    RED_FLAG_CLASSES.map((name) => {
      const { en, es } = RED_FLAGS[name];
      return { name, weight: 1, lines: [...en, ...es].filter(wanted) };
    }),
    RED_FLAG_WORDS,
  );
const plainBook = bookOf((line) => !saysNoItself(line));
const noBook = bookOf(saysNoItself);
const markBook = createPhraseBook<Mark>({
  history: HISTORY_LINES,
  family: FAMILY_LINES,
  purpose: PURPOSE_LINES,
  topic: TOPIC_LINES,
  harmless: HARMLESS_LINES,
  asked: ASKED_LINES,
  supposed: SUPPOSED_LINES,
  happened: HAPPENED_LINES,
  felt: FELT_LINES,
  now: NOW_LINES,
  today: TODAY_LINES,
});

/**
 * The red flag of a message, from its words alone; null when there is none. Each sentence is judged by itself, so
 * nothing said elsewhere can talk it out of one. When it is unclear whether something happens now, it does. Pure.
 */
export function findRedFlag(message: string): RedFlagHit | null {
  let asked: RedFlagHit | null = null;
  for (const piece of pieces(message)) {
    const hit = redFlagIn(plainWords(piece));
    if (hit && !hit.soft) return hit;
    asked ??= hit;
  }
  return asked;
}

const OVERLAP = 200;
const LONGEST_SCREENED = 10 * READ_LIMIT;

/** A message too long to answer is still screened, piece by piece, so that nothing can be hidden behind its length. */
function* pieces(message: string): Generator<string> {
  yield message.slice(0, READ_LIMIT);
  const end = Math.min(message.length, LONGEST_SCREENED);
  for (let from = READ_LIMIT - OVERLAP; from + OVERLAP < end; from += READ_LIMIT - OVERLAP)
    yield message.slice(from, from + READ_LIMIT);
}

function redFlagIn(words: readonly Token[]): RedFlagHit | null {
  const plain = [...plainBook.find(words).matches, ...findSigns(words)].filter((flag) => !isDenied(words, flag));
  // "Not breathing" denies nothing, but "it is not true that he is not breathing" is nobody's way to say it.
  const flags = [...plain, ...noBook.find(words).matches];
  if (flags.length === 0) return null;
  const marks = markBook.find(words).matches;
  let asked: RedFlagClass | null = null;
  const happening = new Set<RedFlagClass>();
  for (const flag of flags) {
    const standing = standingOf(words, flag, marks);
    if (standing === "happening") happening.add(flag.name);
    // Someone who may hurt themselves is never only asking.
    else if (standing === "asked" && RED_FLAGS[flag.name].tier === "crisis") happening.add(flag.name);
    else if (standing === "asked") asked ??= flag.name;
  }
  const named = inOrder(happening);
  if (named) return hitOf(named, false);
  return asked ? hitOf(asked, true) : null;
}

/** Someone in danger from themselves needs the crisis line even when another class is named first. */
function inOrder(found: ReadonlySet<RedFlagClass>): RedFlagClass | null {
  const crisis = RED_FLAG_CLASSES.find((name) => found.has(name) && RED_FLAGS[name].tier === "crisis");
  const [first] = found;
  return crisis ?? (first === "said-emergency" ? [...found][1] : null) ?? first ?? null;
}

function standingOf(
  words: readonly Token[],
  flag: CueMatch<RedFlagClass>,
  marks: readonly CueMatch<Mark>[],
): "happening" | "elsewhere" | "asked" {
  const near = marks.filter((mark) => nearby(words, mark, flag));
  if (near.some((mark) => mark.name === "harmless" && takesOver(mark, flag))) return "elsewhere";
  if (near.some(({ name }) => name === "now")) return "happening";
  const same = near.filter((mark) => inOneClause(words, mark, flag));
  if (same.some(({ name }) => name === "today")) return "happening";
  // "My dad had a heart attack in 2010. I think I'm having one." The flag's own words are no second sign.
  const felt = marks.filter(({ name, from, to }) => name === "felt" && (to <= flag.from || from >= flag.to));
  const feltElsewhere = felt.some(({ from }) => words[from]?.sentence !== words[flag.from]?.sentence);
  const past = felt.length === 0;
  if (past && same.some((mark) => mark.name === "history" && !isSince(words, mark))) return "elsewhere";
  const family = same.find(({ name }) => name === "family");
  if (
    past &&
    isOnlyFamily(
      words,
      flag,
      family,
      marks.some(({ name }) => name === "purpose"),
    )
  )
    return "elsewhere";
  if (same.some((mark) => mark.name === "topic" && isBeside(mark, flag))) return "elsewhere";
  if (past && yearOfThePast(words, flag)) return "elsewhere";
  if (feltElsewhere) return "happening";
  const inSentence = marks.filter(({ from }) => words[from]?.sentence === words[flag.from]?.sentence);
  const asks = near.some((mark) => mark.name === "asked" && mark.from <= flag.from);
  return asks || isSupposed(words, flag, inSentence) ? "asked" : "happening";
}

/** A harmless sense holds the flag's first or last word ("emergency contact"), not one in passing between them. */
const takesOver = (mark: CueMatch, flag: CueMatch): boolean =>
  (mark.from <= flag.from && flag.from < mark.to) || (mark.from < flag.to && flag.to <= mark.to);

/** "Since last month" goes on. */
const isSince = (words: readonly Token[], mark: CueMatch): boolean =>
  words.slice(Math.max(0, mark.from - 2), mark.from).some(({ word }) => word === "since" || word === "desde");

/** "Stroke follow-up", "training to prevent suicide": a topic is named within two words of it. */
const isBeside = (mark: CueMatch, flag: CueMatch): boolean => mark.from - flag.to <= 2 && flag.from - mark.to <= 2;

const PAST_YEAR = /^(19[3-9]\d|20[0-2]\d)$/;
const OF_BIRTH = new Set(["born", "dob", "birth", "birthday", "nacido", "nacida", "nacimiento", "naci"]);

function yearOfThePast(words: readonly Token[], flag: CueMatch): boolean {
  return words.some((token, at) => {
    if (!PAST_YEAR.test(token.word)) return false;
    const year = { from: at, to: at + 1 };
    if (!nearby(words, year, flag) || !inOneClause(words, year, flag) || words[at - 1]?.word === "since") return false;
    return !words.slice(Math.max(0, at - 4), at).some(({ word }) => OF_BIRTH.has(word));
  });
}
