import { type Draft, type GoalMind, type Mind, phrase, wish, wording } from "./mind.ts";
import { insteadOf } from "./want.ts";
import { windowWords } from "./window-words.ts";

/** The goal in words: first as a wish, then said another way. */
export function sayGoal(mind: Mind, goal: GoalMind): Draft {
  const first = goal.said === 0;
  // Once a fallback was said, going back to the first words would take it back.
  const fallback = goal.goal.otherwise[goal.fallbacks - 1];
  const own = fallback ? null : correctedWords(mind, goal);
  const text = own ?? wording(mind, fallback?.says ?? goal.goal.says, goal.said);
  goal.said += 1;
  goal.state = "begun";
  return first ? wish(text, "wish", "wish") : wish(text, "rephrase", "rephrase");
}

/** What is wanted since a correction; null: the scenario's own words still say it, or nothing else can. */
function correctedWords(mind: Mind, { corrected, goal, want }: GoalMind): string | null {
  const visit = goal.until === "booked" && corrected ? visitWords(mind, { goal, want }, 0) : null;
  if (!visit) return null;
  const practitioner = practitionerName(mind, want.practitioner);
  const when = want.accepts.length > 0 ? ` ${windowWords(want.accepts)}` : "";
  return `I need ${visit}${when}${practitioner ? ` with ${practitioner}` : ""}.`;
}

/** The next fallback, and what would do from then on; null: there is none left. */
export function sayFallback(mind: Mind, goal: GoalMind): Draft | null {
  const next = goal.goal.otherwise[goal.fallbacks];
  if (!next) return null;
  goal.fallbacks += 1;
  goal.want = insteadOf(goal.want, next);
  // Asked anew, the same questions may well come again.
  mind.answered.clear();
  return wish(wording(mind, next.says), "wish", `fallback ${goal.fallbacks}`);
}

/** When they could come, in words of their own. */
export const whenWords = (mind: Mind, { want }: GoalMind): string =>
  want.accepts.length > 0 ? windowWords(want.accepts) : phrase(mind, "any_time");

/** The kind of visit, as the scenario words it or else by its name. */
export function visitWords(mind: Mind, { goal, want }: Pick<GoalMind, "goal" | "want">, times = 0): string | null {
  if (goal.visitWords && goal.visitType === want.visitType) return wording(mind, goal.visitWords, times);
  const name = mind.clinic.visitTypes.find(({ slug }) => slug === want.visitType)?.name;
  return name ? `${/^[aeiou]/i.test(name) ? "an" : "a"} ${name.charAt(0).toLowerCase()}${name.slice(1)}` : null;
}

export const practitionerName = (mind: Mind, slug: string | undefined): string | undefined =>
  mind.clinic.practitioners.find((practitioner) => practitioner.slug === slug)?.name;

export const locationName = (mind: Mind, slug: string | undefined): string | undefined =>
  mind.clinic.locations.find((location) => location.slug === slug)?.name;
