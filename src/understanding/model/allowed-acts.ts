import type { DialogueAct, Understanding, UnderstandingContext, Wish } from "../acts.ts";
import { readSignals } from "../rules/signals.ts";
import { tokenise } from "../text/tokens.ts";
import { ACT_OF } from "./wishes.ts";

const CLINICAL: ReadonlySet<Wish["topic"]> = new Set(["clinical_question", "medication"] as const);

/**
 * The model's acts as far as the message bears them out, with those its wishes stand for. A yes needs a yes in the
 * message, a choice something chosen. A red flag is added and never taken away; only a false alarm, which the rules read
 * from the patient's own words, leaves the model's out.
 */
export function allowedActs(
  proposed: readonly DialogueAct[],
  {
    message,
    context,
    base,
    wishes,
    selects,
  }: { message: string; context: UnderstandingContext; base: Understanding; wishes: readonly Wish[]; selects: boolean },
): DialogueAct[] {
  const desk = wishes.some(({ kind }) => kind === "desk");
  const ofWishes = new Set(wishes.map(actOf));
  const saysYes = () => {
    const signals = readSignals(tokenise(message));
    return Math.max(signals.strength("affirm"), signals.strength("praise")) > 0.5;
  };
  const own = proposed.filter((act) => {
    switch (act) {
      case "emergency":
        return !base.falseAlarm;
      case "affirm":
        return context.expectation.pending === null ? saysYes() : base.acts.includes("affirm");
      case "select":
        return selects;
      case "confirm-attendance":
        return ofWishes.has(act);
      case "handoff":
        // What it is about has been named: the desk gets that instead of "somebody, please".
        return !desk;
      case "out-of-scope":
        return wishes.length === 0 && proposed.length === 1;
      default:
        return true;
    }
  });
  const flagged: DialogueAct[] = base.acts.includes("emergency") || own.includes("emergency") ? ["emergency"] : [];
  return [...new Set<DialogueAct>([...flagged, ...own, ...ofWishes])];
}

const actOf = ({ kind, topic }: Wish): DialogueAct => (topic && CLINICAL.has(topic) ? "clinical-advice" : ACT_OF[kind]);
