import type { RefusalCode, RefusalParams } from "../../scheduling/refusal.ts";
import { clockText, dayAndYearText, dayText, indefinite } from "./wording.ts";

/** Reads parameters by name; a template must read well when one is missing. */
interface Params {
  has(name: string): boolean;
  text(name: string, fallback: string): string;
  number(name: string): number;
  /** An ISO date as "Tuesday, March 10". */
  date(name: string): string;
  /** With its year, for dates that may lie in another one. */
  dateAndYear(name: string): string;
  /** A visit's name as it reads inside a sentence: "office visit". */
  visit(fallback: string): string;
  /** `HH:MM` as "2:00 PM". */
  clock(name: string): string;
}

const templates = {
  slot_taken: () => "That time has just been taken. Please choose another one.",
  slot_held: (p) =>
    p.has("untilTime")
      ? `Someone else is looking at that time; it is kept for them until ${p.clock("untilTime")}. Please choose another one, or try again after that.`
      : "Someone else is looking at that time right now. Please choose another one, or try again in a few minutes.",
  hold_expired: () =>
    "We could not keep that time for you any longer, and it is no longer free. Please choose another one.",
  offer_gone: () =>
    "I'm sorry, that time is no longer free, so nothing was booked. You keep your place on the waitlist; please wait for the next time that fits, or ask for other times.",
  does_not_fit: (p) =>
    p.has("minutes")
      ? `${article(p.visit("visit"))} takes ${p.number("minutes")} minutes, which do not fit at that time. Please choose an earlier or another time.`
      : "This visit is longer than the time left there. Please choose an earlier or another time.",
  off_grid: () => "That is not one of the times visits begin at. Please choose one of the times we offer.",
  past: () => "That time has already passed. Please choose a later one.",
  below_min_notice: (p) =>
    `${article(p.visit("visit"))} must be booked ${ahead(p.number("minNoticeMinutes"))} ahead. Please choose a later time, or call us if it cannot wait.`,
  beyond_horizon: (p) =>
    p.has("opensOn")
      ? `That date is too far ahead; it opens for booking on ${p.dateAndYear("opensOn")}. Please ask again from that day on${p.has("lastDate") ? `; what can be booked now is up to ${p.dateAndYear("lastDate")}` : ""}.`
      : `That date is too far ahead to book yet. Please choose an earlier date${p.has("lastDate") ? `, up to ${p.dateAndYear("lastDate")}` : ""}.`,
  outside_hours: (p) => {
    if (p.has("opens") && p.has("closes")) {
      return `Visits of this kind then begin between ${p.clock("opens")} and ${p.clock("closes")}. Please choose a time within those hours.`;
    }
    if (p.has("nextDate")) {
      return `There are no hours for this visit then. The next day with hours is ${p.date("nextDate")}; please choose that or another day.`;
    }
    return "There are no hours for this visit at that time. Please choose another time or day.";
  },
  closed_day: (p) =>
    `The clinic is closed ${p.has("date") ? `on ${p.date("date")}` : "that day"}. ${
      p.has("nextDate") ? `The next day with free times is ${p.date("nextDate")}.` : "Please choose another day."
    }`,
  provider_off: (p) =>
    `${p.text("practitioner", "The practitioner")} is away then${
      p.has("returnsOn") ? ` and is back on ${p.date("returnsOn")}` : ""
    }. Please choose another day or another practitioner.`,
  visit_not_offered_by_provider: (p) =>
    `${p.text("practitioner", "That practitioner")} does not offer ${p.has("visit") ? indefinite(p.visit("")) : "this visit"} there. ${
      p.has("eligible") ? `These do: ${p.text("eligible", "")}.` : "Please choose another practitioner or location."
    }`,
  not_self_bookable: (p) =>
    `${article(p.visit("visit of this kind"))} can only be booked by our staff. Please call the clinic${p.has("phone") ? ` on ${p.text("phone", "")}` : ""}, or ask for a person here.`,
  needs_referral: (p) =>
    `${article(p.visit("visit of this kind"))} needs a referral. Please ask your doctor for one, or choose another kind of visit.`,
  needs_new_patient_visit: (p) =>
    `${article(p.visit("visit of this kind"))} is for patients we have already seen. Please book a new-patient visit first.`,
  not_accepting_new: (p) =>
    `${p.text("practitioner", "That practitioner")} is not taking new patients at the moment. Please choose another practitioner.`,
  age_limit: (p) =>
    `${article(p.visit("visit of this kind"))} is ${ages(p)}. Please choose another kind of visit, or ask for a person here.`,
  plan_not_accepted: (p) =>
    `${p.text("plan", "That plan")} is not accepted there. Please choose another practitioner or location, or ask us about paying yourself.`,
  plan_unknown: (p) =>
    `We cannot tell here whether ${p.text("plan", "that plan")} is accepted. Please call the clinic to make sure.`,
  daily_cap: (p) =>
    `${p.text("practitioner", "The practitioner")} has no more visits of this kind that day. Please choose another day or practitioner.`,
  patient_overlap: () =>
    "There is already a visit booked for this patient at that time. Please choose another time, or move the other visit first.",
  patient_active_limit: (p) =>
    `${p.has("limit") ? `No more than ${p.number("limit")} visits` : "Only so many visits"} can be booked ahead for one patient. Please cancel one you do not need, or call the clinic.`,
  room_unavailable: (p) =>
    `${article(p.text("label", "room"))} is needed for this visit, and none is free then. Please choose another time.`,
  device_unavailable: (p) =>
    `${article(p.text("label", "device"))} is needed for this visit, and none is free then. Please choose another time.`,
  series_conflict: () =>
    "One of the visits in the series cannot be booked at its time. Please choose another time for it.",
  fully_booked_until: (p) =>
    p.has("date")
      ? `Everything you asked for is taken. The next free day we found is ${p.date("date")}.`
      : "Everything you asked for is taken, as far ahead as visits can be booked now. Please ask for another practitioner or location.",
  cancel_cutoff: (p) =>
    `A visit can be changed here up to ${p.number("cutoffHours")} hours before it begins, and yours begins sooner. Please call the clinic${p.has("phone") ? ` on ${p.text("phone", "")}` : ""}, and we will help you.`,
  reschedule_limit: (p) =>
    `This visit has been moved ${p.has("limit") ? `${p.number("limit")} times` : "as often as it may be"} already. Please call the clinic${p.has("phone") ? ` on ${p.text("phone", "")}` : ""} to move it again.`,
  nothing_to_undo: () =>
    "There is nothing from this conversation left to undo. Please tell us what you would like to change instead.",
  too_soon: (p) =>
    `That visit is ${p.has("date") ? `on ${p.date("date")}` : "still some days ahead"}, so there is nothing to note yet. Please tell us on the day, or ask to move it.`,
  overbook_limit: (p) =>
    `${p.text("practitioner", "The practitioner")} cannot be booked over at that time any more. Please choose another time or practitioner.`,
  not_authorised: () => "You may not do that. Please ask the clinic's staff.",
  identity_required: (p) => {
    if (p.text("problem", "") === "check") {
      return "I can't do that with these details online before I've checked who you are. Please let me send you a code, or call the clinic.";
    }
    if (p.text("field", "") !== "dateOfBirth") {
      return "Please tell us first who the visit is for: name, date of birth and phone number.";
    }
    const problem = p.text("problem", "") === "in_future" ? "is still to come" : "was too long ago";
    return `That date of birth ${problem}. Please tell us the patient's date of birth again, with all four digits of the year.`;
  },
  idempotency_mismatch: () =>
    "This request was sent before with other details. Send a new request with a new idempotency key.",
  version_conflict: (p) =>
    p.has("status") && p.text("status", "") !== "booked"
      ? "This visit was changed in the meantime and is no longer booked. Please look at your visits again."
      : "This visit was changed in the meantime. Please look at its new details and try again.",
  calendar_unavailable: () =>
    "We cannot look at the calendar right now, so nothing was promised. Please try again in a moment, or call the clinic.",
  appointment_not_found: () => "We could not find that visit. Please check the details, or call the clinic.",
  waitlist_not_found: () => "I found no such place on the waitlist. Please ask to join it, or call the clinic.",
  hold_not_found: () => "We are not keeping that time for you. Please choose a time again.",
  visit_type_not_found: () => "We do not know that kind of visit. Please choose one of those we offer.",
  practitioner_not_found: () => "We do not know that practitioner. Please choose one of ours.",
  location_not_found: () => "We do not know that location. Please choose one of ours.",
} satisfies Record<RefusalCode, (params: Params) => string>;

/** The sentence a patient reads for a refusal: which rule said no, and what to do. One template for each code. */
export function refusalText(code: RefusalCode, params: RefusalParams = {}): string {
  const template: (params: Params) => string = templates[code];
  return template(readParams(params));
}

function readParams(params: RefusalParams): Params {
  const text = (name: string, fallback: string) => (params[name] === undefined ? fallback : String(params[name]));
  return {
    has: (name) => params[name] !== undefined,
    text,
    number: (name) => Number(params[name] ?? 0),
    date: (name) => dayText(text(name, "")),
    dateAndYear: (name) => dayAndYearText(text(name, "")),
    visit: (fallback) => inSentence(text("visit", fallback)),
    clock: (name) => clockText(text(name, "")),
  };
}

function ahead(minutes: number): string {
  if (minutes === 0) return "some time";
  const [amount, unit] =
    minutes % 1440 === 0 ? [minutes / 1440, "day"] : minutes % 60 === 0 ? [minutes / 60, "hour"] : [minutes, "minute"];
  return `at least ${amount} ${unit}${amount === 1 ? "" : "s"}`;
}

function ages(p: Params): string {
  if (p.has("minAgeYears") && p.has("maxAgeYears")) {
    return `for patients from ${p.number("minAgeYears")} to ${p.number("maxAgeYears")} years of age`;
  }
  if (p.has("minAgeYears")) return `for patients of ${p.number("minAgeYears")} years and older`;
  if (p.has("maxAgeYears")) return `for patients up to ${p.number("maxAgeYears")} years of age`;
  return "not for patients of this age";
}

/** "Office Visit" as "office visit"; "MRI scan" and "X-ray" as they are. */
function inSentence(name: string): string {
  return name.replaceAll(/(?<![\p{L}\p{N}])\p{Lu}(?=\p{Ll})/gu, (letter) => letter.toLowerCase());
}

function article(noun: string): string {
  const phrase = indefinite(noun);
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}`;
}
