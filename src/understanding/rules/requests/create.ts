import type { Token } from "../../text/tokens.ts";
import { DONE_TO } from "../cues/verb-classes.ts";
import { isTableFor, readLetting } from "./lettings.ts";
import { type Described, describe, inCalendar, isA, isForeign, isLeave, isTime } from "./object.ts";
import { FOREIGN, LIKELY, type Reading, SURELY } from "./request.ts";
import { isTreatment } from "./treatment.ts";

/** "Add", "put", "schedule": verbs of a calendar. Whatever they are said of is an event, a device's things apart. */
export function readEntering(words: readonly Token[], verb: string, from: number, object: Described): Reading | null {
  const { has } = object;
  const letting = readLetting(words, from, object, verb);
  if (letting && !has.calendar) return letting;
  if (object.pronoun) return has.calendar && object.length > 1 ? { task: "book", strength: LIKELY } : null;
  if (has.tool && !has.event && !has.calendar && toolLeads(words, from, from + object.length)) return FOREIGN;
  const head = describe(words, from, headEnd(words, from, from + object.length));
  if ((has.upkeep || (head.has.trade && verb === "schedule")) && !has.event && !has.calendar) return FOREIGN;
  if (isStatus(words, from)) return { task: object.pronoun ? "reschedule" : "book", strength: LIKELY };
  if (inCalendar(object)) return { task: "book", strength: has.event || has.visit ? SURELY : LIKELY };
  if (object.length > 0 && (!object.worldly || object.clock) && (object.timed || object.company || object.named))
    return { task: "book", strength: LIKELY };
  return null;
}

/** "A reminder for the party" is a reminder; "a party with a reminder" is a party. */
function toolLeads(words: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    if (isA(words[at]?.word, "tool") || isLeave(words, at)) return true;
    if (isA(words[at]?.word, "occasion") || isA(words[at]?.word, "event")) return isA(words[at + 1]?.word, "tool");
  }
  return false;
}

/** Where the thing's own name ends and its time, place or company begins. */
function headEnd(words: readonly Token[], from: number, to: number): number {
  for (let at = from + 1; at < to; at += 1) {
    if (/^(?:at|in|on|for|with|from|to|by)$/.test(words[at]?.word ?? "")) return at;
  }
  return to;
}

/** "Mark me as busy", "show my status as away" */
export function isStatus(words: readonly Token[], from: number): boolean {
  return [0, 1, 2, 3].some((skip) =>
    /^(?:status|busy|free|away|unavailable|elsewhere|office)$/.test(words[from + skip]?.word ?? ""),
  );
}

/** "Book", "get", "make": said to every trade, so the object must be a calendar's. */
export function readObtaining(words: readonly Token[], verb: string, from: number, object: Described): Reading | null {
  const { has } = object;
  if (object.pronoun) return null;
  if (/^(?:another|new)$/.test(words[from]?.word ?? words[from + 1]?.word ?? "") || words[from + 1]?.word === "new") {
    const one = words[from + 1]?.word === "one" || words[from + 2]?.word === "one";
    if (one && words.slice(0, from).some(({ word }) => isA(word, "visit") || isA(word, "reservation")))
      return { task: "book", strength: LIKELY };
  }
  if (words.slice(from, from + object.length).some(({ word }) => word === "cancellation"))
    return { task: "cancel", strength: LIKELY };
  // "A reservation" and no more, to a house one believes to be speaking to.
  if (verb === "book" && has.reservation && object.length <= 2 && !isForeign(object))
    return { task: "book", strength: LIKELY, loose: true };
  const letting = readLetting(words, from, object, verb);
  if (letting) return letting;
  if (isForeign(object) || isTableFor(words, from, object)) return FOREIGN;
  if (
    has.event &&
    verb !== "make" &&
    verb !== "arrange" &&
    verb !== "organize" &&
    (object.elsewhere || (object.seeks && !object.company))
  )
    return FOREIGN;
  if (has.visit || has.event)
    return { task: "book", strength: SURELY, loose: !has.visit && !meets(words, from, from + object.length) };
  if (object.placed && !object.company && !has.occasion && !has.calendar) return null;
  const placed = object.timed || object.company || object.named;
  if (has.occasion && placed && !object.seeks && (verb !== "get" || isTaught(words, from)) && verb !== "have")
    return { task: "book", strength: LIKELY, loose: true };
  const unnamed =
    /^(?:for|from|on|at|to|a|an|the|one|two|three|next|this)$/.test(words[from]?.word ?? "") ||
    isTime(words[from]?.word);
  if ((verb === "book" || verb === "arrange" || verb === "reserve") && unnamed && object.timed && !object.seeks)
    return { task: "book", strength: 0.8, loose: true };
  const served = words[from - 1]?.word === "me" || words[from - 1]?.word === "us";
  if (verb === "make" && (object.company || object.named || (has.occasion && object.clock && !served)))
    return { task: "book", strength: LIKELY, loose: true };
  return null;
}

/** "A yoga session", "a driving lesson": given by somebody who keeps hours. */
const isTaught = (words: readonly Token[], from: number): boolean =>
  words.slice(from, from + 4).some(({ word }) => /^(?:session|lesson|class|haircut|massage)$/.test(word));

/** Meetings are had with people; nobody sells them. */
export const meets = (words: readonly Token[], from: number, to: number): boolean =>
  words.slice(from, to).some(({ word }) => /^(?:meetings?|appointments?|interviews?|conference|standup)$/.test(word));

/** "I want to meet Ana on Friday at 3": a meeting; who treats people is met otherwise. */
export function readMeeting(verb: string, wished: boolean, first: string, object: Described): Reading | null {
  const { has } = object;
  if (object.clinical || isForeign(object) || object.seeks) return null;
  if (verb === "visit" && !has.event && !/^(?:you|your|us)$/.test(first)) return { task: "foreign", strength: 0.8 };
  if (verb === "call" && /^(?:it|that|this)$/.test(first)) return { task: "reschedule", strength: LIKELY };
  if (!wished) return null;
  const company = verb === "meet" || has.event;
  return company && (object.timed || has.event) ? { task: "book", strength: 0.8, loose: true } : null;
}

/** "I need the meeting moved": what is to be done stands behind the thing. */
export function readDoneTo(words: readonly Token[], from: number, to: number): Reading | null {
  if (isTreatment(words, from, to)) return { task: "book", strength: LIKELY };
  const object = describe(words, from, to);
  if (isForeign(object) || object.clinical) return null;
  for (let at = from + 1; at < to; at += 1) {
    const task = DONE_TO[words[at]?.word ?? ""];
    if (task && (inCalendar(object) || object.timed)) return { task, strength: LIKELY, loose: !object.has.event };
  }
  return null;
}
