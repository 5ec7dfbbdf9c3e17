import type { Fact } from "../../graph/facts.ts";
import type { SlotsCard } from "../../graph/reply.ts";
import type { Slot } from "../../scheduling/model.ts";
import { aVisit, clockText, dayText, orList, whenText } from "../wording.ts";

type FactOf<K extends Fact["kind"]> = Extract<Fact, { kind: K }>;

const RELAXED = {
  dates: "on other days",
  times: "at other times",
  practitioner: "with another practitioner",
  location: "at another location",
} as const;

/** The free times, with why they are not exactly what was asked for where they are not. */
export function slotsText(
  { visitTypeName, slots, relaxed, reasons, others }: FactOf<"slots">,
  reasonText: ReasonText,
): string {
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

export type ReasonText = (reason: FactOf<"no_slots">["reasons"][number]) => string;

/** Why nothing fits, and what can be done about it. */
export function noSlotsText({ visitTypeName, reasons }: FactOf<"no_slots">, reasonText: ReasonText): string {
  const why = reasons.slice(0, 3).map(reasonText).join(" ");
  return `I found no free time for ${aVisit(visitTypeName)} like that. ${why} Would another day, time or practitioner work, or shall I ask a person to help?`;
}

/** The same times as a card to tap. */
export function slotsCard(visitTypeName: string, slots: readonly Slot[]): SlotsCard {
  const days = new Map<string, Slot[]>();
  for (const slot of slots) days.set(slot.date, [...(days.get(slot.date) ?? []), slot]);
  return {
    visitType: visitTypeName,
    timeZone: slots[0]?.timeZone ?? "UTC",
    days: [...days].map(([date, ofDay]) => ({
      date,
      label: dayText(date),
      slots: ofDay.map((slot) => ({
        slotId: slot.id,
        time: slot.time,
        label: clockText(slot.time),
        practitioner: slot.practitionerName,
        location: slot.locationName,
        accessibleName: `${whenText(slot)} with ${slot.practitionerName}, ${slot.locationName}`,
      })),
    })),
  };
}

/** The question that goes with no visit type. */
export function askVisitTypeText({ candidates }: FactOf<"ask_visit_type">): string {
  if (candidates.length === 0) return "What kind of visit do you need?";
  if (candidates.length <= 4) return `What kind of visit do you need: ${orList(candidates)}?`;
  return `What kind of visit do you need? For example ${orList(candidates.slice(0, 4))}.`;
}
