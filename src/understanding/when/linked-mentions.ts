import type { Days, Mention } from "./syntax.ts";

/** "Monday or the day after", "the 5th, or a week later": what counts from a day said before it in the same message. */
export function linkMentions(mentions: readonly Mention[]): Mention[] {
  const linked: Mention[] = [];
  for (const mention of mentions) {
    const before = linked.findLast(({ days }) => days !== undefined && isOneDay(days))?.days;
    linked.push(before && mention.days ? { ...mention, days: countFrom(mention.days, before) } : mention);
  }
  return linked;
}

function countFrom(days: Days, anchor: Days): Days {
  if (days.is === "anchored")
    return days.amount === 0 ? anchor : { is: "shift", amount: days.amount, unit: days.unit, from: anchor };
  if (days.is === "shift" && days.from) return { ...days, from: countFrom(days.from, anchor) };
  return days;
}

const isOneDay = (days: Days): boolean =>
  days.is === "offset" ||
  days.is === "date" ||
  days.is === "numeric" ||
  days.is === "shift" ||
  days.is === "nth" ||
  days.is === "holiday" ||
  (days.is === "weekday" && !days.plural);
