import { type CivilDay, toCivilDay, toIsoDate, wholeYears } from "./civil-day.ts";
import type { IsoDate, PatientDetails } from "./model.ts";
import { refuse } from "./refuse.ts";

/** Nobody has lived longer; an earlier year is a slip of the pen. */
const OLDEST_YEARS = 130;

/** Who the visit is for, tidied, with the key by which the same person is found again. */
export interface Person {
  givenName: string;
  familyName: string;
  dateOfBirth: string;
  /** Digits; with a leading + where the country was given. */
  phone: string;
  email: string | null;
  matchKey: string;
}

/**
 * Tidies what was told. The match key is name, date of birth and phone without case, accents or punctuation: the same
 * person booking again is the same row. Throws `identity_required` when one of them is missing or is none.
 */
export function readPerson(details: PatientDetails): Person {
  const givenName = tidy(details.givenName);
  const familyName = tidy(details.familyName);
  const phone = details.phone.trim().startsWith("+") ? `+${digits(details.phone)}` : digits(details.phone);
  const { dateOfBirth } = details;
  if (!hasLetter(givenName) || !hasLetter(familyName) || digits(phone).length < 7 || !isDate(dateOfBirth)) {
    throw refuse("identity_required");
  }
  const matchKey = `${nameKey({ givenName, familyName, dateOfBirth })}${digits(phone)}`;
  return { givenName, familyName, dateOfBirth, phone, email: tidy(details.email ?? "") || null, matchKey };
}

/** The match key up to its phone number: name and date of birth without case, accents or punctuation. */
export function nameKey({ givenName, familyName, dateOfBirth }: Omit<PatientDetails, "phone" | "email">): string {
  return `${[fold(givenName), fold(familyName), dateOfBirth].join("|")}|`;
}

/**
 * Throws `identity_required`, naming the field, for a date of birth that nobody alive can have: after today, or more
 * than 130 years ago.
 *
 * @param today The clinic's civil day: at its first hours it is still yesterday elsewhere.
 */
export function requirePossibleBirth(dateOfBirth: IsoDate, today: CivilDay): void {
  const inFuture = toCivilDay(dateOfBirth) > today;
  if (inFuture || wholeYears(dateOfBirth, toIsoDate(today)) > OLDEST_YEARS) {
    throw refuse("identity_required", { field: "dateOfBirth", problem: inFuture ? "in_future" : "too_long_ago" });
  }
}

function tidy(text: string): string {
  // PostgreSQL takes no NUL in text; other control characters have no place in a name either.
  return text
    .replaceAll(/\p{Cc}+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .normalize("NFC");
}

function fold(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}

function digits(text: string): string {
  return text.replaceAll(/\D/g, "");
}

function hasLetter(text: string): boolean {
  return /\p{L}/u.test(text);
}

function isDate(date: string): boolean {
  try {
    toCivilDay(date);
    return true;
  } catch {
    return false;
  }
}
