import type { ClinicDirectory } from "../../src/scheduling/model.ts";
import type { Action, EvalCase, RequiredFact } from "../scenario/schema.ts";
import type { Finding, TrialRecord, TurnRecord } from "../trial.ts";
import { answerText, folded, hasWords } from "./answer-text.ts";
import { tellsDay } from "./values/days.ts";
import { namesLocation, namesPractitioner } from "./values/names.ts";
import { isSamePhone, readPhones } from "./values/phones.ts";
import { readDollars, tellsQuantity } from "./values/quantities.ts";
import { tellsTime } from "./values/times.ts";

/** One answer, and the clinic's day it was given on. */
interface Told {
  text: string;
  today: string;
}

/** Each required fact was told in some answer of the run, as a value: however it was put. */
export function gradeFacts(evalCase: EvalCase, record: Pick<TrialRecord, "turns">, clinic: ClinicDirectory): Finding[] {
  const answers = record.turns.map((turn): Told => ({ text: answerText(turn), today: clinicDay(turn, clinic) }));
  return evalCase.facts
    .filter((fact) => !answers.some((answer) => tells(answer, fact, evalCase, clinic)))
    .map((fact) => ({ grader: "facts", turn: null, message: `no answer told ${factText(fact)}` }));
}

const clinicDay = ({ at }: TurnRecord, { timeZone }: ClinicDirectory): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();

function tells({ text, today }: Told, fact: RequiredFact, evalCase: EvalCase, clinic: ClinicDirectory): boolean {
  if ("date" in fact) return tellsDay(text, fact.date, today);
  if ("time" in fact) return tellsTime(text, fact.time);
  if ("phone" in fact) return readPhones(text).some((phone) => isSamePhone(phone, fact.phone));
  if ("dollars" in fact) return readDollars(text).includes(fact.dollars);
  if ("number" in fact) return tellsQuantity(text, fact.number, fact.unit);
  if ("practitioner" in fact) return namesPractitioner(text, fact.practitioner, clinic);
  if ("location" in fact) return namesLocation(text, fact.location, clinic);
  if ("reference" in fact) return tellsReference(text, fact.reference, evalCase);
  return fact.words.every((words) => hasWords(folded(text), folded(words)));
}

const REFERENCE = /\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/;

/**
 * A reference is made by chance, so it is known by its company: told in one paragraph, or on one card, with the day and
 * the time of that visit.
 */
function tellsReference(text: string, name: string, { before, gold }: EvalCase): boolean {
  const at = [...before, ...gold].map((action) => startOf(action, name)).find((start) => start !== undefined);
  const [date, time] = typeof at === "string" ? at.split("T") : [];
  return REFERENCE.test(text) && (!date || !time || (tellsDay(text, date) && tellsTime(text, time)));
}

/** When the visit of that name is, where the file says it. */
function startOf(action: Action, name: string): unknown {
  if ("book" in action && action.book.as === name) return action.book.at;
  return "reschedule" in action && action.reschedule.visit === name ? action.reschedule.at : undefined;
}

/** A required fact for people: `the day 2026-03-10`. */
export function factText(fact: RequiredFact): string {
  if ("date" in fact) return `the day ${fact.date}`;
  if ("time" in fact) return `the time ${fact.time}`;
  if ("phone" in fact) return `the phone number ${fact.phone}`;
  if ("dollars" in fact) return `$${fact.dollars}`;
  if ("number" in fact) return `${fact.number} ${fact.unit}`;
  if ("practitioner" in fact) return `the practitioner ${fact.practitioner}`;
  if ("location" in fact) return `the place ${fact.location}`;
  if ("reference" in fact) return `the reference of "${fact.reference}"`;
  return `the words ${fact.words.map((words) => `"${words}"`).join(" and ")} in one answer`;
}
