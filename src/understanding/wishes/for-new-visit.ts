import { lineOf, type Token } from "../text/tokens.ts";
import type { KindReading } from "./decide-kinds.ts";
import { type Reading, windowOf } from "./region-reading.ts";

const VISIT_NOUN =
  "(?:appointment|appt|visit|booking|check ?up|check|cleaning|exam|physical|scan|ultrasound|session|test|shot|vaccination|follow up|slot|consultation)s?";
/** A visit there is: "my cleaning on Tuesday", "the appointment", "I have a skin check on the 10th". */
const STANDING = new RegExp(
  `\\b(?:my|our|his|her|their|the|this|that|'s|next|upcoming) (?:\\w+ ){0,2}?${VISIT_NOUN}\\b|\\b(?:i|we|she|he|they) (?:already )?(?:have|has|had|got|am|are|is|'m|'ve) (?:got |already )?(?:an?|booked|scheduled|down|in|coming|due|seeing)\\b|\\b(?:already|booked for|scheduled for|coming (?:in )?for)\\b`,
  "u",
);
/** "I need my skin checked" asks for a visit. */
const TO_BE_DONE =
  /\b(?:need|needs|want|wants|like|get|have) (?:to have |to get )?(?:my|our|his|her|their) (?:\w+ ){1,2}(?:checked|cleaned|examined|looked|tested|screened|done|seen)\b/u;

/**
 * What is needed, or that one is new, said with a visit that is yet to be arranged: "a skin check on Tuesday, and I'll need
 * an interpreter" books, with the need kept; "an interpreter for my skin check on Tuesday" is of a visit there is.
 */
export function asNewVisit(kind: KindReading, words: readonly Token[], reading: Reading): KindReading {
  const registers = kind.topic === "new_patient_registration";
  if (kind.kind !== "add_need" && !registers) return kind;
  const said = lineOf(words);
  if (reading.readers.visitTypes(words).ids.length === 0) return kind;
  if (STANDING.test(said.replace(TO_BE_DONE, " ")) && !registers) return kind;
  const window = windowOf(words, reading);
  const timed = window !== null && (window.dates.length > 0 || window.weekdays.length > 0 || window.times.length > 0);
  return timed ? { kind: "book", at: kind.at, confidence: kind.confidence } : kind;
}
