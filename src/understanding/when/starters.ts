import { HOLIDAYS } from "./holidays.ts";
import { MONTHS, NAMED_TIMES, PARTS, UNITS, WEEKDAYS } from "./lexicon.ts";
import { NUMBER_WORDS } from "./numbers.ts";
import type { Token } from "./tokens.ts";

/** Little words that an expression can begin with, and names that are in no other list. */
const OTHERS =
  "the a an same later that this that current coming upcoming next nxt following last past previous same any every all whole my " +
  "in within after another wait at now right from between for since starting beginning before until till til by up not no later " +
  "earlier sooner prior ending early late end start middle mid rest remainder close eom eoy eod cob first second half quarter " +
  "couple few several today todays tonight tonite tomorrow tomorrows tmrw tmr tomo tmw tomoz yesterday weekday weekdays weekend weekends wkend " +
  "working business calendar season spring summer autumn fall winter fortnight lunch lunchtime over during q h on";

const STARTERS: ReadonlySet<string> = new Set([
  ...OTHERS.split(" "),
  ...WEEKDAYS.keys(),
  ...MONTHS.keys(),
  ...PARTS.keys(),
  ...NAMED_TIMES.keys(),
  ...UNITS.keys(),
  ...NUMBER_WORDS,
  ...[...HOLIDAYS.keys()].map((name) => name.split(" ")[0] ?? name),
]);

/** Common words that begin an expression only before some others: "that day", "same time", "later that week". */
const POINTING: ReadonlyMap<string, RegExp> = new Map([
  ["that", /^(same|day|week|weekend|month|year)$/],
  ["same", /^(day|time|hour|week|weekend|month|year)$/],
  [
    "later",
    /^(on|in|that|the|same|this|today|tonight|next|morning|afternoon|evening|january|february|march|april|may|june|july|august|september|october|november|december|than)$/,
  ],
]);

/** Whether an expression of a day or time can begin here: most words of a message cannot, and cost nothing more. */
export function canBegin(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (token.kind === "number") return true;
  if (token.kind === "sign") return /[-+]/.test(token.word);
  const pointing = POINTING.get(token.word);
  return pointing ? pointing.test(tokens[at + 1]?.word ?? "") : STARTERS.has(token.word);
}
