import type { RecurrencePatch } from "../../acts.ts";
import type { Recurrence } from "../../when/recurrence.ts";

const NUMBERS: Readonly<Record<string, number>> = {
  two: 2,
  twice: 2,
  three: 3,
  thrice: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};
const NUMBER = `\\d{1,2}|${Object.keys(NUMBERS).join("|")}`;
const COUNT = new RegExp(
  `\\b(${NUMBER}) (?:more |weekly |monthly |physio |therapy |pt |separate |different |follow up )*(?:times|sessions|visits|appointments|treatments|rounds)\\b(?! (?:a|per|each|every) (?:day|week|month))|\\bx ?(\\d{1,2})\\b|\\b(\\d{1,2}) ?x\\b|\\b(?:series|block|course|set|package) of (${NUMBER})\\b`,
  "u",
);
/** Told of the past, or of how often a pain comes. */
const PAST =
  /\b(?:been|was|were|had|called|tried|came|went|saw|waited|have not|already|asked|told|ago|last (?:week|month|year)|happens?|hurts?|take|taking|exercise|smoke|drink|cancel(?:led|ed)?|my (?:two|three|four|both|next))\b/u;
const MOST_VISITS = 52;

export interface SeriesReading {
  recurrence?: RecurrencePatch;
  /** Two or more. */
  count?: number;
}

/** "Physio six times, once a week", "every other Monday for six weeks"; empty when no series is wanted. */
export function readSeries(words: string, recurrence: Recurrence | undefined): SeriesReading {
  if (PAST.test(words)) return {};
  const said = COUNT.exec(words)
    ?.slice(1)
    .find((group) => group !== undefined);
  const counted = said === undefined ? recurrence?.count : (NUMBERS[said] ?? Number(said));
  const count = counted !== undefined && counted >= 2 && counted <= MOST_VISITS ? counted : undefined;
  const number = count === undefined ? {} : { count };
  if (!recurrence || recurrence.unit === "year") return number;
  const { every, unit, weekdays, times } = recurrence;
  return { recurrence: { every, unit, weekdays, ...(times === undefined ? {} : { times }), ...number }, ...number };
}
