import type { AskedField, Expectation, IdentityPatch } from "../acts.ts";

export type InvalidField = "name" | "dateOfBirth" | "phone";

const DATE_SHAPED =
  /(?<!\d)\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?!\d)|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:the\s+)?\d{1,4}|\d(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu;
const WITH_YEAR = /\d{4}|\d[/.-]\d{1,2}[/.-]\d/u;
/** "Born in '58": a year is told and no day. */
const YEAR_ONLY =
  /\b(?:born|birth(?:day| date)?|dob)\b(?: (?:is|was|back|in|on|the|year|of|around|about))*\s*'?(?:\d{2}|(?:19|20)\d{2})(?![\d/.-])/iu;
const DIGITS_ONLY = /^[\s\d().+#,;:-]*\d[\s\d().+#,;:-]*$/u;
/** What people put before a bare number. */
const LEAD =
  /^(?:\s|,|no|sorry|it'?s|it is|my|phone|mobile|cell|number|is|the|and|then|born|on|dob|birthday|date of birth)+/iu;

/**
 * Details that were evidently given and do not read. `rest` is the message without what did read; `birthNamed`: the
 * message speaks of a birth date itself.
 */
export function invalidIdentity(
  rest: string,
  patch: IdentityPatch,
  { asked, birthNamed }: { asked: Expectation["asked"]; birthNamed: boolean },
): InvalidField[] {
  const wants = (field: AskedField) => asked.includes(field);
  const bare = rest.replace(LEAD, "").trim();
  const digits = DIGITS_ONLY.test(bare) ? bare.replace(/\D/g, "") : "";
  // "It's my birthday on March 10" gives no date of birth.
  const birth = (wants("dateOfBirth") || (birthNamed && WITH_YEAR.test(rest))) && patch.dateOfBirth === undefined;
  if (birth && (DATE_SHAPED.test(rest) || YEAR_ONLY.test(rest))) return ["dateOfBirth"];
  if (digits === "") return [];
  if (wants("phone") && patch.phone === undefined && !(birth && (digits.length === 8 || digits.length === 4)))
    return ["phone"];
  if (birth) return ["dateOfBirth"];
  return wants("name") && asked.length === 1 && patch.givenName === undefined ? ["name"] : [];
}
