import type { Token } from "../../text/tokens.ts";
import { DEFINITE_WORDS, PRONOUNS } from "../cues/object-classes.ts";
import { type Described, describe, inCalendar, isA, isForeign, isTime } from "./object.ts";
import { LIKELY, type Reading, SURELY } from "./request.ts";

const INTO = new Set(["to", "on", "in", "into", "onto", "for", "at", "under"]);

/** "Add Ana to the meeting", "put the location on it", "make the party longer": a change of what is there. */
export function readInsertion(
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
    // "Make it to the meeting" is to come to it.
    if (verb === "make" && object.pronoun && words[from + 1]?.word === "to" && inCalendar(object)) return null;
    if (object.pronoun && first !== "one")
      return object.length > 1 ? { task: "reschedule", strength: LIKELY, refers: true } : null;
    if (isForeign(object) && !(known && object.has.occasion)) return null;
    if (/^(?:instead|longer|shorter|long)$/.test(words[to - 1]?.word ?? "") || lastsFor(words, from, to))
      return { task: "reschedule", strength: LIKELY };
    if (known && !isForeign(object) && (inCalendar(object) || part))
      return { task: "reschedule", strength: LIKELY, loose: true };
    return part && object.timed && !inCalendar(object) ? { task: "reschedule", strength: LIKELY } : null;
  }
  const also =
    /^(?:too|also)$/.test(words[to - 1]?.word ?? "") ||
    (words[to - 1]?.word === "well" && words[to - 2]?.word === "as");
  if (also && /^(?:add|include)$/.test(verb) && !object.timed && !inCalendar(object) && !object.has.tool)
    return { task: "reschedule", strength: LIKELY };
  if (isPartFirst(words, verb, from) && !object.has.calendar && (verb === "add" || !object.has.event))
    return { task: "reschedule", strength: LIKELY };
  if (verb === "get" || verb === "schedule" || verb === "block") return null;
  const goesInto = words.findIndex(
    (token, index) => index > from && index < to && INTO.has(token.word) && isKnownThing(words, index + 1, to),
  );
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
  return words
    .slice(from, to)
    .some(
      ({ word }, index, rest) =>
        word === "for" && /^(?:minutes|hours|hour)$/.test(rest[index + 2]?.word ?? "") && index === rest.length - 3,
    );
}

function isKnownThing(words: readonly Token[], from: number, to: number): boolean {
  const first = words[from]?.word ?? "";
  if (PRONOUNS.has(first) && (from + 1 >= to || words[from + 1]?.word === "one")) return true;
  for (let at = from; at < Math.min(to, from + 6); at += 1) {
    const word = words[at]?.word;
    if (isTime(word) && at === from && !isA(words[at + 1]?.word, "event") && !isA(words[at + 1]?.word, "occasion"))
      return false;
    if (isA(word, "calendar")) return false;
    // "My shopping list" is a list.
    if (isA(word, "occasion") && isA(words[at + 1]?.word, "tool")) return false;
    if (
      isA(word, "event") ||
      isA(word, "occasion") ||
      isA(word, "visit") ||
      isA(word, "reservation") ||
      word === "attendees" ||
      word === "attending"
    )
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
