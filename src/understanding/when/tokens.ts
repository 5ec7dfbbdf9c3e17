import { MONTHS, WEEKDAYS } from "./lexicon.ts";
import { correctSpelling } from "./spelling.ts";

/**
 * One word, number or sign of a message. `start`/`end` are offsets into the message as written; `word` is
 * lower-cased, without a possessive ending and with slips in calendar names mended.
 */
export interface Token {
  kind: "word" | "number" | "sign";
  word: string;
  /** The digits' value; for an ordinal ("21st") too. Absent for words and signs. */
  value?: number;
  /** How many digits were written: "09" has two. */
  digits: number;
  /** Written with st, nd, rd or th. */
  ordinal: boolean;
  /** White space (or the start of the message) stands before it. */
  spaced: boolean;
  start: number;
  end: number;
}

/** Words looked at in one message: more than anyone types, and a bound on the work for pasted documents. */
const MAX_TOKENS = 600;

const PATTERN =
  /(?<texted>2(?:morrow|moro|mrw|day|nite|night)\b)|(?<clock>o\s?['’‘`´"”]?\s?clock\b)|(?<meridiem>[ap]\s?\.\s?m\b(?:\s?\.)?)|(?<ordinal>\d+\s?(?:st|nd|rd|th)\b)|(?<digits>\d+)|(?<word>\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*['’]?)|(?<sign>[^\s\p{L}\d])/giu;

/** Cuts a message into tokens, in order. At most `MAX_TOKENS`; the rest of the message is not read. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(PATTERN)) {
    if (tokens.length >= MAX_TOKENS) break;
    tokens.push(toToken(match, text));
  }
  for (const [at, token] of tokens.entries())
    if (isPartOfDay(tokens, at)) token.word = token.word === "am" ? "morning" : "afternoon";
  return tokens;
}

/** "March 19 am", "Friday pm", "the 19th am": a half of a day that is named, not of a clock. "Friday am I free" is neither. */
function isPartOfDay(tokens: readonly Token[], at: number): boolean {
  const [before, day, half, after] = [tokens[at - 2], tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!half?.spaced || (half.word !== "am" && half.word !== "pm") || after?.word === "i") return false;
  if (!day || day.kind === "sign") return false;
  if (day.kind === "word") return WEEKDAYS.has(day.word) && day.word.length > 2;
  const ofMonth = before?.kind === "word" && MONTHS.has(before.word) && before.word !== "may";
  return (
    day.digits <= 2 &&
    (day.ordinal || ofMonth || (half.word === "am" && (day.value ?? 0) > 12 && before?.kind === "word"))
  );
}

function toToken(match: RegExpMatchArray, text: string): Token {
  const start = match.index ?? 0;
  const raw = match[0];
  const base = { start, end: start + raw.length, digits: 0, ordinal: false, spaced: isSpaced(text, start) };
  const groups = match.groups ?? {};
  if (groups.texted) return { ...base, kind: "word", word: textedWord(raw.toLowerCase()) };
  if (groups.clock) return { ...base, kind: "word", word: "oclock" };
  if (groups.meridiem) return { ...base, kind: "word", word: raw.toLowerCase().startsWith("a") ? "am" : "pm" };
  if (groups.sign) return { ...base, kind: "sign", word: foldSign(raw) };
  if (groups.word) return { ...base, kind: "word", word: correctSpelling(foldWord(raw)) };
  const digits = raw.match(/^\d+/)?.[0] ?? "";
  return {
    ...base,
    kind: "number",
    word: digits,
    value: Number(digits),
    digits: digits.length,
    ordinal: groups.ordinal !== undefined,
  };
}

/** "2morrow", "2nite": digits that stand for a sound. */
const textedWord = (raw: string): string => (raw.endsWith("day") ? "today" : /ni/.test(raw) ? "tonight" : "tomorrow");

const isSpaced = (text: string, start: number): boolean => start === 0 || /\s/.test(text.charAt(start - 1));

const foldWord = (raw: string): string =>
  raw.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/’/g, "'").replace(/'s?$/, "");

const foldSign = (raw: string): string => (/[–—−~]/.test(raw) ? "-" : raw);
