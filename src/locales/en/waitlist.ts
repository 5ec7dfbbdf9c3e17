import type { WaitlistFact } from "../../graph/facts/waitlist.ts";
import type { ClinicDirectory } from "../../scheduling/model.ts";
import type { Criteria, WaitlistPlace } from "../../scheduling/waitlist/model.ts";
import type { FactOf, PhrasesFor, Voice } from "../locale.ts";
import { cardFor, identityForm } from "./cards.ts";
import {
  aVisit,
  clockText,
  dayText,
  detailsText,
  minutesText,
  minutesUntil,
  orList,
  visitTextFor,
  whenTextFor,
} from "./wording.ts";

export const waitlistPhrases = {
  waitlist_empty: () => ({
    text: "You are not on our waiting list at the moment. Shall I look for a time, or put you on the list?",
    suggestions: ["Find a time", "Join the waiting list"],
  }),
  waitlist_ask_who: (fact) => ({
    text: `To put you on the waiting list, I need the patient's ${detailsText(fact.missing)}.`,
    card: { type: "agentcare.form", content: identityForm({ ...fact, kind: "ask_identity" }) },
  }),
  waitlist_proposal: (fact, { clinic }) => ({ text: proposalText(fact, clinic), suggestions: ["Yes", "No"] }),
  waitlist_accept_proposal: ({ card, slot, swap, proposal }, voice) => ({
    text: [
      swap
        ? `Shall I book ${whenTextFor(slot, voice)} with ${slot.practitionerName} at ${slot.locationName} for you, and give up your visit on ${whenTextFor(swap, voice)}?`
        : `Shall I book ${visitTextFor(slot, voice)} at ${slot.locationName} for you?`,
      proposal.expiresAt ? `It is kept for you for ${minutesText(minutesUntil(proposal.expiresAt, voice.now))}.` : "",
    ]
      .filter((part) => part)
      .join(" "),
    card: { type: "agentcare.appointment", content: cardFor(card, voice) },
    suggestions: ["Yes", "No"],
  }),
  waitlist_joined: ({ place }, { clinic }) => ({
    text: `You're on the waiting list for ${aVisit(place.visitTypeName)}: ${criteriaText(place.criteria, clinic)}. ${positionText(place)} When a time comes free I keep it for you for a short while and send you a message.`,
  }),
  waitlist_edited: ({ place }, { clinic }) => ({
    text: `Changed: you are now waiting for ${aVisit(place.visitTypeName)}: ${criteriaText(place.criteria, clinic)}. ${positionText(place)}`,
  }),
  waitlist_left: ({ place }) => ({
    text: `Done: you are no longer waiting for ${aVisit(place.visitTypeName)}.`,
  }),
  waitlist_declined: ({ place }) => ({
    text: `No problem, somebody else gets that time. You keep your place on the waiting list for ${aVisit(place.visitTypeName)}.`,
  }),
  waitlist_places: ({ places }, voice) => {
    const lines = places.map((place) => placeText(place, voice));
    const offered = places.find(({ offer }) => offer !== null);
    return {
      text: lines.join("\n"),
      ...(offered?.offer && {
        suggestions: ["Take it", "No, thank you"],
      }),
    };
  },
  waitlist_which: ({ places, action }, voice) => ({
    text: [WHICH[action], ...places.map((place) => `- ${placeText(place, voice)}`)].join("\n"),
    suggestions: [...new Set(places.map(({ visitTypeName }) => visitTypeName))].slice(0, 3),
  }),
  waitlist_no_offer: () => ({
    text: "There is no free time kept for you right now. You keep your place on the waiting list, and I'll write to you when the next one comes.",
    suggestions: ["What is my place?", "Find a time"],
  }),
  waitlist_ask_change: ({ place }, { clinic }) => ({
    text: `You are waiting for ${aVisit(place.visitTypeName)}: ${criteriaText(place.criteria, clinic)}. Which days or times would you like instead?`,
  }),
  messages_set: ({ wanted }, { clinic }) => ({
    text: wanted
      ? "Done: you will get our messages again. Write STOP to end them."
      : `Done: we'll send you no more messages. Your visits stay as they are; if you need us, call ${clinic.phone}. Write START to get messages again.`,
    suggestions: wanted ? [] : ["START"],
  }),
} satisfies PhrasesFor<WaitlistFact>;

const WHICH = {
  edit: "Which one shall I change?",
  leave: "Which one shall I take you off?",
  accept: "Which of these times would you like?",
  decline: "Which of these times would you not like?",
} as const;

function proposalText(fact: FactOf<"waitlist_proposal">, clinic: ClinicDirectory): string {
  const { action, visitTypeName, criteria, who, replaces } = fact;
  const what = `${aVisit(visitTypeName)}: ${criteriaText(criteria, clinic)}`;
  switch (action) {
    case "join": {
      const swap = replaces ? ` You keep ${replaces} until you take an earlier time.` : "";
      return `Shall I put ${who ?? "you"} on the waiting list for ${what}?${swap}`;
    }
    case "edit":
      return `Shall I change it, so that you wait for ${what}?`;
    case "leave":
      return `Shall I take you off the waiting list for ${what}? You would lose your place.`;
  }
}

function placeText(place: WaitlistPlace, voice: Voice): string {
  const { offer } = place;
  const waiting = `You are waiting for ${aVisit(place.visitTypeName)}: ${criteriaText(place.criteria, voice.clinic)}.`;
  if (!offer) return `${waiting} ${positionText(place)}`;
  const { slot, expiresAt } = offer;
  return `${waiting} A time came free: ${whenTextFor(slot, voice)} with ${slot.practitionerName} at ${slot.locationName}. It is kept for you for ${minutesText(minutesUntil(expiresAt, voice.now))}. Would you like it?`;
}

const positionText = ({ position }: WaitlistPlace): string =>
  position === 1 ? "You are next in line." : `You are number ${position} in line for such times.`;

const WEEKDAYS = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"] as const;
const weekdayName = (weekday: number): string => WEEKDAYS[weekday - 1] ?? "";

/** What is waited for: "Tuesdays or Thursdays, before 12:00 PM, with Dr. Lee"; "any time" where nothing was said. */
export function criteriaText(criteria: Criteria, clinic: Pick<ClinicDirectory, "practitioners" | "locations">): string {
  const nameOf = (id: string) =>
    clinic.practitioners.find((practitioner) => practitioner.id === id)?.name ??
    clinic.locations.find((location) => location.id === id)?.name ??
    "";
  const names = (ids: readonly string[]) => orList(ids.map(nameOf).filter((name) => name !== ""));
  const days = [...criteria.dates.map(rangeText), ...criteria.weekdays.map(weekdayName)];
  const not = [...criteria.excludedDates.map((date) => dayText(date)), ...criteria.excludedWeekdays.map(weekdayName)];
  const parts = [
    days.length > 0 ? orList(days) : "",
    not.length > 0 ? `not ${orList(not)}` : "",
    criteria.times.length > 0 ? orList(criteria.times.map(windowText)) : "",
    criteria.practitionerIds.length > 0 ? `with ${names(criteria.practitionerIds)}` : "",
    criteria.excludedPractitionerIds.length > 0 ? `not with ${names(criteria.excludedPractitionerIds)}` : "",
    criteria.locationIds.length > 0 ? `at ${names(criteria.locationIds)}` : "",
  ].filter((part) => part !== "");
  return parts.length > 0 ? parts.join(", ") : "any time";
}

const rangeText = ({ from, to }: Criteria["dates"][number]): string =>
  from === to ? dayText(from) : `${dayText(from)} to ${dayText(to)}`;

function windowText({ from, to }: Criteria["times"][number]): string {
  if (from && to)
    return isOneStart(from, to) ? `at ${clockText(from)}` : `between ${clockText(from)} and ${endText(to)}`;
  if (from) return `from ${clockText(from)} on`;
  return to ? `before ${endText(to)}` : "at any time of day";
}

const isOneStart = (from: string, to: string): boolean =>
  to !== "24:00" && Temporal.PlainTime.from(from).add({ minutes: 1 }).equals(Temporal.PlainTime.from(to));

const endText = (time: string): string => (time === "24:00" ? "midnight" : clockText(time));
