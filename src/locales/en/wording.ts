import type { AccessNeeds, Slot } from "../../scheduling/model.ts";
import { wallClockAt } from "../../scheduling/time-zone.ts";
import type { Reader } from "../locale.ts";

const LOCALE = "en-US";

// Made once: a formatter costs a millisecond, and an answer needs a dozen dates. A plain day is read as noon UTC.
const DAY = new Intl.DateTimeFormat(LOCALE, { weekday: "long", month: "long", day: "numeric", timeZone: "UTC" });
const DAY_AND_YEAR = new Intl.DateTimeFormat(LOCALE, { dateStyle: "full", timeZone: "UTC" });
const BIRTH_DATE = new Intl.DateTimeFormat(LOCALE, { dateStyle: "long", timeZone: "UTC" });
const noon = (date: string): Date => new Date(`${date}T12:00:00Z`);

/** `Tuesday, March 10`. Always with its weekday, so a slip shows. */
export const dayText = (date: string): string => DAY.format(noon(date));

/** `Monday, January 4, 2027`. */
export const dayAndYearText = (date: string): string => DAY_AND_YEAR.format(noon(date));

/** `2:00 PM`, `12:00 AM`: the 12-hour clock from `HH:MM`. */
export function clockText(time: string): string {
  const { hour, minute } = Temporal.PlainTime.from(time);
  const half = hour < 12 ? "AM" : "PM";
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, "0")} ${half}`;
}

/** `Tuesday, March 10 at 2:00 PM`. */
export const whenText = ({ date, time }: Pick<Slot, "date" | "time">): string =>
  `${dayText(date)} at ${clockText(time)}`;

type Start = Pick<Slot, "startsAt" | "timeZone">;

/**
 * When a visit starts on the patient's own clock: `11:30 PM your time`, with its day where that is another:
 * `Wednesday, March 11 at 2:30 AM your time`. Undefined where both clocks read the same, or theirs is not known.
 */
export function yourTimeText({ startsAt, timeZone }: Start, { patientTimeZone }: Reader): string | undefined {
  if (patientTimeZone === null) return undefined;
  const instant = Date.parse(startsAt);
  const theirs = wallClockAt(patientTimeZone, instant);
  const ours = wallClockAt(timeZone, instant);
  if (theirs.date === ours.date && theirs.time === ours.time) return undefined;
  return `${theirs.date === ours.date ? clockText(theirs.time) : whenText(theirs)} your time`;
}

/** The clinic's time as said, with the patient's own behind it where that differs. */
export function withYourTime(text: string, start: Start, reader: Reader): string {
  const yours = yourTimeText(start, reader);
  return yours === undefined ? text : `${text} (${yours})`;
}

/** `Tuesday, March 10 at 2:00 PM (11:30 PM your time)`. */
export const whenTextFor = (visit: Start & Pick<Slot, "date" | "time">, reader: Reader): string =>
  withYourTime(whenText(visit), visit, reader);

/** `April 3, 1988`: the month in words, so that day and month cannot be taken for each other. */
export const birthDateText = (date: string): string => BIRTH_DATE.format(noon(date));

/** Digits as people write them: `555-0142`, `(914) 555-7788`; any other length as it is. */
export function phoneText(digits: string): string {
  const local = /^1?(\d{3})(\d{3})(\d{4})$/.exec(digits);
  if (local) return `(${local[1]}) ${local[2]}-${local[3]}`;
  return /^\d{7}$/.test(digits) ? `${digits.slice(0, 3)}-${digits.slice(3)}` : digits;
}

/** "dental cleaning" within a sentence; an abbreviation stays as it is. */
export function visitWords(name: string): string {
  return name.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
}

/** "an office visit", "a dental cleaning", "an MRI scan". */
export const aVisit = (name: string): string => indefinite(visitWords(name));

/** "an hour", "a urine test", "an X-ray": the article follows the sound, and an abbreviation is spelt out aloud. */
export function indefinite(noun: string): string {
  const spelt = /^[A-Z]+(?![a-z])/.test(noun);
  const vowel = spelt
    ? /^[AEFHILMNORSX]/.test(noun)
    : /^(?:[aeiou]|hour|8|11(?!\d)|18(?!\d))/i.test(noun) && !/^(?:uni|ur[io]|use|usu|eu|one)/i.test(noun);
  return `${vowel ? "an" : "a"} ${noun}`;
}

/** Whole minutes from `now` until `instant`, at least 1. */
export const minutesUntil = (instant: string, now: string): number =>
  Math.max(1, Math.round((Date.parse(instant) - Date.parse(now)) / 60_000));

/** "1 minute", "10 minutes". */
export const minutesText = (minutes: number): string => `${minutes} minute${minutes === 1 ? "" : "s"}`;

const DETAILS = { name: "full name", dateOfBirth: "date of birth", phone: "phone number" } as const;

/** "full name, date of birth, and phone number". */
export const detailsText = (details: readonly (keyof typeof DETAILS)[]): string =>
  andList(details.map((detail) => DETAILS[detail]));

const OR = new Intl.ListFormat(LOCALE, { type: "disjunction" });
const AND = new Intl.ListFormat(LOCALE, { type: "conjunction" });

/** "a", "a or b", "a, b, or c". */
export const orList = (words: readonly string[]): string => OR.format(words);

/** "a", "a and b", "a, b, and c". */
export const andList = (words: readonly string[]): string => AND.format(words);

/** A visit in words, with both times where they differ: "Dental Cleaning on … at 2:00 PM (11:30 PM your time) with Dr. Lee". */
export function visitTextFor(
  visit: Start & Pick<Slot, "visitTypeName" | "date" | "time" | "practitionerName">,
  reader: Reader,
): string {
  return `${visit.visitTypeName} on ${whenTextFor(visit, reader)} with ${visit.practitionerName}`;
}

/** A visit in words, on the clinic's clock alone: "Dental Cleaning on Tuesday, March 10 at 2:00 PM with Dr. Lee". */
export function visitText(visit: Pick<Slot, "visitTypeName" | "date" | "time" | "practitionerName">): string {
  return `${visit.visitTypeName} on ${whenText(visit)} with ${visit.practitionerName}`;
}

/** "a Spanish interpreter and wheelchair access". */
export function needsText({ interpreter, wheelchair, other }: AccessNeeds): string {
  const named =
    interpreter && (/sign/i.test(interpreter) ? "a sign language interpreter" : `an interpreter for ${interpreter}`);
  const parts = [
    named,
    wheelchair === true && "wheelchair access",
    wheelchair === false && "no wheelchair",
    other,
  ].filter((part): part is string => typeof part === "string" && part !== "");
  return andList(parts);
}
