import type { Outcome } from "../../scenario/schema.ts";
import { locationName, practitionerName, sayFallback, visitWords, whenWords } from "../goal-words.ts";
import type { OfferedSlot } from "../heard.ts";
import { type Draft, type GoalMind, type Mind, phrase, type Reaction, reply, wish } from "../mind.ts";
import { sameKind, slotSuits, timeSuits } from "../want.ts";
import { clockWords, dayWords } from "../window-words.ts";

/** Who wants one of these takes no free time. */
const WANTS_NO_TIME: ReadonlySet<Outcome> = new Set([
  "cancelled",
  "joined",
  "left_list",
  "visits_shown",
  "confirmed",
  "late_noted",
  "need_added",
  "answered",
  "emergency",
  "none_free",
]);

/** Takes the earliest offered time that suits; else says what would, then falls back, then asks for others. */
export const chooseTime: Reaction = (mind, goal, heard) => {
  const asked = heard.said.has("asks_choice") || heard.said.has("asks_which_time");
  if (heard.slots.length === 0 && !asked) return null;
  if (mind.offered.length === 0) return null;
  const joins = goal.goal.until === "joined" || goal.goal.until === "none_free";
  if (WANTS_NO_TIME.has(goal.goal.until) && !joins) return null;
  const suiting = joins ? [] : mind.offered.filter((slot) => slotSuits(goal.want, slot, mind.clinic));
  const chosen = suiting.toSorted((a, b) => (start(a) < start(b) ? -1 : start(a) > start(b) ? 1 : 0))[0];
  if (chosen) return take(mind, goal, chosen, heard.said.has("asks_which_time"));
  const otherKind = mind.offered.every((slot) => !sameKind(goal.want, slot, mind.clinic));
  return askForAnother(mind, goal, heard.said.has("relaxed") || joins || otherKind);
};

const start = ({ date, time }: OfferedSlot): string => `${date}T${time}`;

function take(mind: Mind, { goal }: GoalMind, slot: OfferedSlot, wasUnclear: boolean): Draft {
  const key = `choice ${slot.slotId}`;
  if (goal.picks === "tap") return { ...reply(slot.accessibleName, "choice", key), tone: "bare", tap: slot.slotId };
  if (goal.picks === "number" && !wasUnclear) {
    const number = mind.offered.indexOf(slot) + 1;
    const ways = { number: String(number), nth: ORDINALS[number - 1] ?? `${number}th` };
    return reply(phrase(mind, "by_number", ways), "choice", key);
  }
  return reply(byTime(mind, slot, wasUnclear), "choice", key);
}

const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/** By as much as tells it from the others. */
function byTime(mind: Mind, slot: OfferedSlot, wasUnclear: boolean): string {
  const sameTime = mind.offered.filter(({ time }) => time === slot.time);
  const oneDay = mind.offered.every(({ date }) => date === slot.date);
  const gaps = { time: clockWords(slot.time), day: dayWords(slot.date) };
  const choice = phrase(mind, oneDay && !wasUnclear ? "by_time" : "by_day_and_time", gaps).replace(/[.!]$/, "");
  const twins = sameTime.filter(({ date }) => date === slot.date);
  if (twins.length < 2) return choice;
  return phrase(mind, "with_practitioner", { choice, practitioner: slot.practitioner });
}

const OTHERS_AT_MOST = 2;

function askForAnother(mind: Mind, goal: GoalMind, nothingLikeIt: boolean): Draft | null {
  const insists = nothingLikeIt ? null : insist(mind, goal);
  if (insists && !mind.answered.has(insists.key)) return insists;
  const fallback = sayFallback(mind, goal);
  if (fallback) return fallback;
  const last = insists ?? insist(mind, goal);
  if (!mind.answered.has(last.key)) return last;
  const asked = [1, 2].filter((time) => mind.answered.has(`others ${time}`)).length;
  return asked < OTHERS_AT_MOST ? reply(phrase(mind, "other_times"), "choice", `others ${asked + 1}`) : null;
}

/** Says what is wrong with all that was shown: the time, else who or where. */
function insist(mind: Mind, goal: GoalMind): Draft {
  const { want } = goal;
  const visit = visitWords(mind, goal);
  if (visit && mind.offered.every((slot) => !sameKind(want, slot, mind.clinic)))
    return wish(phrase(mind, "wrong_visit_type", { visit }), "choice", "insist what");
  const timesFit = mind.offered.some((slot) => timeSuits(want, start(slot)));
  const [wanted, not] = [practitionerName(mind, want.practitioner), practitionerName(mind, want.notPractitioner)];
  const place = locationName(mind, want.location);
  if (timesFit && wanted)
    return wish(phrase(mind, "wrong_practitioner", { practitioner: wanted }), "choice", "insist who");
  if (timesFit && not) return wish(phrase(mind, "wrong_person", { practitioner: not }), "choice", "insist not who");
  if (timesFit && place) return wish(phrase(mind, "wrong_location", { location: place }), "choice", "insist where");
  if (want.accepts.length === 0) return wish(phrase(mind, "any_time"), "choice", "insist any");
  return wish(phrase(mind, "window", { when: whenWords(mind, goal) }), "choice", "insist when");
}
