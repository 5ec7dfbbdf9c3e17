import type { FramePatch, UnderstandingContext } from "../acts.ts";
import type { LexiconReaders } from "../rules/lexicon-readers.ts";
import { dayOnTable } from "../rules/same-day.ts";
import { lineOf, type Token } from "../text/tokens.ts";
import type { VisitWindow } from "../when/visit-window.ts";
import { readModality } from "./details/modality.ts";
import { readNeeds } from "./details/needs.ts";
import { readPayer } from "./details/payer.ts";
import { readPeople } from "./details/people.ts";
import { readReason } from "./details/reason.ts";
import { readReferral } from "./details/referral.ts";
import { readSeries } from "./details/series.ts";
import { readShift } from "./details/shift.ts";

export interface ExtrasRequest {
  /** The message as normalised, and the words to read of it. */
  text: string;
  words: readonly Token[];
  window: VisitWindow | null;
  readers: LexiconReaders;
  context: UnderstandingContext;
}

/** "She wants to see me in six weeks": the clinic asked for it, so the patient is known there. */
const FOLLOW_UP =
  /\bfollow up\b|\b(?:she|he|they|doctor|dr \w+|dentist|hygienist|surgeon|physio|nurse|you) (?:\w+ ){0,2}?(?:wants?|wanted|told|said|asked|needs?|would like|likes?)\b.{0,25}\b(?:see|check|back|return|again)\b|\b(?:come|be|go) back in\b|\bre ?check\b|\breturn visit\b|\bsee (?:me|us|him|her) (?:again|back|in)\b/u;
const TODAY =
  /\b(?:same day|urgent(?:ly)? today|today (?:urgently|asap|please it is urgent|if at all possible)|(?:seen|in|appointment|visit|someone|doctor|dentist) (?:\w+ ){0,2}today|(?:right|straight) (?:now|away) today|can not wait until tomorrow|today it hurts|asap today|right now|this minute)\b/u;
/** Asked of a visit there is: "what time is my appointment today?" */
const NOT_TODAY = /\b(?:not today|my (?:\w+ ){0,2}(?:appointment|visit)|open today|not right now)\b/u;
const TOGETHER_BACK =
  /\bback to back\b|\bone after (?:the other|another)\b|\b(?:right )?after each other\b|\bin a row\b|\bconsecutive\b/u;
const TOGETHER_DAY =
  /\b(?:on )?the same (?:day|morning|afternoon|visit|trip)\b|\bsame day (?:for|as)\b|\btogether\b|\bat the same time\b|\bone trip\b/u;
const WEEK_AHEAD_DAYS = 14;

/** What the rules' frame leaves out of a visit wanted: for whom, how, with what, how often, why. */
export function readExtras({ text, words, window, readers, context }: ExtrasRequest): FramePatch {
  const said = lineOf(words);
  const patch: FramePatch = { ...readSeries(said, window?.recurrence) };
  const typed = textOf(text, words);
  const modality = readModality(said);
  if (modality) patch.modality = modality;
  const needs = readNeeds(said);
  if (needs) patch.needs = needs;
  const payer = readPayer(typed, said);
  if (payer !== undefined) patch.payer = payer;
  const referral = readReferral(said);
  if (referral !== undefined) patch.hasReferral = referral;
  const clinics = readers.practitioners(words).spans;
  const people = readPeople(words, (at) => clinics.some(({ from, to }) => at >= from && at < to));
  if (people.length > 0) Object.assign(patch, { people, forWhom: "other" });
  const shift = readShift(said);
  if (shift) patch.shift = shift;
  const reason = readReason(text, words);
  if (reason) patch.reason = reason;
  if (TOGETHER_BACK.test(said)) patch.together = "back_to_back";
  else if (TOGETHER_DAY.test(said) && (people.length > 1 || /\band\b|\bboth\b/u.test(said)))
    patch.together = "same_day";
  // "Same day" beside a day on the table is that day.
  const urgent = dayOnTable(context.expectation) ? said.replace(/\bsame day\b/gu, " ") : said;
  if (TODAY.test(urgent) && !NOT_TODAY.test(said) && patch.together === undefined) patch.urgency = "today";
  if (FOLLOW_UP.test(said)) Object.assign(patch, followUp(window, context));
  return patch;
}

/** The week around the day named, where it lies weeks ahead: nobody's follow-up hangs on one day. */
function followUp(window: VisitWindow | null, { now }: UnderstandingContext): FramePatch {
  const [day, ...others] = window?.dates ?? [];
  const today = Temporal.PlainDate.from(now.slice(0, 10));
  if (!day || others.length > 0 || day.from !== day.to) return { patientKind: "established" };
  const middle = Temporal.PlainDate.from(day.from);
  if (today.until(middle).days < WEEK_AHEAD_DAYS) return { patientKind: "established" };
  return {
    patientKind: "established",
    dates: [{ from: String(middle.subtract({ days: 3 })), to: String(middle.add({ days: 3 })) }],
  };
}

function textOf(text: string, words: readonly Token[]): string {
  const first = words[0];
  const last = words.at(-1);
  return first && last ? text.slice(first.start, last.end) : "";
}
