import type { Token } from "./tokens.ts";
import { wordAt } from "./words.ts";

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
