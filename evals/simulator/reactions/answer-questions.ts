import { practitionerName, sayGoal, visitWords, whenWords } from "../goal-words.ts";
import type { Heard, Saying } from "../heard.ts";
import { type Draft, type GoalMind, type Mind, personOf, type Reaction, reply, wording } from "../mind.ts";
import { lineSuits } from "../want.ts";
import { clockWords } from "../window-words.ts";

type Own = keyof GoalMind["goal"]["answers"];

/** A question of the clinic, the scenario's answer to it, and what is said where the scenario has none. */
interface Answer {
  to: Saying;
  own?: Own;
  else?(mind: Mind, goal: GoalMind, heard: Heard, times: number): string | null;
}

const ANSWERS: readonly Answer[] = [
  { to: "asks_for_whom", else: (mind) => namesOf(mind) },
  { to: "asks_visit_type", else: (mind, goal, _, times) => visitWords(mind, goal, times) },
  { to: "asks_referral", own: "referral", else: () => "No, I don't have one." },
  { to: "asks_established", own: "established", else: () => "Yes, I have." },
  { to: "asks_need", own: "need" },
  { to: "asks_minutes_late", own: "minutes_late", else: () => "About 15 minutes." },
  {
    to: "asks_practitioner",
    own: "which_practitioner",
    else: (mind, { want }, { options }) => practitionerName(mind, want.practitioner) ?? options[0] ?? null,
  },
  { to: "asks_which_visit", own: "which_visit", else: nameVisit },
  { to: "asks_which_place", own: "which_visit", else: (mind, goal) => visitWords(mind, goal) ?? "the first one" },
  { to: "asks_when", own: "when", else: (mind, goal) => whenWords(mind, goal) },
  // Who wants no other time has nothing to change: what they want is said again.
  { to: "asks_change", own: "when", else: (mind, goal) => (wantsATime(goal) ? whenWords(mind, goal) : null) },
  { to: "asks_contradiction", own: "when", else: (mind, goal) => whenWords(mind, goal) },
];

/** Answers what was asked, by the scenario where it says how. */
export const answerQuestion: Reaction = (mind, goal, heard) => {
  for (const { to, own, else: otherwise } of ANSWERS) {
    if (!heard.said.has(to)) continue;
    const times = mind.answered.get(to) ?? 0;
    const ways = own && goal.goal.answers[own];
    const text = ways ? wording(mind, ways, times) : (otherwise?.(mind, goal, heard, times) ?? null);
    return text === null || text === "" ? sayGoal(mind, goal) : answer(text, to);
  }
  return null;
};

const wantsATime = ({ goal, want }: GoalMind): boolean => want.accepts.length > 0 && goal.until !== "cancelled";

/** The same question once more gets the answer once more, in other words; that leads nowhere. */
const answer = (text: string, to: Saying): Draft => reply(text, "choice", to);

/** Of a list by its number; else by day and time. */
function nameVisit(mind: Mind, { want }: GoalMind, { visits }: Heard, times: number): string | null {
  const meant = visits.filter((line) => lineSuits(want, line, mind.clinic));
  const line = meant[times] ?? meant[0];
  if (!line) return null;
  if (line.position !== null) return `number ${line.position}`;
  return `the one at ${clockWords(line.time)} with ${line.practitioner}`;
}

function namesOf(mind: Mind): string {
  const names = mind.goals.map(({ want }) => personOf(mind, want.for).name);
  return [...new Set(names)].join(" and ");
}
