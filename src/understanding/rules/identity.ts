import type { IdentityPatch, UnderstandingContext } from "../acts.ts";
import { readWhen } from "../when/when.ts";
import { readContact } from "./entities/contact.ts";
import { readPersonName } from "./entities/person-name.ts";
import { blankOut } from "./mask.ts";

export interface IdentityReading {
  patch: IdentityPatch;
  /** Offsets of what was taken, so that nothing else reads it again. */
  spans: { start: number; end: number }[];
}

const BORN =
  /\b(?:born(?: on)?|dob|d\.o\.b\.?|date of birth|birth ?date|birthday|naci[oó]?)\b(?:\s+(?:is|was|of|on|in|:))*[\s:,-]*/iu;
const PROFESSIONAL = /\b(?:dr|doctor)\b/i;

/** Who the patient says they are. Nothing is guessed: a date is a date of birth only where one was asked or named. */
export function readIdentity(text: string, context: UnderstandingContext): IdentityReading {
  const asked = new Set(context.expectation.asked);
  const reading: IdentityReading = { patch: {}, spans: [] };
  const contact = readContact(text, asked.has("phone"));
  if (contact.phone) reading.patch.phone = contact.phone;
  if (contact.email) reading.patch.email = contact.email;
  reading.spans.push(...contact.spans);
  readBirth(blankOut(text, contact.spans), asked, context, reading);
  const rest = blankOut(text, reading.spans);
  const name = readPersonName(rest, asked.has("name"));
  if (name && !(PROFESSIONAL.test(rest.slice(Math.max(0, name.start - 8), name.end)) && !asked.has("name"))) {
    if (name.givenName) reading.patch.givenName = name.givenName;
    if (name.familyName) reading.patch.familyName = name.familyName;
    reading.spans.push({ start: name.start, end: name.end });
  }
  return reading;
}

function readBirth(
  text: string,
  asked: ReadonlySet<string>,
  { now, timeZone }: UnderstandingContext,
  reading: IdentityReading,
): void {
  const cue = BORN.exec(text);
  if (!cue && !asked.has("dateOfBirth")) return;
  const from = cue ? cue.index : 0;
  const value = readWhen({ text: text.slice(from), now, timeZone, expect: "dob" }).find(
    ({ kind, date }) => kind === "dob" && date,
  );
  if (!value?.date) return;
  reading.patch.dateOfBirth = value.date;
  reading.spans.push({ start: cue ? from : value.start, end: from + value.end });
}
