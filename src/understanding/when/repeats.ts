import { addUnits } from "./calendar.ts";
import type { Policy } from "./day-span.ts";
import { readDurationAt } from "./duration.ts";
import { nthWeekday } from "./holidays.ts";
import { NUMBER_WORDS } from "./numbers.ts";
import { type Recurrence, readRecurrenceAt } from "./recurrence.ts";
import type { Extent } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { wordSet } from "./words.ts";

/** What a message says of how long a visit is and how often it repeats, and which of its tokens said so. */
export interface Repeats {
  recurrence?: Recurrence;
  durationMinutes?: number;
  extents: Extent[];
}

/** Reads the first recurrence and the first length of a visit in a message. */
export function readRepeats(tokens: readonly Token[]): Repeats {
  const found: Repeats = { extents: [] };
  for (let at = 0; at < tokens.length; at++) {
    if (!mayRepeat(tokens[at])) continue;
    const recurrence = found.recurrence ? null : readRecurrenceAt(tokens, at);
    const duration = recurrence || found.durationMinutes !== undefined ? null : readDurationAt(tokens, at);
    const next = recurrence?.next ?? duration?.next;
    if (next === undefined || next <= at) continue;
    if (recurrence) found.recurrence = recurrence.value;
    if (duration) found.durationMinutes = duration.value;
    found.extents.push({ from: at, to: next });
    at = next - 1;
  }
  return found;
}

const OPENS = wordSet(
  "every each once twice thrice daily weekly biweekly fortnightly monthly bimonthly quarterly yearly annually bi the last " +
    "a an half hour quarter three for lasting lasts takes take need needs",
);

/** A recurrence or a length can begin here: most words of a message cannot, and cost nothing more. */
const mayRepeat = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === "number" ||
    (token.kind === "word" && (OPENS.has(token.word) || NUMBERS.has(token.word) || token.word.endsWith("days"))));

const NUMBERS: ReadonlySet<string> = new Set(NUMBER_WORDS);

/** "the first Monday of each month": the next three of them, soonest first. */
export function nextOfMonth({ nth, weekdays }: Recurrence, { now }: Policy): Temporal.PlainDate[] {
  const [weekday] = weekdays;
  if (nth === undefined || weekday === undefined) return [];
  const today = now.toPlainDate();
  return Array.from({ length: 7 }, (_, index) => addUnits(today.with({ day: 1 }), index, "month"))
    .map((month) => ({ month, day: nthWeekday(month.year, month.month, weekday, nth) }))
    .filter(({ month, day }) => day.month === month.month && Temporal.PlainDate.compare(day, today) >= 0)
    .slice(0, 3)
    .map(({ day }) => day);
}
