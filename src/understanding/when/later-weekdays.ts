import { UNITS, WEEKDAYS } from "./lexicon.ts";
import type { Found } from "./numbers.ts";
import { readLength } from "./relative-days.ts";
import type { Days } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { wordAt } from "./words.ts";

type Tokens = readonly Token[];

/** "a week on Friday", "two weeks today", "tomorrow week": a day counted on from one that is named. */
export function readOnward(
  tokens: Tokens,
  at: number,
  readAnchor: (tokens: Tokens, at: number) => Found<Days> | null,
): Found<Days> | null {
  return readLengthOn(tokens, at, readAnchor) ?? readNamedWeek(tokens, at);
}

function readLengthOn(
  tokens: Tokens,
  at: number,
  readAnchor: (tokens: Tokens, at: number) => Found<Days> | null,
): Found<Days> | null {
  const length = /^(in|within|last|next|past|for|every)$/.test(wordAt(tokens, at - 1)) ? null : readLength(tokens, at);
  if (length?.value.unit !== "week" && length?.value.unit !== "month") return null;
  const joint = wordAt(tokens, length.next) === "on" ? length.next + 1 : length.next;
  const named = /^(today|tomorrow)$/.test(wordAt(tokens, joint));
  if (!named && (joint === length.next || !WEEKDAYS.has(wordAt(tokens, joint)))) return null;
  // "once a week on Fridays" repeats; it names no Friday.
  if (wordAt(tokens, joint).endsWith("days")) return null;
  const anchor = readAnchor(tokens, joint);
  const { amount, unit } = length.value;
  return anchor && { value: { is: "shift", amount, unit, from: anchor.value }, next: anchor.next };
}

/** "today week", "tomorrow fortnight". */
function readNamedWeek(tokens: Tokens, at: number): Found<Days> | null {
  const days = wordAt(tokens, at) === "today" ? 0 : wordAt(tokens, at) === "tomorrow" ? 1 : null;
  const amount = wordAt(tokens, at + 1) === "week" ? 1 : wordAt(tokens, at + 1) === "fortnight" ? 2 : null;
  if (days === null || amount === null) return null;
  return { value: { is: "shift", amount, unit: "week", from: { is: "offset", days } }, next: at + 2 };
}

/** "in two weeks on Monday" is that week's Monday, "two months from today on Tuesday" the first Tuesday from then. */
export function readLaterWeekday(tokens: Tokens, { value, next }: Found<Days>): Found<Days> | null {
  if (value.is !== "shift" || value.from !== null || value.amount <= 0) return null;
  let at = wordAt(tokens, next) === "," ? next + 1 : next;
  if (wordAt(tokens, at) !== "on") return null;
  at++;
  if (/^(an?|the)$/.test(wordAt(tokens, at))) at++;
  const weekday = WEEKDAYS.get(wordAt(tokens, at));
  if (!weekday || wordAt(tokens, at).endsWith("days") || UNITS.has(wordAt(tokens, at + 1))) return null;
  if (value.unit === "week" && Number.isInteger(value.amount))
    return { value: { is: "weekday", weekday, which: "bare", week: value.amount, plural: false }, next: at + 1 };
  const dayBefore: Days = { is: "shift", amount: -1, unit: "day", from: value };
  return { value: { is: "nth-after", nth: 1, weekday, after: dayBefore }, next: at + 1 };
}
