import type { Token } from "../text/tokens.ts";

const BEFORE_ONE = new Set([
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
  "the",
  "that",
  "this",
  "my",
  "other",
  "another",
  "which",
  "next",
  "last",
  "first",
  "second",
  "third",
  "morning",
  "afternoon",
  "evening",
  "earlier",
  "later",
  "any",
  "each",
]);
const AFTER_CLOCK = new Set([
  "thirty",
  "fifteen",
  "forty",
  "ten",
  "twenty",
  "o'clock",
  "oclock",
  "pm",
  "am",
  "in",
  "or",
]);

const IN_ROW = /^(?:first|second|third|fourth|fifth)$/u;
const GOES_ON = /^(?:on|one|being|should)$/u;
const BEFORE_DAY = /^(?:on|by|from|until|till|before|after|since)$/u;

const DURATION_UNITS = new Set(["days", "weeks", "months", "years", "hours", "nights"]);
const LASTING = new Set(["for", "past", "last", "these", "over", "since", "almost", "about"]);

/** "For the past two days": how long something has lasted, no day to come. The index it begins at, or -1. */
function lastingFrom(words: readonly Token[], at: number): number {
  for (let back = 1; back <= 4; back += 1) {
    const token = words[at - back];
    if (!token || token.sentence !== words[at]?.sentence || token.word === "next" || token.word === "in") return -1;
    if (LASTING.has(token.word) && words[at + 1]?.word !== "from") return at - back;
  }
  return words[at + 1]?.word === "now" ? at - 1 : -1;
}

/** Words that look like times and are none: "the Friday one", "not now" as a refusal. Offsets into the text. */
export function noTimes(words: readonly Token[]): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (const [at, token] of words.entries()) {
    const before = words[at - 1];
    const after = words[at + 1];
    const standsForThing =
      /^ones?$/.test(token.word) && before && BEFORE_ONE.has(before.word) && !AFTER_CLOCK.has(after?.word ?? "");
    // "The first on March 11", "the second one on Wednesday": a place in a row, and no day of the month.
    const inRow = IN_ROW.test(token.word) && before?.word === "the" && GOES_ON.test(after?.word ?? "");
    if (before && inRow && !BEFORE_DAY.test(words[at - 2]?.word ?? ""))
      spans.push({ start: before.start, end: token.end });
    if (standsForThing) spans.push({ start: token.start, end: token.end });
    if (
      token.word === "now" &&
      (before?.word === "not" || (before?.word === "right" && words[at - 2]?.word === "not"))
    ) {
      spans.push({ start: (before.word === "not" ? before : (words[at - 2] ?? before)).start, end: token.end });
    }
    const lasting = DURATION_UNITS.has(token.word) ? lastingFrom(words, at) : -1;
    const first = words[lasting];
    if (first) spans.push({ start: first.start, end: after?.word === "now" ? after.end : token.end });
  }
  return spans;
}
