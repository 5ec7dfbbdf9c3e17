import type { Fact } from "../../graph/facts.ts";
import { clockText, dayText, orList } from "../wording.ts";

type FactOf<K extends Fact["kind"]> = Extract<Fact, { kind: K }>;

/** The clinic's own particulars that replies may name. */
export interface ClinicVoice {
  name: string;
  phone: string;
  emergencyNumber: string;
  crisisNumber: string;
}

export const greetingText = ({ name }: ClinicVoice): string =>
  `Hello, this is the automated assistant of ${name}. I can find a time, book, move or cancel a visit, and answer questions about the clinic.`;

export const helpText = ({ phone }: ClinicVoice): string =>
  `Tell me what kind of visit you need and when, and I will look for a time. I can also move or cancel what you booked here, or answer questions about the clinic. For anything else, a person is there for you at ${phone}.`;

export const outOfScopeText = ({ name }: ClinicVoice): string =>
  `I can only help with visits and questions about ${name}. Would you like to book, move or cancel a visit?`;

export const clinicalAdviceText = ({ phone, emergencyNumber }: ClinicVoice): string =>
  `I can't give medical advice. Our nurses can: call ${phone}, or I can ask a person to get back to you. If it feels like an emergency, call ${emergencyNumber} now. Shall I ask a person?`;

export const notUnderstoodText = ({ phone }: ClinicVoice): string =>
  `I'm not sure I understood that. Tell me what kind of visit you need and when, or ask about the clinic. You can also reach a person at ${phone}.`;

export function emergencyText(
  { emergencyNumber, crisisNumber, phone }: ClinicVoice,
  tier: "emergency" | "crisis",
): string {
  if (tier === "crisis") {
    return `If you might hurt yourself or someone else, please call or text ${crisisNumber} now, or call ${emergencyNumber}. You are not alone, and help is there at any hour. I've stopped booking for the moment; our clinic is at ${phone}.`;
  }
  return `This could be an emergency. Please call ${emergencyNumber} now, or go to the nearest emergency room. Don't wait for an appointment. I've stopped booking for the moment; our clinic is at ${phone}. If it is not an emergency, tell me and we go on.`;
}

const READINGS: Record<string, (readings: string[], words: string) => string> = {
  weekday_mismatch: (readings, words) =>
    `"${words}" doesn't fit the calendar: which day do you mean, ${orList(readings)}?`,
  day_month_order: (readings, words) => `"${words}" can be read two ways. Do you mean ${orList(readings)}?`,
  half_of_day: (readings, words) => `Is "${words}" in the morning or the afternoon: ${orList(readings)}?`,
  next_weekday: (readings, words) => `By "${words}", do you mean ${orList(readings)}?`,
  no_such_day: (readings, words) =>
    readings.length > 0
      ? `There is no ${words}. Do you mean ${orList(readings)}?`
      : `There is no ${words}. Which day would you like?`,
  passed: (_, words) => `"${words}" has already passed. Which day would you like instead?`,
};

/** Asks which of two readings is meant; every day with its weekday. */
export function askWhenText({ ambiguity }: FactOf<"ask_when">): string {
  const ask = READINGS[ambiguity.code];
  return ask ? ask(readingsText(ambiguity), ambiguity.text) : `Which day do you mean by "${ambiguity.text}"?`;
}

export const readingsText = (ambiguity: FactOf<"ask_when">["ambiguity"]): string[] =>
  ambiguity.readings.map(readingText);

/** A day with its weekday, a time on the 12-hour clock. */
function readingText(reading: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(reading)) return dayText(reading);
  return /^\d{2}:\d{2}$/.test(reading) ? clockText(reading) : reading;
}

/** Which of two readings was taken. */
export function readAsText({ ambiguity }: FactOf<"read_as">): string {
  const [taken, other] = readingsText(ambiguity);
  return taken && other ? `I take "${ambiguity.text}" as ${taken}; say so if you mean ${other}.` : "";
}
