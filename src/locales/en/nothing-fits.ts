import type { NextStep, SlotsCard } from "../../graph/reply.ts";
import type { FactOf, Voice } from "../locale.ts";
import { refusalText } from "./refusals.ts";

type Reason = NonNullable<SlotsCard["reasons"]>[number];

/** As many as the text beside the card tells. */
export const REASONS_AT_MOST = 3;

/** Why, as a card tells it: the code for programs, the sentence for people, most important first. */
export const reasonsOf = (reasons: FactOf<"no_slots">["reasons"]): Reason[] =>
  reasons.slice(0, REASONS_AT_MOST).map(({ code, params }) => ({ code, text: refusalText(code, params) }));

/** A card without times: why nothing fits, and what can be done about it. Each `say` is understood as it stands. */
export function nothingFitsCard(
  of: { visitTypeName: string; reasons: Reason[]; soonest: boolean } & Pick<FactOf<"no_slots">, "instead">,
  { clinic }: Voice,
): SlotsCard {
  const { visitTypeName, reasons, soonest, instead } = of;
  const nextSteps: NextStep[] = [];
  if (soonest) nextSteps.push({ code: "first_available", label: "First available", say: "First available" });
  if (instead.practitioner) {
    nextSteps.push({ code: "other_practitioner", label: "Another practitioner", say: "With any practitioner" });
  }
  for (const name of instead.locations) {
    nextSteps.push({ code: "other_location", label: `At ${name}`, say: `At ${name}` });
  }
  nextSteps.push({ code: "waitlist", label: "Join the waiting list", say: "Put me on the waiting list" });
  nextSteps.push({ code: "call", label: `Call ${clinic.phone}`, phone: clinic.phone });
  return { visitType: visitTypeName, timeZone: clinic.timeZone, days: [], reasons, nextSteps };
}
