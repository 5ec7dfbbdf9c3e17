import { READ_LIMIT } from "../normalise.ts";
import { negatedVerb } from "./negated.ts";
import { MENDED_WORDS, SPELLED_OUT } from "./spellings.ts";

/** One word as cues see it. Contractions give several tokens with one span. */
export interface Token {
  /** Lower case, written out, mended. */
  word: string;
  /** As typed. */
  raw: string;
  start: number;
  end: number;
  /** Counts from 0; cues never reach over a sentence's end. */
  sentence: number;
  commaBefore: boolean;
}

export interface Tokens {
  text: string;
  words: Token[];
  /** By sentence: ended by a question mark. */
  questions: boolean[];
}

/** As many words as the longest text that is read can hold; only a bound. */
export const TOKEN_LIMIT = READ_LIMIT;

const PIECE =
  /[^\s@,;<>]+@[^\s@,;<>]+\.[a-z]{2,}|\b[ap]\.\s?m\b\.?|re-\p{L}{3,}|[\p{L}\p{M}]+(?:'\p{L}+)*|\d+(?:[:./-]\d+)*(?:st|nd|rd|th|[ap]m)?\b|\d+|[.!?;]+|[,:()"-]|\p{Extended_Pictographic}/giu;
const ABBREVIATION = new Set(["dr", "mr", "mrs", "ms", "st", "no", "vs", "jr", "sr", "prof", "approx"]);
/** Real words one slip away from a mended one. */
const RIGHT_AS_WRITTEN = new Set([
  "cancer",
  "cancers",
  "conform",
  "packing",
  "parting",
  "clearing",
  "mourning",
  "breeding",
  "dentistry",
  "specialise",
  "interprets",
  "interpreted",
  "intérprete",
]);
const MENDED = new Set(MENDED_WORDS);
const VERB_AFTER_ID = new Set(["like", "love", "prefer", "rather", "want", "need"]);

/** Splits normalised text into words and sentences; at most `TOKEN_LIMIT` words. */
export function tokenise(text: string): Tokens {
  const words: Token[] = [];
  const questions: boolean[] = [];
  let sentence = 0;
  let commaBefore = false;
  const pieces = [...text.matchAll(PIECE)];
  for (const [position, piece] of pieces.entries()) {
    const raw = piece[0];
    const start = piece.index;
    const end = start + raw.length;
    const lower = raw.toLowerCase();
    if (/^[.!?;]+$/.test(raw)) {
      const last = words.at(-1);
      if (!last || last.sentence !== sentence) continue;
      const glued = raw === "." && /\S/.test(text[end] ?? " ");
      if (raw === "." && (glued || (ABBREVIATION.has(last.word) && position + 1 < pieces.length))) continue;
      questions[sentence] = raw.includes("?");
      sentence += 1;
      commaBefore = false;
      continue;
    }
    if (/^[,:()"-]$/.test(raw)) {
      commaBefore = true;
      continue;
    }
    if (words.length >= TOKEN_LIMIT) break;
    const next = pieces[position + 1]?.[0].toLowerCase() ?? "";
    for (const word of writtenOut(lower, next)) {
      words.push({ word, raw, start, end, sentence, commaBefore });
      commaBefore = false;
    }
  }
  for (let at = 0; at <= sentence; at += 1) questions[at] ??= false;
  return { text, words, questions };
}

/** The words in one line, as patterns over words are written. */
export const lineOf = (words: readonly Pick<Token, "word">[]): string => words.map(({ word }) => word).join(" ");

function writtenOut(lower: string, next: string): readonly string[] {
  if (/^[ap]\.\s?m\.?$/.test(lower)) return [lower.startsWith("a") ? "am" : "pm"];
  if (lower.startsWith("re-")) return [lower.replace("-", "")];
  if (lower === "id" && VERB_AFTER_ID.has(next)) return ["i", "would"];
  if (lower === "ill" && /^(take|have|go|do|be|come|see|book|need|try)$/.test(next)) return ["i", "will"];
  // "A 3 yr old" is no "your".
  if (lower === "yr" && (next === "-" || next.startsWith("old"))) return ["year"];
  const whole = SPELLED_OUT.get(lower);
  if (whole) return whole;
  // "daughter's": the owner is what cues know, the mark is kept apart.
  if (lower.endsWith("'s")) return [lower.slice(0, -2), "'s"];
  const negated = negatedVerb(lower);
  if (negated) return negated;
  if (lower.includes("'")) return [lower.replaceAll("'", "")];
  return [mend(lower)];
}

/** The domain word this is one slip away from, else the word itself. Short words are left alone: too many neighbours. */
function mend(word: string): string {
  if (word.length < 6 || MENDED.has(word) || RIGHT_AS_WRITTEN.has(word)) return word;
  const known = mendedBefore.get(word);
  if (known !== undefined) return known;
  const right = findMended(word);
  // People's words are few; only a flood of made-up ones is forgotten.
  if (mendedBefore.size >= REMEMBERED) mendedBefore.clear();
  mendedBefore.set(word, right);
  return right;
}

const REMEMBERED = 20_000;
const mendedBefore = new Map<string, string>();

function findMended(word: string): string {
  for (const known of MENDED_WORDS) {
    if (known[0] !== word[0] || Math.abs(known.length - word.length) > 2) continue;
    // Two words that differ only in their last letters are usually both real ("location", "locations").
    if (known.startsWith(word) || word.startsWith(known)) continue;
    if (oneSlipApart(word, known, known.length >= 11 ? 2 : 1)) return known;
  }
  return word;
}

/** Whether at most `limit` insertions, deletions, changes or swaps of neighbours separate the words. */
export function oneSlipApart(left: string, right: string, limit: number): boolean {
  if (Math.abs(left.length - right.length) > limit) return false;
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      if (cost < smallest) smallest = cost;
    }
    if (smallest > limit) return false;
    before = above;
    above = current;
  }
  return (above[right.length] ?? limit + 1) <= limit;
}
