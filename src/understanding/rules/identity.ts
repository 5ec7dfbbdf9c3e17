import type { IdentityPatch, UnderstandingContext } from "../acts.ts";
import { calendarDateSpans } from "../when/calendar-date-spans.ts";
import { readWhen } from "../when/when.ts";
import { belongsToClinic } from "./entities/clinic-words.ts";
import { readContact } from "./entities/contact.ts";
import { type NameReading, readLoneFamilyName, readPersonName } from "./entities/person-name.ts";
import { type InvalidField, invalidIdentity } from "./invalid-identity.ts";
import { blankOut } from "./mask.ts";

export interface IdentityReading {
  patch: IdentityPatch;
  /** Offsets of what was taken, so that nothing else reads it again. */
  spans: { start: number; end: number }[];
  /** Those of them that hold a telephone number, an address or a date of birth that was read. */
  figures: { start: number; end: number }[];
  /** Given and unreadable. */
  invalid: InvalidField[];
}

const BORN =
  /\b(?:born(?: on)?|dob|d\.o\.b\.?|date of birth|birth ?date|birthday|naci[oó]?)\b(?:\s+(?:is|was|of|on|in|:))*[\s:,-]*/iu;
const PROFESSIONAL = /\b(?:dr|doctor)\b/i;
const CORRECTION =
  /^\s*(?:no|nope|sorry|actually|wait|oops|wrong|not quite|i meant?|correction|it'?s|it is|that'?s)\b/iu;
const FULL_YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/u;

/** Two names and a date in figures at the start, with a phone number behind: details that nobody had asked for yet. */
const DETAILS = /^\s*\p{L}[\p{L}'-]+\s+\p{L}[\p{L}'-]+[\s,]+\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d)/u;

/** The same said in a sentence: "This is Ana Ruiz, 3/15/1971, 914-555-0153", the year written out. */
const INTRODUCED =
  /^\s*(?:(?:hi|hello|hey|there|good (?:morning|afternoon|evening)|well|so|um|uh|hmm|oh|ok|okay|yes|sure|sorry|nice to meet you|i hope you are well)[\s,.!]+)*(?:(?:this is|it's|it is|i am|i'm|my name is)\s+)?\p{L}[\p{L}'-]+\s+\p{L}[\p{L}'-]+(?: here)?[\s,(]+(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d|\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9},? (?:19|20)\d\d|\p{L}{3,9} \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d)(?!\d)/iu;

/** Who the patient says they are. Nothing is guessed: a date is a date of birth only where one was asked or named. */
export function readIdentity(text: string, context: UnderstandingContext): IdentityReading {
  const asked = new Set(context.expectation.asked);
  if (DETAILS.test(text) && readContact(text, true).phone) asked.add("name").add("dateOfBirth").add("phone");
  else if (INTRODUCED.test(text) && readContact(text, true).phone) asked.add("dateOfBirth").add("phone");
  const reading: IdentityReading = { patch: {}, spans: [], figures: [], invalid: [] };
  const contact = readContact(text, asked.has("phone"));
  if (contact.phone) reading.patch.phone = contact.phone;
  if (contact.email) reading.patch.email = contact.email;
  reading.spans.push(...contact.spans);
  const birthNamed = readBirth(blankOut(text, contact.spans), asked, context, reading);
  reading.figures = [...reading.spans];
  const rest = blankOut(text, reading.spans);
  const isClinics = belongsToClinic(context.lexicon);
  const detailed = reading.patch.dateOfBirth !== undefined || reading.patch.phone !== undefined;
  const name = readPersonName(rest, asked.has("name"), { isClinics, detailed }) ?? loneFamily(rest, context);
  if (name && !(PROFESSIONAL.test(rest.slice(Math.max(0, name.start - 8), name.end)) && !asked.has("name"))) {
    Object.assign(reading.patch, asNeeded(name, rest, context.expectation.missing));
    reading.spans.push({ start: name.start, end: name.end });
  }
  const unread = blankOut(text, reading.spans);
  reading.invalid = invalidIdentity(unread, reading.patch, { asked: context.expectation.asked, birthNamed });
  const births = birthNamed || asked.has("dateOfBirth");
  // Where a date of birth is the talk and none was read, no date in the message is a day for the visit.
  if (births && reading.patch.dateOfBirth === undefined) reading.spans.push(...calendarDateSpans(unread, context));
  return reading;
}

/** Names that were asked for go before anything else a word could name: "Chen too" is no practitioner here. */
function loneFamily(text: string, { expectation: { asked, missing = [] } }: UnderstandingContext): NameReading | null {
  const onlyFamily = missing.includes("familyName") && !missing.includes("givenName");
  return asked.includes("name") && onlyFamily ? readLoneFamilyName(text) : null;
}

/** Once the given name is known, one name more is the family name: "Ruiz", "de la Cruz". */
function asNeeded(name: NameReading, text: string, missing: readonly string[] = []): IdentityPatch {
  const { givenName, familyName } = name;
  const onlyFamily = missing.includes("familyName") && !missing.includes("givenName");
  const particle = givenName !== undefined && /^\p{Ll}/u.test(text.slice(name.start)) && PARTICLE.test(givenName);
  if (onlyFamily && givenName && familyName === undefined) return { familyName: givenName };
  if (onlyFamily && givenName && familyName && particle)
    return { familyName: `${givenName.toLowerCase()} ${familyName}` };
  return { ...(givenName ? { givenName } : {}), ...(familyName ? { familyName } : {}) };
}

const PARTICLE = /^(?:de|del|da|di|dos|van|von|der|den|bin|al|el|la|le|los|ter|ten)$/iu;

/** Takes the date of birth; tells whether the message itself speaks of one. */
function readBirth(
  text: string,
  asked: ReadonlySet<string>,
  { now, timeZone, expectation }: UnderstandingContext,
  reading: IdentityReading,
): boolean {
  const cue = BORN.exec(text);
  const identifying = asked.has("name") || asked.has("phone") || expectation.pending || expectation.proposed;
  const corrects = Boolean(identifying) && CORRECTION.test(text) && FULL_YEAR.test(text);
  if (!cue && !asked.has("dateOfBirth") && !corrects) return false;
  for (const from of cue && cue.index > 0 ? [cue.index, 0] : [0]) {
    const value = readWhen({ text: text.slice(from), now, timeZone, expect: "dob" }).find(
      ({ kind, date }) => kind === "dob" && date !== undefined && date <= now.slice(0, 10),
    );
    if (!value?.date) continue;
    // Five digits are part of a telephone number sooner than a day without its noughts.
    if (asked.has("phone") && /^\D*\d{5}\D*$/u.test(text) && !cue) continue;
    reading.patch.dateOfBirth = value.date;
    reading.spans.push({ start: cue && from > 0 ? from : from + value.start, end: from + value.end });
    break;
  }
  return cue !== null;
}
