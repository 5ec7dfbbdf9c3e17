import { sayFallback } from "../goal-words.ts";
import { phrase, type Reaction, reply } from "../mind.ts";

/** The waiting list, a person, going on: a yes where that is what they came for. */
export const answerOffer: Reaction = (mind, goal, { said, options }) => {
  const { until } = goal.goal;
  if (said.has("offers_waitlist") && until === "joined")
    return reply(phrase(mind, "yes_waitlist"), "choice", "waitlist");
  if (said.has("offers_person") && until === "handed_over")
    return reply(phrase(mind, "yes_person"), "choice", "person");
  if (said.has("offers_resume")) {
    const wants = goal.said > 0;
    return reply(phrase(mind, wants ? "yes_resume" : "no_resume"), "choice", wants ? "resume" : "no resume");
  }
  if (!said.has("offers_person") && !said.has("offers_waitlist")) return null;
  const goOn = options.find((option) => /\bgo on\b/i.test(option));
  if (goOn) return reply(goOn, "choice", "go on");
  const fallback = sayFallback(mind, goal);
  if (fallback) return fallback;
  // A person is offered beside other ways on: what they want is said again instead of a no.
  const declines = said.has("offers_waitlist") && !mind.answered.has("no waitlist");
  return declines ? reply(phrase(mind, "no"), "choice", "no waitlist") : null;
};

/** Nothing free, or refused: what else would do. */
export const fallBack: Reaction = (mind, goal, { said }) => {
  const wentWrong = (["none_free", "refused", "turned_down", "offers_other_time", "no_visits"] as const).some(
    (saying) => said.has(saying),
  );
  return wentWrong ? sayFallback(mind, goal) : null;
};

/** The red-flag text where nothing is the matter. */
export const calmDown: Reaction = (mind, _, { said }) =>
  said.has("emergency") ? reply(phrase(mind, "no_emergency"), "remark", "no emergency") : null;
