import type { FactOf, Phrases, Said, Voice } from "../locale.ts";
import { slotsCard } from "./cards.ts";
import { nothingFitsCard, REASONS_AT_MOST, reasonsOf } from "./nothing-fits.ts";
import { refusalText } from "./refusals.ts";
import { andList, aVisit, clockText, dayText, orList } from "./wording.ts";

export const availabilityPhrases = {
  ask_visit_type: (fact) => ({ text: askVisitTypeText(fact), suggestions: fact.suggestions }),
  ask_when: (fact) => ({ text: askWhenText(fact), suggestions: readingsText(fact.ambiguity).slice(0, 3) }),
  read_as: (fact) => ({ text: readAsText(fact) }),
  ambiguous_choice: ({ options }) => ({ text: `Which one do you mean: ${orList(options)}?` }),
  ask_choice: () => ({
    text: "Which of the times above would you like? You can also ask for other times.",
    suggestions: ["Other times"],
  }),
  slots: (fact, voice) => ({
    text: slotsText(fact),
    card: {
      type: "agentcare.slots",
      content: {
        ...slotsCard(fact.visitTypeName, fact.slots, voice),
        ...(fact.relaxed.length > 0 && { reasons: reasonsOf(fact.reasons) }),
      },
    },
    suggestions: ["Other times"],
  }),
  no_slots: (fact, voice) => ({
    text: noSlotsText(fact),
    card: {
      type: "agentcare.slots",
      content: nothingFitsCard({ ...fact, reasons: reasonsOf(fact.reasons), soonest: true }, voice),
    },
    suggestions: ["Talk to a person"],
  }),
} satisfies Pick<
  Phrases,
  "ask_visit_type" | "ask_when" | "read_as" | "ambiguous_choice" | "ask_choice" | "slots" | "no_slots"
>;

const reasonText = ({ code, params }: FactOf<"no_slots">["reasons"][number]): string => refusalText(code, params);

const RELAXED = {
  dates: "on other days",
  times: "at other times",
  practitioner: "with another practitioner",
  location: "at another location",
} as const;

/** The free times, with why they are not exactly what was asked for where they are not. */
function slotsText({ visitTypeName, slots, relaxed, reasons, others }: FactOf<"slots">): string {
  const first = slots[0];
  if (!first) return "";
  const oneDay = slots.every(({ date }) => date === first.date);
  const where = oneDay ? ` on ${dayText(first.date)}` : "";
  if (relaxed.length > 0) {
    const telling = reasons.filter(
      ({ code }) => relaxed.includes("practitioner") || code !== "visit_not_offered_by_provider",
    );
    const why = telling.slice(0, 2).map(reasonText).join(" ");
    const how = relaxed.map((part) => RELAXED[part]).join(" and ");
    return `${why || "Nothing fits that exactly."} These times are free ${how}:`;
  }
  if (others) return `Here are other free times for ${aVisit(visitTypeName)}${where}:`;
  return `Here ${slots.length === 1 ? "is the free time" : "are free times"} for ${aVisit(visitTypeName)}${where}. Which one suits you?`;
}

/** Which of the two does not go with the other, and what goes instead. */
export function impossiblePair(fact: FactOf<"impossible_pair">, voice: Voice): Said {
  const text = impossiblePairText(fact);
  if (fact.slots.length === 0) {
    const reasons = [{ code: "visit_not_offered_by_provider" as const, text: neverThere(fact) }];
    const content = nothingFitsCard({ ...fact, reasons, soonest: false }, voice);
    return { text, card: { type: "agentcare.slots", content }, suggestions: ["Talk to a person"] };
  }
  const content = slotsCard(fact.visitTypeName, fact.slots, voice);
  return { text, card: { type: "agentcare.slots", content }, suggestions: ["Other times"] };
}

function impossiblePairText(fact: FactOf<"impossible_pair">): string {
  const { visitTypeName, practitionerName, worksAt, wanted, slots } = fact;
  const never = neverThere(fact);
  if (slots.length === 0) return `${never} Would another practitioner or site work, or shall I ask a person to help?`;
  const withThem = slots.some((slot) => slot.practitionerName === practitionerName);
  const withOthers = slots.some((slot) => slot.practitionerName !== practitionerName);
  const what = [
    ...(withThem ? [`with ${practitionerName} at ${andList(worksAt)}`] : []),
    ...(withOthers ? [`with others at ${orList(wanted)}`] : []),
  ];
  return `${never} Free times for ${aVisit(visitTypeName)} ${andList(what)}:`;
}

const neverThere = ({ practitionerName, wanted, worksAt }: FactOf<"impossible_pair">): string =>
  `${practitionerName} doesn't work at ${orList(wanted)}, only at ${andList(worksAt)}.`;

/** Why nothing fits, and what can be done about it. */
function noSlotsText({ visitTypeName, reasons }: FactOf<"no_slots">): string {
  const why = reasons.slice(0, REASONS_AT_MOST).map(reasonText).join(" ");
  return `I found no free time for ${aVisit(visitTypeName)} like that. ${why} Would another day, time or practitioner work, or shall I ask a person to help?`;
}

/** The question that goes with no visit type. */
function askVisitTypeText({ candidates }: FactOf<"ask_visit_type">): string {
  if (candidates.length === 0) return "What kind of visit do you need?";
  if (candidates.length <= 4) return `What kind of visit do you need: ${orList(candidates)}?`;
  return `What kind of visit do you need? For example ${orList(candidates.slice(0, 4))}.`;
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
  no_such_time: (_, words) => `There is no such time as "${words}". Which time would you like?`,
  near_midnight: (readings, words) => `It is close to midnight: by "${words}", do you mean ${orList(readings)}?`,
  misheard: (readings, words) => `I'm not sure I read "${words}" right. Do you mean ${orList(readings)}?`,
  passed: (_, words) => `"${words}" has already passed. Which day would you like instead?`,
};

/** Asks which of two readings is meant; every day with its weekday. */
function askWhenText({ ambiguity }: FactOf<"ask_when">): string {
  const ask = READINGS[ambiguity.code];
  return ask ? ask(readingsText(ambiguity), ambiguity.text) : `Which day do you mean by "${ambiguity.text}"?`;
}

const readingsText = (ambiguity: FactOf<"ask_when">["ambiguity"]): string[] => ambiguity.readings.map(readingText);

/** A day with its weekday, a time on the 12-hour clock. */
function readingText(reading: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(reading)) return dayText(reading);
  return /^\d{2}:\d{2}$/.test(reading) ? clockText(reading) : reading;
}

/** Which of two readings was taken. */
function readAsText({ ambiguity }: FactOf<"read_as">): string {
  const [taken, other] = readingsText(ambiguity);
  return taken && other ? `I take "${ambiguity.text}" as ${taken}; say so if you mean ${other}.` : "";
}
