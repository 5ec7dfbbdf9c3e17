import { MONTHS } from "./lexicon.ts";
import type { Token } from "./tokens.ts";
import { mayFollow, wordAt } from "./words.ts";

type Tokens = readonly Token[];

/** "650-650-6500", "$5.10", "34%", "3/4": part of a longer figure. */
export function isInsideNumber(tokens: Tokens, at: number, next: number): boolean {
  const before = tokens[at - 1];
  if (before && /^[$£€#+]$/.test(before.word)) return true;
  if (before?.kind === "word" && before.word !== "t" && tokens[at]?.kind === "number" && !tokens[at]?.spaced)
    return true;
  if (
    before &&
    /^[/.:-]$/.test(before.word) &&
    !before.spaced &&
    !tokens[at]?.spaced &&
    tokens[at - 2]?.kind === "number"
  )
    return true;
  return continuesNumber(tokens, next);
}

/** "seat 12A", "chapter 12:15", "at 21 Baker Street": a number that names a thing. */
export function isLabel(tokens: Tokens, at: number, next: number): boolean {
  const before = wordAt(tokens, at - 1);
  // "555 0100": the end of a telephone number.
  const digits = tokens[at - 1]?.kind === "number" ? (tokens[at - 1]?.digits ?? 0) : 0;
  if (digits === 3 || (digits === 4 && !looksLikeYear(tokens, at - 1))) return true;
  if (/^(chapter|verse|psalm|ratio|page|line)$/.test(before)) return true;
  const lettered = next === at + 2 && /^[ap]$/.test(wordAt(tokens, at + 1)) && tokens[at + 1]?.spaced === false;
  if (lettered && LETTERED.test(before)) return true;
  if (tokens[at]?.kind !== "number" || tokens[at]?.ordinal || next !== at + 1) return false;
  // The name of a street: one or two words that do not belong after an hour.
  const isName = (token: Token | undefined) => token?.kind === "word" && (MONTHS.has(token.word) || !mayFollow(token));
  return (
    isName(tokens[next]) &&
    (STREETS.test(wordAt(tokens, next + 1)) || (isName(tokens[next + 1]) && STREETS.test(wordAt(tokens, next + 2))))
  );
}

/** "from 5 to 8 on the pain scale", "rate it between 1 and 10". */
export function isOnScale(tokens: Tokens, at: number, next: number): boolean {
  const among = (from: number, to: number, words: RegExp) =>
    tokens.slice(Math.max(0, from), to).some(({ word }) => words.test(word));
  return among(at - 3, at, /^(scale|rate|rated|rating|score|scored|rank)$/) || among(next, next + 4, /^scale$/);
}

const LETTERED =
  /^(seat|gate|room|row|flat|unit|apt|apartment|suite|block|building|bay|door|desk|ward|bed|form|size|type|no|number)$/;
export const STREETS =
  /^(street|st|road|rd|avenue|ave|lane|drive|court|close|place|way|boulevard|blvd|square|terrace|crescent|highway)$/;

export function continuesNumber(tokens: Tokens, next: number): boolean {
  const after = tokens[next];
  if (!after) return false;
  if (/^[%$£€]$/.test(after.word)) return true;
  return (
    /^[/:]$/.test(after.word) &&
    !after.spaced &&
    tokens[next + 1]?.kind === "number" &&
    tokens[next + 1]?.spaced === false
  );
}

export const isCompound = (tokens: Tokens, next: number): boolean => {
  const [sign, after] = [tokens[next], tokens[next + 1]];
  if (!sign || sign.spaced || !after || after.spaced) return false;
  return /^[.,/-]$/.test(sign.word) && after.kind === "number";
};

export const looksLikeYear = (tokens: Tokens, at: number): boolean => /^(19|20)\d\d$/.test(wordAt(tokens, at));
