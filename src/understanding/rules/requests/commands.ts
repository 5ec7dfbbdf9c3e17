import type { Token } from "../../text/tokens.ts";
import { DEFINITE_WORDS, PRONOUNS } from "../cues/object-classes.ts";
import { DONE_TO, REQUEST_VERBS } from "../cues/verb-classes.ts";
import type { Clause } from "./clauses.ts";
import { type Described, describe, inCalendar, isA, isForeign, isLeave, isTime } from "./object.ts";
import { readQuestion } from "./questions.ts";
import type { Reading } from "./request.ts";

const FOREIGN: Reading = { task: "foreign", strength: 0.9 };
const SURELY = 0.95;
const LIKELY = 0.85;
const PARTICLES = new Set(["up", "down", "in", "out", "me", "us", "for", "back", "together", "over", "away", "off"]);
const INTO = new Set(["to", "on", "in", "into", "onto", "for", "at"]);

/** What the verb at `at` does with what follows it; null when the verb is none of a desk's. */
export function readCommand(words: readonly Token[], { to }: Clause, at: number, wished: boolean): Reading | null {
  const verb = words[at]?.word ?? "";
  let from = at + 1;
  while (PARTICLES.has(words[from]?.word ?? "") && from < to - 1) from += 1;
  const object = describe(words, from, to);
  if (verb === "remind") return object.has.event || object.has.visit ? { task: "book", strength: LIKELY } : FOREIGN;
  if (verb === "get" || verb === "have") {
    const done = readDoneTo(words, from, to);
    if (done) return done;
  }
  if (REQUEST_VERBS.remove.has(verb)) return remove(words, from, to, object);
  if (REQUEST_VERBS.take.has(verb)) return take(words, from, to, object);
  if (REQUEST_VERBS.invite.has(verb)) return object.has.trade ? null : { task: "reschedule", strength: SURELY };
  if (REQUEST_VERBS.enter.has(verb) || verb === "make" || verb === "have" || verb === "get") {
    const changed = intoKnown(words, verb, from, to, object);
    if (changed) return changed;
  }
  if (REQUEST_VERBS.change.has(verb)) return change(words, from, to, object);
  if (REQUEST_VERBS.enter.has(verb)) return enter(words, verb, from, object);
  if (REQUEST_VERBS.obtain.has(verb)) return obtain(words, verb, from, object);
  if (REQUEST_VERBS.respond.has(verb)) return respond(object);
  if (REQUEST_VERBS.meet.has(verb) && (wished || verb === "call")) return meet(verb, wished, words[from]?.word ?? "", object);
  if (REQUEST_VERBS.show.has(verb)) return show(words, verb, from, object);
  return null;
}

/** "Add", "put", "schedule": verbs of a calendar. Whatever they are said of is an event, a device's things apart. */
function enter(words: readonly Token[], verb: string, from: number, object: Described): Reading | null {
  const { has } = object;
  if (object.pronoun) return has.calendar && object.length > 1 ? { task: "book", strength: LIKELY } : null;
  if (has.tool && !has.event && !has.calendar && toolLeads(words, from, from + object.length)) return FOREIGN;
  const head = describe(words, from, headEnd(words, from, from + object.length));
  if ((has.upkeep || (head.has.trade && verb === "schedule")) && !has.event && !has.calendar) return FOREIGN;
  if (isStatus(words, from)) return { task: object.pronoun ? "reschedule" : "book", strength: LIKELY };
  if (inCalendar(object)) return { task: "book", strength: has.event || has.visit ? SURELY : LIKELY };
  if (object.length > 0 && (!object.worldly || object.clock) && (object.timed || object.company || object.named)) return { task: "book", strength: LIKELY };
  return null;
}

/** "A reminder for the party" is a reminder; "a party with a reminder" is a party. */
function toolLeads(words: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    if (isA(words[at]?.word, "tool") || isLeave(words, at)) return true;
    if (isA(words[at]?.word, "occasion") || isA(words[at]?.word, "event")) return false;
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
function isStatus(words: readonly Token[], from: number): boolean {
  return [0, 1, 2, 3].some((skip) => /^(?:status|busy|free|away|unavailable|elsewhere|office)$/.test(words[from + skip]?.word ?? ""));
}

/** "Book", "get", "make": said to every trade, so the object must be a calendar's. */
function obtain(words: readonly Token[], verb: string, from: number, object: Described): Reading | null {
  const { has } = object;
  if (object.pronoun) return null;
  const meeting = has.event && !object.elsewhere;
  if ((has.lodging || has.reservation) && !meeting && !has.visit)
    return object.placed || isForHouse(words, from) || has.trade || has.upkeep || verb === "get"
      ? FOREIGN
      : { task: "book", strength: LIKELY, loose: true };
  if (isForeign(object) || isTableFor(words, from, object)) return FOREIGN;
  if (has.event && verb !== "make" && verb !== "arrange" && verb !== "organize" && (object.elsewhere || (object.seeks && !object.company))) return FOREIGN;
  if (has.visit || has.event) return { task: "book", strength: SURELY, loose: true };
  if (object.placed && !object.company && !has.occasion && !has.calendar) return null;
  const placed = object.timed || object.company || object.named;
  if (has.occasion && placed && !object.seeks && verb !== "get" && verb !== "have")
    return { task: "book", strength: LIKELY, loose: true };
  if ((verb === "book" || verb === "arrange" || verb === "reserve") && object.timed && !object.seeks)
    return { task: "book", strength: 0.8, loose: true };
  const served = words[from - 1]?.word === "me" || words[from - 1]?.word === "us";
  if (verb === "make" && (object.company || object.named || (has.occasion && object.clock && !served)))
    return { task: "book", strength: LIKELY, loose: true };
  return null;
}

/** "Dinner for two at Joe's" is a table, not an entry in a calendar. */
function isTableFor(words: readonly Token[], from: number, object: Described): boolean {
  const people = words.findIndex(({ word }, at) => at >= from && at < from + object.length && word === "for" && /^(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)$/.test(words[at + 1]?.word ?? ""));
  return object.has.occasion && object.placed && people >= 0;
}

/** "A reservation for Redrobin": the house is named behind "for". */
function isForHouse(words: readonly Token[], from: number): boolean {
  for (let at = from; at < from + 5; at += 1) {
    if (words[at]?.word !== "for") continue;
    const next = words[at + 1]?.word ?? "";
    return next !== "" && !isTime(next) && !isA(next, "occasion") && !/^(?:me|us|my|our|a|an|the|one|two|three|four|five|six|seven|eight|nine|ten|this|next|myself|after|before)$/.test(next);
  }
  return false;
}

/** "Add Ana to the meeting", "put the location on it", "make the party longer": a change of what is there. */
function intoKnown(
  words: readonly Token[],
  verb: string,
  from: number,
  to: number,
  object: Described,
): Reading | null {
  const first = words[from]?.word ?? "";
  if (verb === "make" || verb === "have") {
    const known = object.pronoun || (DEFINITE_WORDS.has(first) && first !== "any" && first !== "next");
    const part = isA(first, "part") || isA(words[from + 1]?.word, "part");
    if (verb === "have") return known && changesInto(words, from, to) ? { task: "reschedule", strength: LIKELY } : null;
    if (object.pronoun && first !== "one") return object.length > 1 ? { task: "reschedule", strength: LIKELY, refers: true } : null;
    if (isForeign(object) && !(known && object.has.occasion)) return null;
    if (/^(?:instead|longer|shorter|long)$/.test(words[to - 1]?.word ?? "") || lastsFor(words, from, to)) return { task: "reschedule", strength: LIKELY };
    if (known && !isForeign(object) && (inCalendar(object) || part)) return { task: "reschedule", strength: LIKELY };
    return part && object.timed && !inCalendar(object) ? { task: "reschedule", strength: LIKELY } : null;
  }
  const also = /^(?:too|also)$/.test(words[to - 1]?.word ?? "") || (words[to - 1]?.word === "well" && words[to - 2]?.word === "as");
  if (also && /^(?:add|include)$/.test(verb) && !object.timed && !inCalendar(object) && !object.has.tool)
    return { task: "reschedule", strength: LIKELY };
  if (isPartFirst(words, verb, from) && !object.has.calendar && (verb === "add" || !object.has.event)) return { task: "reschedule", strength: LIKELY };
  if (verb === "get" || verb === "schedule" || verb === "block") return null;
  const goesInto = words.findIndex((token, index) => index > from && index < to && INTO.has(token.word) && isKnownThing(words, index + 1, to));
  if (goesInto < 0 || object.has.calendar) return null;
  const head = describe(words, from, goesInto);
  if (head.has.tool || inCalendar(head)) return null;
  return { task: "reschedule", strength: SURELY };
}

/** "location Central Park", "the title to …", "an hour", "30 minutes" */
function isPartFirst(words: readonly Token[], verb: string, from: number): boolean {
  const at = /^(?:a|an|the|another|some)$/.test(words[from]?.word ?? "") ? from + 1 : from;
  const next = words[at + 1]?.word;
  if (/^(?:location|title|description|duration|attendees|attendee|subject|note|notes)$/.test(words[at]?.word ?? ""))
    return true;
  const amount = /^(?:\d+|hour|half|another|few|minutes|one|two|three)$/.test(words[at]?.word ?? "");
  return verb === "add" && amount && /^(?:to|minutes|hours|hour|more)$/.test(next ?? "");
}

/** "… for 3 hours", "… two hours long" */
function lastsFor(words: readonly Token[], from: number, to: number): boolean {
  return words.slice(from, to).some(({ word }, index, rest) => word === "for" && /^(?:minutes|hours|hour)$/.test(rest[index + 2]?.word ?? "") && index === rest.length - 3);
}

function isKnownThing(words: readonly Token[], from: number, to: number): boolean {
  const first = words[from]?.word ?? "";
  if (PRONOUNS.has(first) && (from + 1 >= to || words[from + 1]?.word === "one")) return true;
  for (let at = from; at < Math.min(to, from + 6); at += 1) {
    const word = words[at]?.word;
    if (isTime(word) && at === from && !isA(words[at + 1]?.word, "event") && !isA(words[at + 1]?.word, "occasion"))
      return false;
    if (isA(word, "calendar")) return false;
    if (isA(word, "event") || isA(word, "occasion") || isA(word, "visit") || word === "attendees" || word === "attending")
      return DEFINITE_WORDS.has(first) || isA(first, "event") || at > from || PRONOUNS.has(first);
  }
  return false;
}

/** "… start at 5", "… to be on Friday", "… at 3", "… longer" */
function changesInto(words: readonly Token[], from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) {
    if (/^(?:be|start|end|begin|go|last|run|at|show|until|longer|shorter|earlier|later)$/.test(words[at]?.word ?? ""))
      return true;
  }
  return false;
}

function change(words: readonly Token[], from: number, to: number, object: Described): Reading | null {
  const { has } = object;
  if (object.length === 0) return null;
  if (has.reservation) return { task: "reschedule", strength: SURELY };
  if (has.tool && !has.event && !has.calendar && !has.visit) {
    const nameOf = isA(words[from]?.word, "part") || isA(words[from + 1]?.word, "part");
    return nameOf && object.timed ? { task: "reschedule", strength: LIKELY } : FOREIGN;
  }
  if (object.pronoun) return object.length > 1 ? { task: "reschedule", strength: SURELY, refers: true } : null;
  if (has.trade && !inCalendar(object)) return object.definite && object.timed ? { task: "reschedule", strength: LIKELY } : FOREIGN;
  if (inCalendar(object)) return { task: "reschedule", strength: SURELY };
  const part = has.part && [0, 1, 2, 3].some((skip) => isA(words[from + skip]?.word, "part"));
  if (part && to - from <= 12) return { task: "reschedule", strength: LIKELY };
  if (object.timed) return { task: "reschedule", strength: LIKELY };
  return null;
}

/** "Cancel my lunch" cancels; "remove Ana from the meeting" changes the meeting. */
function remove(words: readonly Token[], from: number, to: number, object: Described): Reading | null {
  const { has } = object;
  const off = words.findIndex((token, at) => at > from && at < to && (token.word === "from" || token.word === "off"));
  if (off > 0 && leavesThing(words, from, off, to)) return { task: "reschedule", strength: SURELY };
  if (has.reservation) return { task: "cancel", strength: SURELY };
  if ((has.tool || has.trade) && !has.event && !has.calendar && !has.visit) return FOREIGN;
  if (object.length === 0 || object.pronoun) return null;
  if (inCalendar(object)) return { task: "cancel", strength: SURELY };
  if (object.timed || object.definite) return { task: "cancel", strength: LIKELY };
  return null;
}

/** Whether a person or a part is taken from something known, and not something from a day or from the calendar. */
function leavesThing(words: readonly Token[], from: number, off: number, to: number): boolean {
  const head = describe(words, from, off);
  if (head.length === 0 || head.pronoun || inCalendar(head) || head.timed || head.has.trade || head.has.tool) return false;
  if (/^(?:all|everything|anything)$/.test(words[from]?.word ?? "")) return false;
  const rest = describe(words, off + 1, to);
  return !rest.has.calendar && (rest.pronoun || rest.has.event || rest.has.occasion || rest.has.visit);
}

function take(words: readonly Token[], from: number, to: number, object: Described): Reading | null {
  const off = words.findIndex((token, at) => at > from && at < to && (token.word === "off" || token.word === "from"));
  if (off > 0 && leavesThing(words, from, off, to)) return { task: "reschedule", strength: LIKELY };
  const away = /^(?:out|off|away)$/.test(words[from - 1]?.word ?? "") || off > 0;
  return away && inCalendar(object) && !isForeign(object) ? { task: "cancel", strength: LIKELY } : null;
}

/** An invitation is answered in the calendar it stands in. */
function respond(object: Described): Reading | null {
  if (object.has.tool && !object.has.event) return FOREIGN;
  const invited = object.has.event || object.has.occasion || object.has.visit || object.definite;
  return invited ? { task: "lookup", strength: LIKELY } : null;
}

/** "I want to meet Ana on Friday at 3": a meeting; who treats people is met otherwise. */
function meet(verb: string, wished: boolean, first: string, object: Described): Reading | null {
  const { has } = object;
  if (object.clinical || isForeign(object) || object.seeks) return null;
  if (verb === "visit" && /^(?:a|an|some|any)$/.test(first) && !has.event) return { task: "foreign", strength: 0.8 };
  if (verb === "call" && /^(?:it|that|this)$/.test(first)) return { task: "reschedule", strength: LIKELY };
  if (!wished) return null;
  const company = verb === "meet" || has.event;
  return company && (object.timed || has.event) ? { task: "book", strength: 0.8, loose: true } : null;
}

/** "Show my meetings", "find the lunch with Ana"; "find a free hour" makes one. */
function show(words: readonly Token[], verb: string, from: number, object: Described): Reading | null {
  const { has } = object;
  if (/^(?:when|what|where|who|how|if)$/.test(words[from]?.word ?? "")) return readQuestion(words, { from, to: from + object.length }, from);
  if (object.clinical) return null;
  if (verb === "show" && isStatus(words, from) && /^(?:me|my)$/.test(words[from - 1]?.word ?? words[from]?.word ?? ""))
    return { task: words.slice(from, from + object.length).some(({ word }) => word === "that") ? "reschedule" : "book", strength: LIKELY };
  if (verb === "find" && /^(?:time|hour|period|slot|minutes|minute)$/.test(lastOf(words, from)))
    return { task: "book", strength: LIKELY };
  if (has.calendar && !has.tool) return { task: "lookup", strength: SURELY };
  if (isForeign(object)) return FOREIGN;
  const searches = verb === "find" || verb === "search" || verb === "look" || verb === "locate";
  const own = words.slice(from, from + object.length).some(({ word }) => /^(?:my|our|i|we|all)$/.test(word)) || (words[from - 1]?.word === "me" && !searches);
  if (object.elsewhere && !own) return FOREIGN;
  if ((object.seeks || (searches && !own && !meets(words, from, from + object.length))) && !object.definite && (has.event || has.occasion)) return FOREIGN;
  if (object.seeks && !object.definite) return null;
  const mine = object.definite || has.visit;
  if (object.definite && words.slice(from, from + 4).some(({ word }) => word === "duration")) return { task: "lookup", strength: LIKELY };
  if (has.event && (mine || verb !== "find" || object.timed || object.company)) return { task: "lookup", strength: LIKELY };
  if ((has.occasion || has.visit) && object.definite) return { task: "lookup", strength: LIKELY };
  return null;
}

/** Meetings are had with people; nobody sells them. */
const meets = (words: readonly Token[], from: number, to: number): boolean =>
  words.slice(from, to).some(({ word }) => /^(?:meetings?|appointments?|interviews?|conference|standup)$/.test(word));

/** The noun of "a 45 minute period": the first word within four that ends the quantity. */
function lastOf(words: readonly Token[], from: number): string {
  for (let at = from; at < from + 5; at += 1) {
    const word = words[at]?.word ?? "";
    if (/^(?:time|period|slot|hour)$/.test(word)) return word;
    if (!/^(?:a|an|some|free|open|\d+|minute|hour|half|any)$/.test(word)) return "";
  }
  return "";
}

/** "I need the meeting moved": what is to be done stands behind the thing. */
export function readDoneTo(words: readonly Token[], from: number, to: number): Reading | null {
  const object = describe(words, from, to);
  if (isForeign(object) || object.clinical) return null;
  for (let at = from + 1; at < to; at += 1) {
    const task = DONE_TO[words[at]?.word ?? ""];
    if (task && (inCalendar(object) || object.timed)) return { task, strength: LIKELY, loose: !object.has.event };
  }
  return null;
}
