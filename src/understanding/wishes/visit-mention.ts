import type { PersonMention, VisitMention } from "../acts.ts";
import { readReference } from "../rules/entities/contact.ts";
import type { LexiconReaders } from "../rules/lexicon-readers.ts";
import { ORDINALS } from "../text/ordinals.ts";
import { lineOf, type Token } from "../text/tokens.ts";
import type { VisitWindow } from "../when/visit-window.ts";

const PLACE = Object.keys(ORDINALS).join("|");
const PLACE_IN_ROW = new RegExp(
  `\\b(?:the|my|that|number) (?:${PLACE})(?: (?:one|option|appointment|visit|booking))?\\b(?! (?:of (?!them|those|these|my|the)|january|february|march|april|may|june|july|august|september|october|november|december|week|monday|tuesday|wednesday|thursday|friday))`,
  "giu",
);

/** "The second one" is a place in a row, and no day of the month; offsets kept. */
export const withoutOrdinals = (text: string): string =>
  text.replace(PLACE_IN_ROW, (said, ...[offset]: number[]) => {
    const thing = /(?:one|option|appointment|visit|booking)$/iu.test(said);
    const day = /\d/u.test(said) || BEFORE_DAY.test(text.slice(0, offset));
    return day && !thing ? said : " ".repeat(said.length);
  });
const BEFORE_DAY = /\b(?:on|by|from|to|until|till|before|after|than) $/iu;

export interface MentionRequest {
  /** The words that speak of the visit as it stands. */
  words: readonly Token[];
  text: string;
  /** Its days and times. */
  window: VisitWindow | null;
  people: readonly PersonMention[];
  readers: LexiconReaders;
}

const VISIT =
  "(?:appointments?|visits?|bookings?|ones?|check ups?|cleanings?|sessions?|consultations?|exams?|physicals?|scans?|slots?|option)";
/** "On the fifth" is a day. */
const NO_DAY = "(?<!\\b(?:on|by|from|to|until|till|before|after|than) )";
const ORDINAL = new RegExp(
  `\\b(?:the|my|that|number) (${PLACE})(?: ${VISIT}| of (?:them|those|these|my|the)\\b)|${NO_DAY}\\b(?:the|my|that|number) (${PLACE})(?:$| please$)`,
  "u",
);
/** "Number 2", "no 2"; "no 3 pm slot" and "no 2 weeks" count nothing. */
const NUMBERED =
  /\b(?:number|option|no) ([1-9])\b(?! (?:am|pm|o'clock|minutes?|hours?|days?|weeks?|months?|years?)\b)/u;
const NEXT = new RegExp(
  `\\b(?:my|our|the|his|her|'s) (?:\\w+ )?(?:next|upcoming|coming|following)(?: \\w+){0,2}? ?${VISIT}\\b|\\bnext ${VISIT}\\b|\\bwhen (?:is|am) (?:my|i) (?:\\w+ )?next\\b`,
  "u",
);
const SEVERAL =
  /(?:appointments|visits|bookings|ones|check ups|cleanings|sessions|consultations|exams|physicals|scans|slots)$/u;
const ALL = new RegExp(
  `\\b(?:both|everything)\\b|\\b(?:all|every|each|any) (?:of )?(?:my|the|our|them|those|these|his|her|${VISIT})\\b|\\ball ${VISIT}\\b|\\b(?:all|them) all\\b|\\b(?:cancel|move|reschedule|list|show) (?:me )?all\\b|\\bwhole (?:lot|series)\\b|\\bthe lot\\b|\\b(?:my|our|his|her|their|those|these) (?:two|three|four|five|six|[2-6]) (?:\\w+ ){0,2}?(?:appointments|visits|bookings|ones|check ups|checks|cleanings|sessions|consultations|exams|physicals|scans|slots)\\b`,
  "u",
);
/** "All day", "both hands free": not all the visits. */
const NOT_ALL = /\b(?:all (?:day|week|right|good|set|morning|afternoon)|at all|both (?:work|are fine|days))\b/u;
const DAY = /\b(mon|tues|wednes|thurs|fri|satur|sun)day(?:s|'s)?\b|\b(mon|tue|tues|wed|thu|thur|thurs|fri|sat)\b/gu;
/** With these a weekday is one day, and its date stands. */
const ONE_DAY =
  /\b(?:this|next|coming|following|\d+(?:st|nd|rd|th)?|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|week)\b/u;
const WEEKDAY_NUMBER: Readonly<Record<string, number>> = { mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6, sun: 7 };

/** Which of the patient's visits is spoken of; empty when none in particular. */
export function readVisitMention({ words, text, window, people, readers }: MentionRequest): VisitMention {
  const mention: VisitMention = {};
  const said = lineOf(words);
  const reference = readReference(text);
  if (reference) mention.reference = reference;
  const placed = ORDINAL.exec(said);
  const ordinal = placed?.[1] ?? placed?.[2];
  const number = NUMBERED.exec(said)?.[1];
  if (ordinal !== undefined && !/\bfirst (?:available|time|thing)\b/u.test(said))
    mention.ordinal = ORDINALS[ordinal] ?? 1;
  else if (number !== undefined) mention.ordinal = Number(number);
  const next = NEXT.exec(said)?.[0];
  // "My upcoming visits" are all of them.
  if (next !== undefined && !SEVERAL.test(next)) mention.next = true;
  if (ALL.test(said) && !NOT_ALL.test(said)) mention.all = true;
  const types = readers.visitTypes(words).ids;
  if (types.length > 0) mention.visitTypeIds = types;
  const practitioners = readers.practitioners(words);
  const named = [...practitioners.ids, ...practitioners.excludedIds];
  if (named.length > 0) mention.practitionerIds = named;
  if (people[0]) mention.person = people[0];
  if (window) addDays(mention, window, said);
  return mention;
}

function addDays(mention: VisitMention, window: VisitWindow, said: string): void {
  const weekdays = [...window.weekdays, ...window.excludedWeekdays];
  const dates = [...window.dates, ...window.excludedDates.map((day) => ({ from: day, to: day }))];
  const bare = bareWeekdays(said);
  const oneDay = dates.every(({ from, to }) => from === to);
  if (bare.length > 0 && oneDay) mention.weekdays = bare;
  else {
    if (dates.length > 0) mention.dates = dates;
    if (weekdays.length > 0) mention.weekdays = weekdays;
  }
  if (window.exactTime !== undefined) mention.time = window.exactTime;
}

/** "My Friday visit" may be any Friday's; "this Friday" and "Friday the 9th" are one day. */
function bareWeekdays(said: string): number[] {
  if (
    ONE_DAY.test(said.replace(/\d{1,2}(?::\d\d)? ?(?:am|pm)\b|\bat \d{1,2}(?::\d\d)?|o'clock|\bmay (?:i|we)\b/gu, ""))
  )
    return [];
  return [...said.matchAll(DAY)].flatMap(([day]) => WEEKDAY_NUMBER[day.slice(0, 3)] ?? []);
}
